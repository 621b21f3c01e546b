package org.braggscape.loss;

/** −x·y/(‖x‖‖y‖): −1 for proportional patterns, 0 for patterns without overlap. */
public final class CosineLoss implements BinnedLoss, OverlapLoss {
    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public double ofOverlaps(double xx, double xy, double yy, double[] derivatives) {
        double inverse = 1 / Math.sqrt(xx * yy);
        derivatives[0] = -inverse;
        derivatives[1] = xy * inverse / (2 * yy);
        return -xy * inverse;
    }

    @Override
    public Against against(double[] target, double[] weights, double maximum) {
        double sum = 0;
        for (int k = 0; k < target.length; k++) {
            sum += weights[k] * target[k] * target[k];
        }
        double norm = Math.sqrt(sum);
        double[] weighted = new double[target.length];
        for (int k = 0; k < target.length; k++) {
            weighted[k] = weights[k] * target[k] / norm;
        }
        return new Against() {
            @Override
            public double value(double[] candidate, double largest) {
                return evaluate(candidate, null);
            }

            @Override
            public double gradient(double[] candidate, double largest, double[] gradient) {
                return evaluate(candidate, gradient);
            }

            private double evaluate(double[] y, double[] gradient) {
                double product = 0;
                double square = 0;
                for (int k = 0; k < weighted.length; k++) {
                    product += weighted[k] * y[k];
                    square += weights[k] * y[k] * y[k];
                }
                double inverse = 1 / Math.sqrt(square);
                double cosine = product * inverse;
                if (gradient != null) {
                    double along = cosine * inverse;
                    for (int k = 0; k < weighted.length; k++) {
                        gradient[k] = inverse * (along * weights[k] * y[k] - weighted[k]);
                    }
                    gradient[weighted.length] = 0;
                }
                return -cosine;
            }
        };
    }
}
