package org.braggscape.cli;

/**
 * What was measured on one structure.
 *
 * @param structure its name
 * @param valueUs microseconds per loss, fast path
 * @param gradientUs microseconds per loss and gradient, fast path
 * @param exactValueUs microseconds per loss, direct sum
 * @param exactGradientUs microseconds per loss and gradient, direct sum
 * @param maxLossDeviation largest |Δloss| between both
 * @param maxGradientDeviation largest |Δg|/(|g| + g0) between both, g0 the rms gradient over strains of 0.05
 * @param bytesPerEvaluation bytes allocated per evaluation once warm, fast path
 * @param sliceS seconds for a map of 101 × 101 points on all cores, target included
 * @param coarseS seconds until the first coarse picture of that map, target included
 */
record BenchCase(String structure, double valueUs, double gradientUs, double exactValueUs, double exactGradientUs,
        double maxLossDeviation, double maxGradientDeviation, double bytesPerEvaluation, double sliceS, double coarseS) {
}
