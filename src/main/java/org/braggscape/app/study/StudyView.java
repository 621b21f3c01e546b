package org.braggscape.app.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Divider;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.MatchRateFigure;
import org.braggscape.figure.StructureRatesFigure;
import org.braggscape.figure.StudyPictures;
import org.braggscape.session.Layout;
import org.braggscape.session.StudyOnScreen;
import org.braggscape.study.MatchRates;
import org.braggscape.study.StudyRecord;

/** Descents from hundreds of starts: set up, run in the background, and looked at while they come. */
public final class StudyView extends VBox {
    private static final Duration REFRESH = Duration.millis(1000);
    private static final String ENDS = "study-ends";
    private static final String RATES = "study-rates";
    private static final String STRUCTURES = "study-structures";

    private final StudyRun run;
    private final StudySetup setup;
    private final StudyControls controls;
    private final CaseOnMap onMap;
    private final Exports exports;
    private final Toasts toasts;
    private final ObjectProperty<FigureStyle> style;
    private final ObjectProperty<StudyRecord> chosen = new SimpleObjectProperty<>();
    private final TabPane tabs = new TabPane();
    private final RatesPicture<MatchRateFigure> rates = new RatesPicture<>(RATES,
            "Match rates as bars with 95 % intervals. The table under Structures has the numbers.", MatchRateFigure::rowAt, this::failed);
    private final RatesPicture<StructureRatesFigure> structures = new RatesPicture<>(STRUCTURES,
            "Match rates of every structure as colours. The table below has the numbers.", StructureRatesFigure::rowAt, this::failed);
    private final RateTable rateTable = new RateTable();
    private final SimilarityView similarity;
    private final CaseTable cases;
    private final CheckBox onlyFailures = new CheckBox("Only failures");
    private final NewestWins counting = new NewestWins("counting", this::failed);
    private final Label caseText = new Label();
    private final Button show = new Button("Show on the map");
    private final MenuItem showItem = StudyControls.item("Show the case on the _map", this::showChosen);
    private final Timeline clock = new Timeline(new KeyFrame(REFRESH, event -> tell()));
    private Divider divider;
    /** Number of the case to choose when the records have been read, negative for none. */
    private int wantedCase = -1;
    private boolean looking;
    private int painted = -1;

