package org.braggscape.app.descent;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.LowWindow;
import org.braggscape.app.control.NumberField;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.control.Section;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.RandomStart;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;

/** How to descend and where from. Every change is computed at once, from every start. */
public final class DescentPanel extends Section {
    private static final List<Set<ParameterGroup>> FREE = List.of(Set.of(ParameterGroup.CELL),
            Set.of(ParameterGroup.COORDINATES), Set.of(ParameterGroup.CELL, ParameterGroup.COORDINATES));

    private final Descents descents;
    private final ComboBox<StepRuleName> rule = new ComboBox<>(FXCollections.observableArrayList(StepRuleName.values()));
    private final NumberField lengths = rate("lengths, in Å² per unit of loss", "rate-lengths",
            StepRuleName.Rates.DEFAULT.lengths());
    private final NumberField angles = rate("angles, in degrees² per unit of loss", "rate-angles",
            StepRuleName.Rates.DEFAULT.angles());
    private final NumberField coordinates = rate("fractional coordinates, per unit of loss", "rate-coordinates",
            StepRuleName.Rates.DEFAULT.coordinates());
    private final ComboBox<Set<ParameterGroup>> free = new ComboBox<>(FXCollections.observableList(FREE));
    private final ComboBox<Optional<CrystalFamily>> family = new ComboBox<>();
    private final ComboBox<Schedule> schedule = new ComboBox<>(FXCollections.observableList(Schedule.ALL));
    private final NumberField steps = new NumberField("Largest number of steps", DescentSettings.START.steps(),
            DescentPanel::wrongSteps);
    private final NumberField sigma = new NumberField("Sigma, the noise of a random start", RandomStart.START.sigma(),
            DescentPanel::wrongSigma);
    private final NumberField seed = new NumberField("Seed of the next random start", RandomStart.START.seed(), DescentPanel::wrongSeed);
    private final Map<DescentMode, CheckBox> modes = new EnumMap<>(DescentMode.class);
    private final Label ruleSentence = sentence("rule-sentence");
    private boolean showing;
    private final Label modeSentence = sentence("modes-sentence");

    public DescentPanel(Descents descents, Playback playback, BooleanProperty colourByLoss) {
        this.descents = descents;
        Label heading = new Label("Descent");
        Label caption = new Caption(
                "A start is a cell to fit from: Shift-click the map, or press Enter at the probe.");
        caption.managedProperty().bind(LowWindow.isHigherThan(this, Section.ROOM_FOR_CAPTIONS));
        caption.visibleProperty().bind(caption.managedProperty());
        rule.setValue(DescentSettings.START.rule());
        rule.setId("rule");
        rule.setAccessibleText("Step rule");
        rule.setTooltip(new Tooltip("How each step is chosen"));
        rule.setMaxWidth(Double.MAX_VALUE);
        rule.setConverter(new OneWay<>(StepRuleName::label));

        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, named("Rule", rule));
        form.add(rule, 1, 0, 3, 1);
        form.addRow(1, named("Free", free));
        form.add(free, 1, 1, 3, 1);
        form.addRow(2, named("Rates", lengths.field()), above("lengths", lengths), above("angles", angles),
                above("coord.", coordinates));
        form.add(new VBox(lengths.sentence(), angles.sentence(), coordinates.sentence()), 0, 3, 4, 1);
        form.addRow(4, named("Steps", steps.field()), steps.field());
        form.add(family, 2, 4, 2, 1);
        form.add(new VBox(steps.sentence(), ruleSentence), 0, 5, 4, 1);
        family.getItems().add(Optional.empty());
        List.of(CrystalFamily.values()).forEach(each -> family.getItems().add(Optional.of(each)));
        family.setValue(Optional.empty());
        family.setId("family");
        family.setAccessibleText("Family of constrained descents");
        family.setTooltip(new Tooltip("The crystal family to which constrained descents keep the cell"));
        family.setMaxWidth(Double.MAX_VALUE);
        family.setConverter(new OneWay<>(
                chosen -> chosen.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("own family")));
        free.setValue(FREE.get(0));
        free.setId("free");
        free.setAccessibleText("What moves");
        free.setTooltip(new Tooltip("What a descent moves: the cell, the atoms' fractional coordinates, or both"));
        free.setMaxWidth(Double.MAX_VALUE);
        free.setConverter(new OneWay<>(groups -> groups.size() == 2 ? "Cell and coordinates"
                : groups.contains(ParameterGroup.CELL) ? "Cell" : "Coordinates"));
        coordinates.field().setDisable(true);
        identify(steps, "steps", "A descent ends after so many steps, if not sooner");
        VBox boxes = new VBox(4);
        for (DescentMode mode : DescentMode.values()) {
            boxes.getChildren().add(box(mode));
        }
        CheckBox byLoss = new CheckBox("Colour by loss");
        byLoss.setId("colour-by-loss");
        byLoss.setTooltip(new Tooltip("Gives each point of a path the colour that the map has for that point's own loss:\n"
                + "where path and map differ in colour, the path runs beside the map's slice"));
        byLoss.selectedProperty().bindBidirectional(colourByLoss);
        schedule.setValue(DescentSettings.START.schedule());
        schedule.setId("schedule");
        schedule.setAccessibleText("Schedule of the annealed descent");
        schedule.setTooltip(new Tooltip("The stages of the annealed descent: smoothed losses first, the loss itself last;\n"
                + "or a constrained descent on the loss, then a free relaxation by an energy"));
        schedule.setOnShowing(event -> offer());
        schedule.setConverter(new OneWay<>(Schedule::label));
        schedule.setPrefWidth(118);
        schedule.setMinWidth(0);
        // beside what they belong to or where there is room, so that the panel needs no scrolling
        beside(boxes, DescentMode.CONSTRAINED, byLoss);
        beside(boxes, DescentMode.ANNEALED, schedule);
        boxes.getChildren().add(modeSentence);

