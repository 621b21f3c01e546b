package org.braggscape.loss;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** A loss that depends on the patterns only through the sums x·x, x·y and y·y. */
public interface OverlapLoss extends Loss {
    /**
     * Computes the loss.
     *
     * @param xx x·x of the target
     * @param xy x·y
     * @param yy y·y of the candidate
     * @param derivatives receives ∂loss/∂xy and ∂loss/∂yy
     * @return the loss
     */
    double ofOverlaps(double xx, double xy, double yy, double[] derivatives);

    /**
     * The last primitive of a plan that computes the sums directly.
     *
     * @param overlaps slot with x·y and y·y
     * @param loss one number
     * @param xx x·x of the target
     * @return the primitive
     */
    default Primitive primitive(Slot overlaps, Slot loss, double xx) {
        return new Primitive() {
            @Override
            public String name() {
                return "loss";
            }

            @Override
            public List<Slot> inputs() {
                return List.of(overlaps);
            }

            @Override
            public List<Slot> outputs() {
                return List.of(loss);
            }

            @Override
            public Object newState() {
                return new double[2];
            }

            @Override
            public void forward(Workspace workspace) {
                double[] sums = workspace.value(overlaps);
                workspace.resize(loss, 1);
                workspace.value(loss)[0] = ofOverlaps(xx, sums[0], sums[1], workspace.state(this, double[].class));
            }

            @Override
            public void vjp(Workspace workspace) {
                double[] derivatives = workspace.state(this, double[].class);
                double seed = workspace.adjoint(loss)[0];
                workspace.adjoint(overlaps)[0] += seed * derivatives[0];
                workspace.adjoint(overlaps)[1] += seed * derivatives[1];
            }

            @Override
            public void jvp(Workspace workspace) {
                double[] derivatives = workspace.state(this, double[].class);
                double[] v = workspace.tangent(overlaps);
                workspace.tangent(loss)[0] = derivatives[0] * v[0] + derivatives[1] * v[1];
            }
        };
    }
}
