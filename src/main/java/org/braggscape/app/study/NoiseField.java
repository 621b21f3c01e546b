package org.braggscape.app.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.ParsedField;
import org.braggscape.app.descent.PathSwatch;
import org.braggscape.study.DescentMode;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyConfiguration;

/** The levels of one kind of noise in a study, and the descents from starts with it. */
final class NoiseField extends VBox {
    private static final double WIDTH = 260;

    private final NoiseKind kind;
    private final ParsedField<List<Double>> sigma;
    private final Map<DescentMode, CheckBox> modes = new LinkedHashMap<>();

    /**
     * Creates the field.
     *
     * @param kind what is distorted
     * @param name of the field
     * @param help what the numbers are
     * @param start levels at first
     * @param first descents at first
     * @param changed told of every change
     */
    NoiseField(NoiseKind kind, String name, String help, List<Double> start, Set<DescentMode> first, Runnable changed) {
        super(4);
        this.kind = kind;
        sigma = new ParsedField<>(name, start, NoiseField::levels, levels -> levels.stream().map(Object::toString).collect(Collectors.joining(", ")));
        sigma.field().setId("study-sigma-" + kind.key());
        sigma.field().setTooltip(new Tooltip(help));
        sigma.field().setPrefColumnCount(12);
        sigma.field().setPromptText("none");
        sigma.field().setMaxWidth(WIDTH);
        sigma.value().addListener(observable -> changed.run());
        FlowPane pane = new FlowPane(12, 4);
        for (DescentMode mode : DescentMode.THREE) {
            CheckBox box = StudySetup.box(mode.label(), "study-" + kind.key() + "-" + mode.key());
            box.setGraphic(new PathSwatch(mode));
            box.setSelected(first.contains(mode));
            box.selectedProperty().addListener(observable -> changed.run());
            modes.put(mode, box);
            pane.getChildren().add(box);
        }
        getChildren().addAll(sigma.field(), sigma.sentence(), pane);
    }

    private static List<Double> levels(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Double> levels = new ArrayList<>();
        for (String part : text.trim().split("[\\s,;]+")) {
            double level;
            try {
                level = Double.parseDouble(part);
            } catch (NumberFormatException e) {
                level = Double.NaN;
            }
            if (!(level >= 0 && level < 0.5) || levels.contains(level)) {
                throw new IllegalArgumentException("'" + part + "' is no level: write different numbers from 0 to below 0.5, such as 0.05, 0.1.");
            }
            levels.add(level);
        }
        return levels;
    }

    /**
     * The noise as it stands.
     *
     * @return nothing where no level is given
     * @throws IllegalArgumentException if there are levels and no descents; the message is the sentence for the user
     */
    Optional<StudyConfiguration.Noise> noise() {
        List<Double> levels = sigma.value().get();
        List<String> wanted = modes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(entry -> entry.getKey().key()).toList();
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one kind of descent for " + kind.key() + " noise.");
        }
        return Optional.of(new StudyConfiguration.Noise(kind, levels, wanted));
    }

    /** Shows the noise of a study; where it has none of this kind the descents stay. */
    void show(StudyConfiguration study) {
        Optional<StudyConfiguration.Noise> wanted = study.noise().stream().filter(each -> each.kind() == kind).findFirst();
        sigma.show(wanted.map(StudyConfiguration.Noise::sigma).orElse(List.of()));
        wanted.ifPresent(noise -> modes.forEach((mode, box) -> box.setSelected(noise.modes().contains(mode.key()))));
    }

    /** Takes what is still being typed; {@return whether it is right} */
    boolean take() {
        return sigma.take();
    }
}
