package org.braggscape.energy.chgnet;

import java.util.Optional;
import org.braggscape.autodiff.Workspace;
import org.braggscape.energy.EnergyModel;

/** Computes energies of CHGNet, one thread at a time; its arrays are kept from one cell to the next. */
final class ChgnetEvaluator implements EnergyModel.Evaluator {
    private static final double[] SEED = {1};

    private final Network network;
    private final Workspace workspace;
    private final double own;
    private final double[] moment;
    private final double momentBias;
    private final double[] places;
    private final int atoms;

    /**
     * Makes an evaluator.
     *
     * @param elements features of the atoms' elements
     * @param own the elements' own energies, summed
     * @param moment a magnetic moment by features of an atom
     * @param momentBias what is added to it
     */
    ChgnetEvaluator(Network network, double[] elements, double own, double[] moment, double momentBias) {
        this.network = network;
        this.own = own;
        this.moment = moment;
        this.momentBias = momentBias;
        this.atoms = elements.length / GatedLayers.WIDTH;
        this.places = new double[3 * atoms];
        workspace = network.plan().newWorkspace();
        workspace.set(network.elements(), elements);
        workspace.set(network.strain(), new double[9]);
    }

    /** {@return the bonds and angles of the last evaluation} */
    Graph graph() {
        return network.bonds().graph(workspace);
    }

    @Override
    public double energy(double[] vectors, double[] coordinates) {
        for (int at = 0; at < places.length; at += 3) {
            for (int k = 0; k < 3; k++) {
                places[at + k] = coordinates[at] * vectors[k] + coordinates[at + 1] * vectors[3 + k]
                        + coordinates[at + 2] * vectors[6 + k];
            }
        }
        if (!network.bonds().findGraph(workspace, vectors, coordinates, places)) {
            return Double.NaN;
        }
        workspace.set(network.places(), places);
        network.plan().forward(workspace);
        return workspace.value(network.energy())[0] + own;
    }

    @Override
    public double derivatives(double[] vectors, double[] coordinates, double[] forces, double[] strain) {
        double energy = energy(vectors, coordinates);
        if (Double.isNaN(energy)) {
            return energy;
        }
        network.plan().vjp(workspace, network.energy(), SEED);
        double[] byPlaces = workspace.adjoint(network.places());
        for (int i = 0; i < forces.length; i++) {
            forces[i] = -byPlaces[i];
        }
        double[] byStrain = workspace.adjoint(network.strain());
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                // equal but for rounding, as an energy does not depend on the orientation
                strain[3 * k + l] = 0.5 * (byStrain[3 * k + l] + byStrain[3 * l + k]);
            }
        }
        return energy;
    }

    @Override
    public Optional<double[]> magneticMoments() {
        double[] features = workspace.value(network.moments());
        double[] moments = new double[atoms];
        for (int atom = 0; atom < atoms; atom++) {
            double sum = momentBias;
            for (int k = 0; k < GatedLayers.WIDTH; k++) {
                sum += moment[k] * features[atom * GatedLayers.WIDTH + k];
            }
            moments[atom] = Math.abs(sum);
        }
        return Optional.of(moments);
    }
}
