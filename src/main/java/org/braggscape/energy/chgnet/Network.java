package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.braggscape.autodiff.Plan;
import org.braggscape.autodiff.Slot;
import org.braggscape.energy.chgnet.GatedUpdate.Part;
import org.braggscape.energy.chgnet.GatedUpdate.Rows;

/**
 * All layers in order.
 *
 * @param plan the layers
 * @param bonds holds the graph, which is to be found before an evaluation
 * @param places input: places of the atoms in Å, three numbers each
 * @param strain input, nine numbers
 * @param elements input: 64 features of each atom's element
 * @param moments features of the atoms from which their magnetic moments follow
 * @param energy output in eV per cell, without the elements' own share
 */
record Network(Plan plan, BondVectors bonds, Slot places, Slot strain, Slot elements, Slot moments, Slot energy) {
    private static final int BLOCKS = 3;
    private static final int RADIAL = 31;
    private static final int ANGULAR = 15;

    /**
     * Lays the layers.
     *
     * @param weights of the file
     * @return the network
     * @throws IOException as {@link Weights} does
     */
    static Network of(Weights weights) throws IOException {
        return new Builder(weights).build();
    }

    private static final class Builder {
        private static final int WIDTH = GatedLayers.WIDTH;

        private final Weights weights;
        private final Plan.Builder plan = new Plan.Builder();
        private final Slot places = plan.slot("places");
        private final Slot strain = plan.slot("strain");
        private final Slot elements = plan.slot("elements");
        private final Slot lengths = plan.slot("lengths");
        private final Slot cosines = plan.slot("cosines");
        private final BondVectors graph;
        private final Slot atomWeights;
        private final Slot bondWeights;
        private Slot atoms = elements;
        private Slot bonds;
        private Slot angles;

        Builder(Weights weights) throws IOException {
            this.weights = weights;
            graph = new BondVectors(places, strain, lengths, cosines);
            plan.add(graph);
            Slot far = radial("ag", Graph.BOND_CUTOFF, Graph::bonds);
            Slot near = radial("bg", Graph.ANGLE_CUTOFF, Graph::shortBonds);
            Slot angular = plan.slot("angular basis");
            AngularBasis basis = new AngularBasis(cosines, angular,
                    weights.vector("angle_basis_expansion.fourier_expansion.frequencies", ANGULAR));
            plan.add(basis);
            bonds = embedded("bonds", far, RADIAL, "bond_embedding.weight");
            atomWeights = embedded("weights of bonds in atoms", far, RADIAL, "bond_weights_ag.weight");
            bondWeights = embedded("weights of bonds in bonds", near, RADIAL, "bond_weights_bg.weight");
            angles = embedded("angles", angular, basis.width(), "angle_embedding.weight");
        }

        private Slot radial(String name, double cutoff, ToIntFunction<Graph> count) throws IOException {
            Slot basis = plan.slot("radial basis " + name);
            plan.add(new RadialBasis(graph, lengths, basis,
                    weights.vector("bond_basis_expansion.rbf_expansion_" + name + ".frequencies", RADIAL), cutoff, count));
            return basis;
        }

        private Slot embedded(String name, Slot basis, int width, String array) throws IOException {
            Slot features = plan.slot(name);
            plan.add(new Embedding(basis, features, width, weights.matrix(array, WIDTH, width)));
            return features;
        }

        Network build() throws IOException {
            Slot moments = atoms;
            for (int block = 0; block < BLOCKS; block++) {
                updateAtoms(block);
                moments = atoms;
                updateBonds(block);
                if (block < BLOCKS - 1) {
                    // nothing follows from the angles of the last block
                    updateAngles(block);
                }
            }
            updateAtoms(BLOCKS);
            Slot energy = plan.slot("energy");
            plan.add(new Readout(atoms, energy, weights));
            return new Network(plan.build(), graph, places, strain, elements, moments, energy);
        }

        private void updateAtoms(int block) throws IOException {
            Part start = part(atoms, Graph::atoms, Graph::edgeStart);
            Rows edges = new Rows(Graph::edges,
                    List.of(start, part(bonds, Graph::bonds, Graph::edgeBond), part(atoms, Graph::atoms, Graph::edgeEnd)),
                    List.of(part(atomWeights, Graph::bonds, Graph::edgeBond)), start);
            String name = "atom_conv_layers." + block;
            atoms = update("atoms " + block, edges, name + ".twoBody_atom", "layers.0", true,
                    Optional.of(name + ".mlp_out.layers.1.weight"));
        }

        private void updateBonds(int block) throws IOException {
            Part first = part(bonds, Graph::shortBonds, Graph::angleFirst);
            Rows pairs = new Rows(Graph::angles, ofAngle(),
                    List.of(part(bondWeights, Graph::shortBonds, Graph::angleFirst),
                            part(bondWeights, Graph::shortBonds, Graph::angleSecond)), first);
            String name = "bond_conv_layers." + block;
            bonds = update("bonds " + block, pairs, name + ".twoBody_bond", "layers.0", true,
                    Optional.of(name + ".mlp_out.layers.1.weight"));
        }

        private void updateAngles(int block) throws IOException {
            Rows own = new Rows(Graph::angles, ofAngle(), List.of(), angle());
            angles = update("angles " + block, own, "angle_layers." + block + ".twoBody_bond", "layers.1", false,
                    Optional.empty());
        }

        private List<Part> ofAngle() {
            return List.of(part(bonds, Graph::shortBonds, Graph::angleFirst),
                    part(bonds, Graph::shortBonds, Graph::angleSecond), angle(),
                    part(atoms, Graph::atoms, Graph::angleAtom));
        }

        private static Part part(Slot slot, ToIntFunction<Graph> count, Function<Graph, int[]> index) {
            return new Part(slot, count, Optional.of(index));
        }

        private Part angle() {
            return new Part(angles, Graph::angles, Optional.empty());
        }

        private Slot update(String name, Rows rows, String layers, String firstLayer, boolean hidden, Optional<String> last)
                throws IOException {
            Slot result = plan.slot(name);
            plan.add(new GatedUpdate(graph, rows, result, weights, layers, firstLayer, hidden, last));
            return result;
        }
    }
}
