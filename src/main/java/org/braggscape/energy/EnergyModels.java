package org.braggscape.energy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.Element;

/** The energy models that come with the program. */
public final class EnergyModels {
    /** All of them. */
    public static final List<EnergyModel> ALL = List.of(new Emt());

    private EnergyModels() {
    }

    /**
     * Finds a model by its name.
     *
     * @param name such as {@code emt}
     * @return the model, or nothing when there is none of that name
     */
    public static Optional<EnergyModel> of(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** {@return a sentence that names the models with an element} */
    static String whoKnows(Element element) {
        List<String> models = ALL.stream().filter(model -> model.elements().contains(element)).map(EnergyModel::label).toList();
        return models.isEmpty() ? "No energy model of this program knows " + element.symbol() + "."
                : element.symbol() + " is known to " + String.join(", ", models) + ".";
    }

    /** {@return the symbols as a list for a sentence, such as {@code Al, Ni and Cu}} */
    static String listed(Collection<Element> elements, String word) {
        List<String> symbols = elements.stream().map(Element::symbol).toList();
        int last = symbols.size() - 1;
        return last == 0 ? symbols.get(0)
                : String.join(", ", symbols.subList(0, last)) + " " + word + " " + symbols.get(last);
    }
}
