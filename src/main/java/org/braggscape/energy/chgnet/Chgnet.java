package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.braggscape.crystal.Element;
import org.braggscape.energy.EnergyModel;

/**
 * CHGNet 0.3.0, a graph neural network trained on energies, forces, stresses and magnetic moments of density functional theory
 * for 89 elements. The weights come with the Python package {@code chgnet}; they are not part of this program. Source: B. Deng
 * et al., Nature Machine Intelligence 5, 1031 (2023), arXiv 2302.14231.
 */
public final class Chgnet implements EnergyModel {
    /** What the names of all CHGNets begin with; the weights file follows. */
    public static final String PREFIX = "chgnet:";

    /** It knows all elements up to this atomic number. */
    public static final int ELEMENTS = 94;


    private final Path file;
    private final Network network;
    private final double[][] embedding;
    private final double[] composition;
    private final double[] moment;
    private final double momentBias;

    private Chgnet(Path file) throws IOException {
        this.file = file;
        Weights weights = Weights.read(file);
        this.network = Network.of(weights);
        this.embedding = weights.matrix("atom_embedding.embedding.weight", ELEMENTS, GatedLayers.WIDTH);
        this.composition = weights.matrix("composition_model.fc.weight", 1, ELEMENTS)[0];
        this.moment = weights.matrix("site_wise.weight", 1, GatedLayers.WIDTH)[0];
        this.momentBias = weights.vector("site_wise.bias", 1)[0];
    }

    /**
     * Reads a weights file.
     *
     * @param file {@code chgnet_0.3.0_….pth.tar} of the Python package, or one of the same kind
     * @return the model, named {@code chgnet:} and the file
     * @throws IOException if the file cannot be read, is of another kind, or asks for anything that may do harm; the message is
     *     a sentence that names the file
     */
    public static Chgnet read(Path file) throws IOException {
        return new Chgnet(file);
    }

    /** {@return the weights file} */
    public Path file() {
        return file;
    }

    @Override
    public String name() {
        return PREFIX + file;
    }

    @Override
    public String label() {
        return "CHGNet";
    }

    @Override
    public String citation() {
        return "B. Deng et al., Nature Machine Intelligence 5, 1031 (2023)";
    }

    @Override
    public Set<Element> elements() {
        EnumSet<Element> known = EnumSet.noneOf(Element.class);
        for (Element element : Element.values()) {
            if (element.atomicNumber() <= ELEMENTS) {
                known.add(element);
            }
        }
        return Collections.unmodifiableSet(known);
    }

    @Override
    public Evaluator newEvaluator(List<Element> atoms) {
        double[] features = new double[atoms.size() * GatedLayers.WIDTH];
        double own = 0;
        for (int i = 0; i < atoms.size(); i++) {
            int number = atoms.get(i).atomicNumber();
            if (number > ELEMENTS) {
                throw new IllegalArgumentException(label() + " does not know " + atoms.get(i).symbol() + ".");
            }
            System.arraycopy(embedding[number - 1], 0, features, i * GatedLayers.WIDTH, GatedLayers.WIDTH);
            own += composition[number - 1];
        }
        return new ChgnetEvaluator(network, features, own, moment, momentBias);
    }
}
