package org.braggscape.loss;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** The last primitive of a plan: pattern → loss against a fixed target. */
public final class PatternLoss implements Primitive {
    private final Slot pattern;
    private final Slot loss;
    private final Loss.Against against;

    /**
     * Creates the primitive.
     *
     * @param pattern the candidate's bins
     * @param loss one number
     * @param against the target
     */
    public PatternLoss(Slot pattern, Slot loss, Loss.Against against) {
        this.pattern = pattern;
        this.loss = loss;
        this.against = against;
    }

    private static final class State {
        double[] gradient = new double[0];
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(pattern);
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
        workspace.value(loss)[0] = against.value(workspace.value(pattern));
    }

    @Override
    public void vjp(Workspace workspace) {
        double[] gradient = gradient(workspace);
        double seed = workspace.adjoint(loss)[0];
        double[] in = workspace.adjoint(pattern);
        for (int k = 0; k < workspace.size(pattern); k++) {
            in[k] += seed * gradient[k];
        }
    }

    @Override
    public void jvp(Workspace workspace) {
        double[] gradient = gradient(workspace);
        double[] in = workspace.tangent(pattern);
        double sum = 0;
        for (int k = 0; k < workspace.size(pattern); k++) {
            sum += gradient[k] * in[k];
        }
        workspace.tangent(loss)[0] = sum;
    }

    private double[] gradient(Workspace workspace) {
        State state = workspace.state(this, State.class);
        if (state.gradient.length < workspace.size(pattern)) {
            state.gradient = new double[workspace.size(pattern)];
        }
        against.gradient(workspace.value(pattern), state.gradient);
        return state.gradient;
    }
}