    /**
     * Creates the view.
     *
     * @param workbench what is open
     * @param energies which can be had in the place of losses
     * @param style how pictures look
     * @param exports takes pictures and tables away
     * @param toasts says what went wrong
     * @param onMap shows single cases
     * @param folder of records that the user does not name, nothing to ask for every name
     */
    public StudyView(Workbench workbench, Energies energies, ObjectProperty<FigureStyle> style, Exports exports, Toasts toasts, CaseOnMap onMap,
            Optional<Path> folder) {
        this.style = style;
        this.exports = exports;
        this.toasts = toasts;
        this.onMap = onMap;
        run = new StudyRun(toasts::problem);
        controls = new StudyControls(run, folder, this::begin, this::open);
        setup = new StudySetup(workbench, energies, folder.map(place -> "Run writes them, as they come, into " + place + ".")
                .orElse("Run asks where to write them."), controls::askAndBegin);
        similarity = new SimilarityView(chosen, this::showChosen, this::failed);
        cases = new CaseTable(chosen, this::showChosen, this::failed);
        getStyleClass().addAll("panel", "study");
        setId("study");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        tabs.setId("study-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("right-tabs");
        tabs.setMinSize(0, 0);
        tab("Set up", setup);
        tab("Rates", rates);
        tab("Loss and distance", similarity);
        tab("Structures", structures());
        tab("Cases", cases());
        tabs.getSelectionModel().selectedItemProperty().addListener(observable -> repaint());
        getChildren().addAll(tabs, selected(), controls);
        style.addListener(observable -> repaint());
        chosen.addListener(observable -> tellCase());
        run.state().addListener((property, before, now) -> {
            if (now == StudyRun.State.RUNNING && shownTab().equals("Set up")) {
                show("Rates");
            }
            if (now == StudyRun.State.READING) {
                chosen.set(null);
            } else {
                chooseWanted();
            }
            if (now == StudyRun.State.RUNNING) {
                clock.play();
            } else {
                clock.stop();
            }
            tell();
        });
        clock.setCycleCount(Animation.INDEFINITE);
        take(rates.frame(), RATES, "Match rates", StudyPictures::rates);
        take(structures.frame(), STRUCTURES, "Match rates of structures", StudyPictures::structures);
        take(similarity.picture(), ENDS, "Loss and distance", StudyPictures::similarity);
        tell();
        tellCase();
    }

    public StudyRun run() {
        return run;
    }

    public StudySetup setup() {
        return setup;
    }

    /** {@return the divider above the table of match rates} */
    public Divider divider() {
        return divider;
    }

    /** {@return what changes with what is looked at} */
    public List<Observable> looks() {
        return List.of(run.state(), tabs.getSelectionModel().selectedItemProperty(), similarity.chosenLoss(), onlyFailures.selectedProperty(),
                chosen, setup.onScreen());
    }

    /** {@return what is looked at} */
    public StudyOnScreen onScreen() {
        StudyRecord now = chosen.get();
        int number = wantedCase >= 0 || now == null ? wantedCase : now.of().number();
        return new StudyOnScreen(Optional.ofNullable(run.file()), shownTab(), Optional.ofNullable(similarity.chosenLoss().get()),
                onlyFailures.isSelected(), number < 0 ? OptionalInt.empty() : OptionalInt.of(number), setup.onScreen().get());
    }

    /** Shows something else. A study that runs is left to itself, and so are its records. */
    public void restore(StudyOnScreen other) {
        if (other.equals(onScreen())) {
            return;
        }
        Path records = other.records().orElse(null);
        if (!Objects.equals(records, run.file())) {
            if (run.state().get() == StudyRun.State.RUNNING) {
                if (records != null) {
                    toasts.problem("A study is running, so the records of this session are not shown; open the session again when it "
                            + "has ended or is paused.");
                }
            } else if (records == null) {
                run.clear();
                chosen.set(null);
            } else {
                run.open(records);
            }
        }
        setup.restore(other.setup());
        similarity.chosenLoss().set(other.lossName().orElse(null));
        onlyFailures.setSelected(other.onlyFailures());
        show(other.tab());
        wantedCase = other.caseNumber().orElse(-1);
        chosen.set(null);
        chooseWanted();
        tell();
    }

    private void chooseWanted() {
        if (wantedCase >= 0 && run.state().get() != StudyRun.State.READING) {
            run.records().stream().filter(record -> record.of().number() == wantedCase).findFirst().ifPresent(chosen::set);
            wantedCase = -1;
        }
    }

    CaseTable caseTable() {
        return cases;
    }

    /** {@return the case that is looked at, null for none} */
    ObjectProperty<StudyRecord> chosen() {
        return chosen;
    }

    /** {@return what the menus offer} */
    public List<MenuItem> items() {
        return Stream.concat(controls.items().stream(), Stream.of(showItem)).toList();
    }

    private void tab(String name, Node content) {
        Tab tab = new Tab(name, content);
        tab.setId("study-tab-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        tabs.getTabs().add(tab);
    }

    private String shownTab() {
        return tabs.getSelectionModel().getSelectedItem().getText();
    }

    /** Brings a part of the view to the front. */
    public void show(String part) {
        tabs.getTabs().stream().filter(tab -> tab.getText().equals(part)).forEach(tabs.getSelectionModel()::select);
    }

    private Node structures() {
        new TakeMenu(rateTable, exports, () -> taken(RATES, "Match rates", null), () -> new MenuItem[0]);
        SplitPane split = new SplitPane(structures, rateTable);
        split.setOrientation(Orientation.VERTICAL);
        divider = new Divider(split, Layout.START.structures());
        return split;
    }

    private Node cases() {
        onlyFailures.setId("study-only-failures");
        onlyFailures.setTooltip(new Tooltip("Only descents whose end does not match the truth"));
        onlyFailures.selectedProperty().addListener(observable -> repaint());
        HBox head = new HBox(12, onlyFailures);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("minima-choices");
        new TakeMenu(cases, exports, () -> taken(ENDS, "Cases", null), () -> new MenuItem[0]);
        VBox box = new VBox(head, cases);
        VBox.setVgrow(cases, Priority.ALWAYS);
        return box;
    }

    private void take(Region node, String name, String title, BiFunction<StudyPictures, FigureStyle, Figure> figure) {
        new TakeMenu(node, exports, () -> taken(name, title, figure), () -> new MenuItem[0]);
    }

    private TakeMenu.Taken taken(String name, String title, BiFunction<StudyPictures, FigureStyle, Figure> figure) {
        List<StudyRecord> now = run.records();
        if (now.isEmpty()) {
            return null;
        }
        boolean ends = name.equals(ENDS);
        // counting thousands of records takes longer than a frame: off the JavaFX thread, when it is asked for
        return new TakeMenu.Taken(name, title, figure == null ? null : look -> figure.apply(new StudyPictures(now), look),
                ends ? StudyPictures.similaritySize(now) : name.equals(STRUCTURES) ? StudyPictures.structuresSize(now)
                        : StudyPictures.RATES_SIZE, () -> new StudyPictures(now).data(!ends));
    }

    private Node selected() {
        show.setId("study-show");
        show.getStyleClass().add("small");
        show.setMinWidth(USE_PREF_SIZE);
        show.setTooltip(new Tooltip("Opens the structure, drops the very start of this case and descends as the study did"));
        show.setOnAction(event -> showChosen());
        caseText.setId("study-case");
        caseText.setMinWidth(0);
        caseText.setWrapText(true);
        caseText.setMinHeight(USE_PREF_SIZE);
        caseText.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caseText, Priority.ALWAYS);
        HBox line = new HBox(12, caseText, show);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("minima-head", "study-case");
        return line;
    }

    private void failed(Throwable error) {
        toasts.problem("The study could not be shown: " + error);
    }

    /** Runs what is set up. */
    public void begin(Path records) {
        if (run.state().get() == StudyRun.State.RUNNING || run.state().get() == StudyRun.State.READING) {
            return;
        }
        String name = String.valueOf(records.getFileName());
        try {
            if (!setup.take()) {
                show("Set up");
                return;
            }
            String study = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
            run.begin(setup.configuration(study), setup.withoutFile(study), records.toAbsolutePath());
        } catch (IllegalArgumentException e) {
            // the form says so as well
            show("Set up");
            toasts.problem(e.getMessage());
        }
    }

    /** Shows records. */
    void open(Path records) {
        run.open(records.toAbsolutePath());
        show("Rates");
    }

    private void showChosen() {
        if (chosen.get() != null) {
            onMap.show(chosen.get(), run.study(), run.file());
        }
    }

    /** Says whether the view is on screen: pictures that nobody sees are not painted. */
    public void setLooking(boolean now) {
        looking = now;
        repaint();
    }

    private void tellCase() {
        StudyRecord record = chosen.get();
        caseText.setText(record == null ? "Choose a case under Loss and distance or Cases to see why it went as it did." : StudyText.of(record));
        caseText.setTooltip(record == null ? null : new Tooltip(caseText.getText()));
        show.setDisable(record == null);
        showItem.setDisable(record == null);
    }

    private void tell() {
        controls.tell();
        if (run.done() != painted) {
            repaint();
        }
    }

    /** Paints what is on screen anew, from the records that there are now. */
    private void repaint() {
        if (!looking) {
            return;
        }
        List<StudyRecord> now = run.records();
        FigureStyle look = style.get();
        painted = now.size();
        switch (shownTab()) {
            case "Rates" -> rates.show(now.isEmpty() ? null : () -> new StudyPictures(now).rates(look));
            case "Loss and distance" -> similarity.show(now, look);
            case "Structures" -> {
                structures.show(now.isEmpty() ? null : () -> new StudyPictures(now).structures(look));
                counting.submit(() -> MatchRates.of(now, true), rateTable::show);
            }
            case "Cases" -> cases.show(now, onlyFailures.isSelected());
            default -> { }
        }
    }

    /** Ends the threads. */
    public void close() {
        clock.stop();
        run.close();
        onMap.close();
        rates.close();
        structures.close();
        similarity.close();
        cases.close();
        counting.close();
    }
}
