package org.braggscape.loss;

/**
 * −(1 − (2 S((p + q)/2) − S(p) − S(q))/ln 4) with both patterns normalised to sum 1 and S = −Σ p ln p: −1 for proportional
 * patterns, 0 for patterns without overlap (spectral entropy; Li et al., Nat. Methods 18, 1524 (2021)).
 */
public final class EntropyLoss implements BinnedLoss {
    private static final double LN4 = Math.log(4);

    @Override
    public String name() {
        return "entropy";
    }

    @Override
    public Against against(double[] target, double[] weights, double maximum) {
        double total = 0;
        for (int k = 0; k < target.length; k++) {
            total += weights[k] * target[k];
        }
        double[] p = new double[target.length];
        double negativeEntropy = 0;
        for (int k = 0; k < target.length; k++) {
            p[k] = target[k] / total;
            negativeEntropy += weights[k] * timesLog(p[k]);
        }
        double ofTarget = negativeEntropy;
        return new Against() {
            @Override
            public double value(double[] candidate, double largest) {
                double inverse = 1 / sum(candidate);
                double mixed = 0;
                double own = 0;
                for (int k = 0; k < p.length; k++) {
                    double q = candidate[k] * inverse;
                    mixed += weights[k] * timesLog((p[k] + q) / 2);
                    own += weights[k] * timesLog(q);
                }
                return loss(inverse, mixed, own);
            }

            @Override
            public double gradient(double[] candidate, double largest, double[] gradient) {
                double inverse = 1 / sum(candidate);
                double mixed = 0;
                double own = 0;
                double along = 0;
                for (int k = 0; k < p.length; k++) {
                    double q = candidate[k] * inverse;
                    double middle = (p[k] + q) / 2;
                    double logMiddle = middle > 0 ? Math.log(middle) : 0;
                    double logOwn = q > 0 ? Math.log(q) : 0;
                    mixed += weights[k] * middle * logMiddle;
                    own += weights[k] * q * logOwn;
                    double slope = (logOwn - logMiddle) / LN4;
                    gradient[k] = slope;
                    along += weights[k] * slope * q;
                }
                for (int k = 0; k < p.length; k++) {
                    gradient[k] = weights[k] * inverse * (gradient[k] - along);
                }
                gradient[p.length] = 0;
                return loss(inverse, mixed, own);
            }

            private double loss(double inverse, double mixed, double own) {
                if (Double.isNaN(inverse)) {
                    return Double.NaN;
                }
                return -1 + (ofTarget + own - 2 * mixed) / LN4;
            }

            private double sum(double[] candidate) {
                double sum = 0;
                for (int k = 0; k < p.length; k++) {
                    sum += weights[k] * candidate[k];
                }
                // t ln t is taken as 0 for everything that is not positive, which would hide the division by 0
                return sum > 0 ? sum : Double.NaN;
            }
        };
    }

    private static double timesLog(double t) {
        return t > 0 ? t * Math.log(t) : 0;
    }
}
