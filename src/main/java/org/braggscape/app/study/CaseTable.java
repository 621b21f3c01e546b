package org.braggscape.app.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.TextCell;
import org.braggscape.app.model.Quantity;
import org.braggscape.study.StudyRecord;

/** The cases of a study, one per row. They are many: sorting and filtering happen off the JavaFX thread. */
final class CaseTable extends TableView<StudyRecord> {
    private static final List<String> WORDS = List.of("study-case-structure", "study-case-noise", "study-case-loss", "study-case-descent",
            "study-case-endedby");

    private final Map<TableColumn<StudyRecord, ?>, Comparator<StudyRecord>> orders = new HashMap<>();
    private final ObjectProperty<StudyRecord> chosen;
    private final NewestWins sorting;
    private List<StudyRecord> all = List.of();
    /** Never changed, so that other threads may read it. */
    private List<StudyRecord> shown = List.of();
    private boolean onlyFailures;
    private boolean following;

    /**
     * Creates an empty table.
     *
     * @param chosen the case that is looked at; null for none
     * @param open shows it on the map
     * @param problems told of what goes wrong
     */
    CaseTable(ObjectProperty<StudyRecord> chosen, Runnable open, Consumer<Throwable> problems) {
        this.chosen = chosen;
        this.sorting = new NewestWins("cases", problems);
        setId("study-cases");
        getStyleClass().addAll("minima-table", "dense", "striped");
        setAccessibleText("The cases of the study. Enter shows the selected one on the map.");
        setPlaceholder(new Label("Cases stand here as they are done."));
        setFixedCellSize(24);
        add("Structure", "The truth", 92, record -> StudyText.structure(record.of().structure()), Function.identity());
        add("Noise", "What was distorted", 76, record -> record.of().noise().key(), Function.identity());
        add("σ", "Strength of the noise", 44, record -> record.of().sigma(), Object::toString);
        add("Seed", "The same seed gives the same start everywhere", 48, record -> record.of().seed(), Object::toString);
        add("Loss", "What was minimised", 60, record -> record.of().lossName(), text -> text.equals("none") ? "–" : text);
        add("Descent", "Which descent, or which start that is only compared", 104, record -> StudyText.mode(record.of().mode()),
                Function.identity());
        add("Match", "Whether the matcher says that the end is the truth", 48, StudyRecord::match, StudyText::yes);
        add("Rec.", "Recovered: all six cell parameters within 0.5 % of the truth", 44, record -> record.recovered() == null ? "–"
                : StudyText.yes(record.recovered()), Function.identity());
        add("Distance", "Of the end's cell from the truth", 60, record -> record.end().distance(), Quantity::loss);
        add("End loss", "Loss at the end", 64, record -> number(record.end().loss()), Quantity::loss);
        add("rms", "Of the matcher, in units of the mean spacing", 56, record -> number(record.rms()), Quantity::loss);
        add("Steps", "Of the descent", 48, StudyRecord::steps, Object::toString);
        add("Ended by", "Why the descent ended", 76, StudyRecord::reason, text -> text.equals("none") ? "–" : text);
        getColumns().stream().filter(column -> WORDS.contains(column.getId())).forEach(column -> column.getStyleClass().add("words"));
        // rows come in order already; the policy only takes notice
        setSortPolicy(table -> {
            arrange();
            return true;
        });
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!following && now != null) {
                chosen.set(now);
            }
        });
        chosen.addListener(observable -> follow());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
                open.run();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && getSelectionModel().getSelectedItem() != null) {
                open.run();
            }
        });
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }

    private <T extends Comparable<? super T>> void add(String name, String help, double width, Function<StudyRecord, T> value,
            Function<T, String> text) {
        TableColumn<StudyRecord, T> column = new TableColumn<>();
        Label head = new Label(name);
        head.setMinWidth(USE_PREF_SIZE);
        head.setTooltip(new Tooltip(help));
        column.setGraphic(head);
        column.setId("study-case-" + name.toLowerCase(Locale.ROOT).replaceAll("[ .]", ""));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(unused -> new TextCell<>(text));
        orders.put(column, Comparator.comparing(value));
        getColumns().add(column);
    }

    /** Shows records; the order that the user chose stays. */
    void show(List<StudyRecord> records, boolean failures) {
        all = records;
        onlyFailures = failures;
        arrange();
    }

    private void arrange() {
        List<StudyRecord> from = all;
        boolean failures = onlyFailures;
        Comparator<StudyRecord> order = null;
        for (TableColumn<StudyRecord, ?> column : getSortOrder()) {
            Comparator<StudyRecord> one = column.getSortType() == TableColumn.SortType.ASCENDING ? orders.get(column)
                    : orders.get(column).reversed();
            order = order == null ? one : order.thenComparing(one);
        }
        Comparator<StudyRecord> wanted = order;
        List<StudyRecord> before = shown;
        sorting.submit(() -> {
            List<StudyRecord> rows = new ArrayList<>(from.size());
            for (StudyRecord record : from) {
                if (!failures || !record.match() && !record.of().isBaseline()) {
                    rows.add(record);
                }
            }
            if (wanted != null) {
                rows.sort(wanted);
            }
            return new Rows(rows, begins(rows, before), FXCollections.observableArrayList(rows));
        }, rows -> {
            following = true;
            if (rows.asBefore() && shown == before) {
                // while a study runs rows are added, and the others stay as they are
                getItems().addAll(rows.all().subList(before.size(), rows.all().size()));
            } else {
                // a list of its own: the table would look for each of thousands of rows that leave
                setItems(rows.items());
            }
            shown = rows.all();
            following = false;
            follow();
        });
    }

    private record Rows(List<StudyRecord> all, boolean asBefore, ObservableList<StudyRecord> items) {
    }

    private static boolean begins(List<StudyRecord> rows, List<StudyRecord> before) {
        boolean same = before.size() <= rows.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = rows.get(i) == before.get(i);
        }
        return same;
    }

    private void follow() {
        following = true;
        StudyRecord wanted = chosen.get();
        if (getSelectionModel().getSelectedItem() != wanted) {
            int row = wanted == null ? -1 : getItems().indexOf(wanted);
            if (row < 0) {
                getSelectionModel().clearSelection();
            } else {
                getSelectionModel().clearAndSelect(row);
                scrollTo(Math.max(0, row - 3));
            }
        }
        following = false;
    }

    /** Ends the thread. */
    void close() {
        sorting.close();
    }
}
