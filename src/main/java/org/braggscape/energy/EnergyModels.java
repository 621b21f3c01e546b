package org.braggscape.energy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.braggscape.crystal.Element;

/** The energy models that come with the program, and the i-PI servers that are in use. */
public final class EnergyModels {
    /** All of them. */
    public static final List<EnergyModel> ALL = List.of(new Emt());

    /** By their names, for those who know an energy by its name only, such as records and schedules. */
    private static final Map<String, IpiEnergy> IN_USE = new ConcurrentHashMap<>();

    private EnergyModels() {
    }

    /**
     * Finds a model by its name.
     *
     * @param name such as {@code emt}, or {@code ipi:NAME} of an {@link IpiEnergy} that was made and not closed
     * @return the model, or nothing when there is none of that name
     */
    public static Optional<EnergyModel> of(String name) {
        return Stream.concat(ALL.stream(), IN_USE.values().stream()).filter(model -> model.name().equals(name)).findFirst();
    }

    static void use(IpiEnergy model) {
        IN_USE.put(model.name(), model);
    }

    static void leave(IpiEnergy model) {
        IN_USE.remove(model.name(), model);
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
            sentences.add("No energy model of this program knows " + listed(nowhere, "or") + ".");
        }
        return String.join(" ", sentences);
    }

    private static List<String> models(Element element) {
        return ALL.stream().filter(model -> model.elements().contains(element)).map(EnergyModel::label).toList();
    }

    /** {@return the symbols as a list for a sentence, such as {@code Al, Ni and Cu}} */
    static String listed(Collection<Element> elements, String word) {
        List<String> symbols = elements.stream().map(Element::symbol).toList();
        int last = symbols.size() - 1;
        return last == 0 ? symbols.get(0)
                : String.join(", ", symbols.subList(0, last)) + " " + word + " " + symbols.get(last);
    }
}