        Button random = new Button("Random");
        random.setId("random-start");
        random.getStyleClass().add("small");
        random.setMaxWidth(Double.MAX_VALUE);
        random.setMinWidth(USE_PREF_SIZE);
        random.setTooltip(new Tooltip("Strains the true cell at random if the cell is free, and shifts the atoms if they are;\n"
                + "the same σ and seed give the same start. The seed then grows by one, for the next start."));
        random.setOnAction(event -> dropRandom(playback));
        identify(sigma, "sigma", "Largest strain of the cell: 0.05 changes lengths and angles by some percent;\n"
                + "standard deviation of each fractional coordinate");
        identify(seed, "seed", "A whole number; the same seed gives the same start here and on the command line");
        GridPane noise = new GridPane();
        noise.getStyleClass().add("form");
        Label sigmaName = named("σ", sigma.field());
        sigmaName.getStyleClass().add("symbol");
        noise.addRow(0, sigmaName, sigma.field(), named("Seed", seed.field()), seed.field());
        noise.add(new VBox(sigma.sentence(), seed.sentence()), 0, 1, 5, 1);
        noise.add(random, 4, 0);
        Label said = sentence("start-sentence");
        said.textProperty().bind(descents.sentence());
        fill(heading, caption, form, boxes, noise, said);

