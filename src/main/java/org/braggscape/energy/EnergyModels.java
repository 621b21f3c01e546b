package org.braggscape.energy;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.energy.chgnet.Chgnet;

/**
 * The energy models: those that come with the program, and those in use that need more, a file or another program. Records,
 * schedules and sessions know a model by its name only and find it here.
 */
public final class EnergyModels {
    private static final EnergyModel EMT = new Emt();

    private static final Map<String, EnergyModel> IN_USE = new ConcurrentSkipListMap<>();

    private EnergyModels() {
    }

    /**
     * Finds a model by its name.
     *
     * @param name such as {@code emt}, or {@code chgnet:FILE}, which is read where it is not in use yet, or that of a model in
     *     use, such as {@code ipi:NAME}
     * @return the model, or nothing when there is none of that name
     * @throws IllegalArgumentException if a weights file cannot be read; the message is a sentence for the user
     */
    public static Optional<EnergyModel> of(String name) {
        Optional<EnergyModel> ready = available().stream().filter(model -> model.name().equals(name)).findFirst();
        if (ready.isPresent() || !name.startsWith(Chgnet.PREFIX)) {
            return ready;
        }
        try {
            EnergyModel read = Chgnet.read(Path.of(name.substring(Chgnet.PREFIX.length())));
            use(read);
            return Optional.of(read);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name + " names no file: " + e.getReason() + ".", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** {@return the models that can be had now: those that come with the program first, then those in use by their names} */
    public static List<EnergyModel> available() {
        return Stream.concat(Stream.of(EMT), IN_USE.values().stream()).toList();
    }

    /** Lets a model be found by its name, in the place of another one of that name. */
    public static void use(EnergyModel model) {
        IN_USE.put(model.name(), model);
    }

    /** Lets a model be found no more. */
    public static void leave(EnergyModel model) {
        IN_USE.remove(model.name(), model);
    }

    /**
     * Finds the model to use where none was chosen.
     *
     * @param structure what is to be computed
     * @return the first model that knows all its elements
     * @throws IllegalArgumentException if there is none; the message says which elements each model does not know
     */
    public static EnergyModel knowing(CrystalStructure structure) {
        Set<Element> elements = EnumSet.noneOf(Element.class);
        structure.sites().forEach(site -> elements.add(site.element()));
        List<String> gaps = new ArrayList<>();
        for (EnergyModel model : available()) {
            Set<Element> unknown = EnumSet.copyOf(elements);
            unknown.removeAll(model.elements());
            if (unknown.isEmpty()) {
                return model;
            }
            gaps.add(model.label() + " does not know " + listed(unknown, "or"));
        }
        throw new IllegalArgumentException("No energy model knows all elements of " + structure.name() + ": "
                + String.join("; ", gaps) + ".");
    }

    /** {@return sentences that name the models with each of some elements} */
    static String whoKnows(Collection<Element> elements) {
        List<Element> nowhere = elements.stream().filter(element -> models(element).isEmpty()).toList();
        List<String> sentences = new ArrayList<>();
        for (Element element : elements) {
            if (!nowhere.contains(element)) {
                sentences.add(element.symbol() + " is known to " + String.join(", ", models(element)) + ".");
            }
        }
        if (!nowhere.isEmpty()) {
            sentences.add(nowhere.stream().allMatch(element -> element.atomicNumber() <= Chgnet.ELEMENTS)
                    ? "CHGNet knows " + listed(nowhere, "and") + " where its weights are given (chgnet:FILE), and so may another "
                            + "program by i-PI (ipi:NAME)."
                    : "Another program may know " + listed(nowhere, "and") + ", by i-PI (ipi:NAME).");
        }
        return String.join(" ", sentences);
    }

    private static List<String> models(Element element) {
        return available().stream().filter(model -> model.elements().contains(element)).map(EnergyModel::label).toList();
    }

    /** {@return the symbols as a list for a sentence, such as {@code Al, Ni and Cu}} */
    static String listed(Collection<Element> elements, String word) {
        List<String> symbols = elements.stream().map(Element::symbol).toList();
        int last = symbols.size() - 1;
        return last == 0 ? symbols.get(0)
                : String.join(", ", symbols.subList(0, last)) + " " + word + " " + symbols.get(last);
    }
}
