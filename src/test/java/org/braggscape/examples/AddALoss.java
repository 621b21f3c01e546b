package org.braggscape.examples;

import org.braggscape.loss.BinnedLoss;

/** A loss of one's own: Σ (p − q)² of two patterns of area 1, p = x/Σx, q = y/Σy. */
public record AddALoss() implements BinnedLoss {
    @Override
    public String name() {
        return "area";
    }

    @Override
    public Against against(double[] target, double[] weights, double maximum) {
        double area = dot(weights, target);
        return new Against() {
            @Override
            public double value(double[] y, double largest) {
                return gradient(y, largest, new double[target.length + 1]);
            }

            @Override
            public double gradient(double[] y, double largest, double[] gradient) {
                double sum = 0;
                double along = 0;
                double own = dot(weights, y);
                for (int k = 0; k < target.length; k++) {
                    double difference = y[k] / own - target[k] / area;
                    sum += weights[k] * difference * difference;
                    along += weights[k] * difference * y[k] / own;
                    gradient[k] = difference;
                }
                for (int k = 0; k < target.length; k++) {
                    gradient[k] = 2 * weights[k] * (gradient[k] - along) / own;
                }
                gradient[target.length] = 0; // it does not look at the largest bin
                return sum; // NaN where the candidate has no intensity
            }
        };
    }

    private static double dot(double[] weights, double[] values) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }
}
