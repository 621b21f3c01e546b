package org.braggscape.loss;

/** Σ (x/max x − y/max y)²: 0 for proportional patterns. It has a kink where another bin becomes the largest. */
public final class MseLoss implements BinnedLoss {
    @Override
    public String name() {
        return "mse";
    }

    @Override
    public boolean usesMaximum() {
        return true;
    }

    @Override
    public Against against(double[] target, double[] weights, double maximum) {
        double[] scaled = new double[target.length];
        for (int k = 0; k < target.length; k++) {
            scaled[k] = target[k] / maximum;
        }
        return new Against() {
            @Override
            public double value(double[] candidate, double largest) {
                double inverse = 1 / largest;
                double sum = 0;
                for (int k = 0; k < scaled.length; k++) {
                    double difference = candidate[k] * inverse - scaled[k];
                    sum += weights[k] * difference * difference;
                }
                return sum;
            }

            @Override
            public double gradient(double[] candidate, double largest, double[] gradient) {
                double inverse = 1 / largest;
                double sum = 0;
                double byScale = 0;
                for (int k = 0; k < scaled.length; k++) {
                    double difference = candidate[k] * inverse - scaled[k];
                    double weighted = weights[k] * difference;
                    sum += weighted * difference;
                    gradient[k] = 2 * weighted * inverse;
                    byScale += gradient[k] * candidate[k];
                }
                gradient[scaled.length] = -byScale * inverse;
                return sum;
            }
        };
    }
}
