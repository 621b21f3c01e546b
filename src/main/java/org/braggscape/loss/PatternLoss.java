package org.braggscape.loss;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** The last primitive of a plan: pattern and its largest bin → loss against a fixed target. */
public final class PatternLoss implements Primitive {
    private final Slot pattern;
    private final Slot maximum;
    private final Slot loss;
    private final BinnedLoss.Against against;

    /**
     * Creates the primitive.
     *
     * @param pattern the candidate's intensity at each place
     * @param maximum one number; null where the loss does not use it
     * @param loss one number
     * @param against the target
     */
    public PatternLoss(Slot pattern, Slot maximum, Slot loss, BinnedLoss.Against against) {
        this.pattern = pattern;
        this.maximum = maximum;
        this.loss = loss;
        this.against = against;
    }

    private static final class State {
        private double[] gradient = new double[0];
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public List<Slot> inputs() {
        return maximum == null ? List.of(pattern) : List.of(pattern, maximum);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(loss);
    }

    @Override
    public Object newState() {
        return new State();
    }

    @Override
    public void forward(Workspace workspace) {
        workspace.resize(loss, 1);
        double[] y = workspace.value(pattern);
        double largest = maximum == null ? Double.NaN : workspace.value(maximum)[0];
        State state = workspace.state(this, State.class);
        if (workspace.derivativesWanted()) {
            if (state.gradient.length <= workspace.size(pattern)) {
                state.gradient = new double[workspace.size(pattern) + 1];
            }
            workspace.value(loss)[0] = against.gradient(y, largest, state.gradient);
        } else {
            workspace.value(loss)[0] = against.value(y, largest);
        }
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] gradient = workspace.state(this, State.class).gradient;
        double seed = workspace.adjoint(loss)[0];
        double[] in = workspace.adjoint(pattern);
        int count = workspace.size(pattern);
        for (int k = 0; k < count; k++) {
            in[k] += seed * gradient[k];
        }
        if (maximum != null) {
            workspace.adjoint(maximum)[0] += seed * gradient[count];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] gradient = workspace.state(this, State.class).gradient;
        double[] in = workspace.tangent(pattern);
        int count = workspace.size(pattern);
        double sum = maximum == null ? 0 : gradient[count] * workspace.tangent(maximum)[0];
        for (int k = 0; k < count; k++) {
            sum += gradient[k] * in[k];
        }
        workspace.tangent(loss)[0] = sum;
    }
}
