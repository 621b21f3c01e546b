package org.braggscape.app.study;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.braggscape.app.control.TextCell;
import org.braggscape.study.MatchRates;
import org.braggscape.study.stats.Rate;

/** The match rates of a study, structure by structure, one per row. */
final class RateTable extends TableView<MatchRates.Row> {
    private static final List<String> WORDS = List.of("study-rate-structure", "study-rate-noise", "study-rate-loss", "study-rate-descent");

    RateTable() {
        setId("study-rates");
        getStyleClass().addAll("minima-table", "dense", "striped");
        setAccessibleText("Match rates of every structure with 95 % intervals.");
        setPlaceholder(new Label("Rates stand here as cases are done."));
        setFixedCellSize(24);
        add("Structure", "The truth", 92, row -> StudyText.structure(row.setting().structure().orElse("all")), Function.identity());
        add("Noise", "What was distorted", 76, row -> row.setting().noise().key(), Function.identity());
        add("σ", "Strength of the noise", 44, row -> row.setting().sigma(), Object::toString);
        add("Loss", "What was minimised", 60, row -> row.setting().lossName(), text -> text.equals("none") ? "–" : text);
        add("Descent", "Which descent, or which start that is only compared", 104, row -> StudyText.mode(row.setting().mode()),
                Function.identity());
        add("Cases", "So far", 48, row -> row.match().trials(), Object::toString);
        add("Match", "Share that matches, with its 95 % interval", 112, MatchRates.Row::match, StudyText::percent);
        add("Recovered", "Share that recovered the cell within 0.5 %, with its 95 % interval", 112, MatchRates.Row::recovered, StudyText::percent);
    }

    private <T> void add(String name, String help, double width, Function<MatchRates.Row, T> value, Function<T, String> text) {
        TableColumn<MatchRates.Row, T> column = new TableColumn<>();
        Label head = new Label(name);
        head.setMinWidth(USE_PREF_SIZE);
        head.setTooltip(new Tooltip(help));
        column.setGraphic(head);
        column.setId("study-rate-" + name.toLowerCase(Locale.ROOT));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(unused -> new TextCell<>(text));
        column.setComparator((one, other) -> compare(one, other));
        if (WORDS.contains(column.getId())) {
            column.getStyleClass().add("words");
        }
        getColumns().add(column);
    }

    @SuppressWarnings("unchecked")
    private static <T> int compare(T one, T other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one instanceof Rate rate ? Double.compare(rate.share(), ((Rate) other).share()) : ((Comparable<T>) one).compareTo(other);
    }

    /** Shows rates; the order that the user chose stays. */
    void show(List<MatchRates.Row> rows) {
        getItems().setAll(rows);
        sort();
    }
}
