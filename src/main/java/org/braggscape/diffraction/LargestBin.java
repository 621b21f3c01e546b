package org.braggscape.diffraction;

import java.util.List;
import org.braggscape.autodiff.Primitive;
import org.braggscape.autodiff.Slot;
import org.braggscape.autodiff.Workspace;

/** Pattern → its largest bin, the lowest one on ties. */
final class LargestBin implements Primitive {
    private final Slot pattern;
    private final Slot maximum;

    LargestBin(Slot pattern, Slot maximum) {
        this.pattern = pattern;
        this.maximum = maximum;
    }

    @Override
    public String name() {
        return "largest bin";
    }

    @Override
    public List<Slot> inputs() {
        return List.of(pattern);
    }

    @Override
    public List<Slot> outputs() {
        return List.of(maximum);
    }

    @Override
    public Object newState() {
        return new int[1];
    }

    @Override
    public void forward(Workspace workspace) {
        double[] y = workspace.value(pattern);
        int largest = 0;
        for (int k = 1; k < workspace.size(pattern); k++) {
            if (y[k] > y[largest]) {
                largest = k;
            }
        }
        workspace.state(this, int[].class)[0] = largest;
        workspace.resize(maximum, 1);
        workspace.value(maximum)[0] = y[largest];
    }

    @Override
    public void vjp(Workspace workspace) {
        workspace.adjoint(pattern)[workspace.state(this, int[].class)[0]] += workspace.adjoint(maximum)[0];
    }

    @Override
    public void jvp(Workspace workspace) {
        workspace.tangent(maximum)[0] = workspace.tangent(pattern)[workspace.state(this, int[].class)[0]];
    }
}