        rule.valueProperty().addListener(observable -> wish());
        // whether a rule fits the loss, or a start has a pattern, is known when the descents begin
        playback.follow(() -> ruleSentence.setText(
                descents.selected().get() == null ? "" : descents.selected().get().problem()));
        free.valueProperty().addListener(observable -> wish());
        family.valueProperty().addListener(observable -> wish());
        schedule.valueProperty().addListener(observable -> wish());
        List.of(lengths, angles, coordinates).forEach(field -> field.value().addListener(observable -> wish()));
        steps.value().addListener(observable -> wish());
        sigma.value().addListener(observable -> wish());
        seed.value().addListener(observable -> wish());
        descents.settings().addListener(observable -> show());
        descents.random().addListener(observable -> show());
        modes.values().forEach(box -> box.selectedProperty().addListener(observable -> wish()));
    }

    /** Energy models come and go. */
    private void offer() {
        List<Schedule> offered = Schedule.offered();
        if (!offered.equals(schedule.getItems())) {
            showing = true;
            Schedule chosen = schedule.getValue();
            schedule.setItems(FXCollections.observableList(offered));
            schedule.setValue(chosen);
            showing = false;
        }
    }

    private static void beside(VBox boxes, DescentMode mode, Node right) {
        Node left = boxes.getChildren().get(mode.ordinal());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(4);
        line.setAlignment(Pos.CENTER_LEFT);
        boxes.getChildren().set(mode.ordinal(), line);
        line.getChildren().addAll(left, gap, right);
    }

    private CheckBox box(DescentMode mode) {
        CheckBox box = new CheckBox(mode.label());
        box.setMinWidth(USE_PREF_SIZE);
        box.setGraphic(new PathSwatch(mode));
        box.setId("mode-" + mode.key());
        box.setSelected(true);
        box.setTooltip(new Tooltip(switch (mode) {
            case UNCONSTRAINED -> "From the start, all parameters that move free";
            case CONSTRAINED_START -> "From the start projected onto the crystal's family, then free";
            case CONSTRAINED -> "From the projected start, and projected again after each step";
            case ANNEALED -> "From the start by the stages of the schedule, such as smoothed losses first.\nIts curve shows "
                    + "the map's loss at every step, which therefore climbs at times:\nthe stage goes down on a loss or an energy of its own.";
        }));
        modes.put(mode, box);
        return box;
    }

    /** Shows the values in force, also in place of what was typed and is wrong. */
    public void show() {
        if (showing) {
            return;
        }
        DescentSettings now = descents.settings().get();
        showing = true;
        rule.setValue(now.rule());
        lengths.show(now.rates().lengths());
        angles.show(now.rates().angles());
        coordinates.show(now.rates().coordinates());
        free.setValue(now.free());
        family.setValue(now.family());
        schedule.setValue(now.schedule());
        steps.show((double) now.steps());
        modes.forEach((mode, box) -> box.setSelected(now.modes().contains(mode)));
        sigma.show(descents.random().get().sigma());
        seed.show((double) descents.random().get().seed());
        showing = false;
        enable();
    }

    private void wish() {
        if (showing) {
            return;
        }
        Set<DescentMode> wanted = enable();
        DescentSettings before = descents.settings().get();
        showing = true;
        descents.random().set(new RandomStart(sigma.value().get(), seed.value().get().longValue()));
        descents.settings().set(new DescentSettings(rule.getValue(),
                new StepRuleName.Rates(lengths.value().get(), angles.value().get(), coordinates.value().get()),
                steps.value().get().intValue(), wanted.isEmpty() ? before.modes() : wanted, free.getValue(), family.getValue(),
                schedule.getValue()));
        showing = false;
    }

    /** Lets only those fields be used that count; {@return the modes that are chosen} */
    private Set<DescentMode> enable() {
        StepRuleName chosen = rule.getValue();
        boolean rated = chosen == StepRuleName.GRADIENT_DESCENT || chosen == StepRuleName.MOMENTUM
                || chosen == StepRuleName.NESTEROV;
        boolean cell = free.getValue().contains(ParameterGroup.CELL);
        family.setDisable(!cell);
        lengths.field().setDisable(!rated || !cell);
        angles.field().setDisable(!rated || !cell);
        coordinates.field().setDisable(!rated || !free.getValue().contains(ParameterGroup.COORDINATES));
        Set<DescentMode> wanted = EnumSet.noneOf(DescentMode.class);
        modes.forEach((mode, box) -> {
            if (box.isSelected()) {
                wanted.add(mode);
            }
        });
        schedule.setDisable(!wanted.contains(DescentMode.ANNEALED));
        modeSentence.setText(wanted.isEmpty() ? "Choose at least one of the four." : "");
        return wanted;
    }

    private void dropRandom(Playback playback) {
        // what was typed counts also before the field has taken it
        boolean right = sigma.take() & seed.take();
        if (right) {
            int before = descents.runs().get().size();
            long number = seed.value().get().longValue();
            descents.dropRandom(sigma.value().get(), number);
            if (descents.runs().get().size() > before) {
                seed.show(number + 1 <= RandomStart.LARGEST_SEED ? number + 1.0 : 0.0);
                playback.restart();
            }
        }
    }

    private static String wrongRate(double rate) {
        return rate > 0 ? null : "A rate is a number above 0; a larger one makes longer steps.";
    }

    private static String wrongSteps(double number) {
        boolean right = number == Math.rint(number) && number >= 1 && number <= DescentSettings.MOST_STEPS;
        return right ? null : "The number of steps is a whole number from 1 to " + DescentSettings.MOST_STEPS + ".";
    }

    private static String wrongSigma(double number) {
        return number >= 0 && number < 0.5 ? null : "σ is a number from 0 to below 0.5, such as 0.05.";
    }

    private static String wrongSeed(double number) {
        boolean right = number == Math.rint(number) && number >= 0 && number <= RandomStart.LARGEST_SEED;
        return right ? null : "A seed is a whole number from 0 on, such as 1.";
    }

    private static NumberField rate(String what, String id, double start) {
        NumberField field = new NumberField("Rate for " + what, start, DescentPanel::wrongRate);
        identify(field, id, "Rate for " + what + "; used by gradient descent and momentum");
        return field;
    }

    private static void identify(NumberField field, String id, String help) {
        field.field().setId(id);
        field.sentence().setId(id + "-sentence");
        field.field().setTooltip(new Tooltip(help));
    }

    private static VBox above(String name, NumberField field) {
        Label label = new Label(name);
        label.getStyleClass().add("caption");
        return new VBox(label, field.field());
    }

    private static Label named(String text, Node control) {
        Label label = new Label(text);
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label sentence(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("field-error");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.managedProperty());
        return label;
    }
}
