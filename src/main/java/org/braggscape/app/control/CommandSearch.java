package org.braggscape.app.control;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.study.MapParameter;

/** A field that finds everything the menus offer, and every map, by a few letters of its name. Lies over the window. */
public final class CommandSearch extends StackPane {
    private static final double WIDTH = 520;
    private static final double TOP = 56;
    private static final double ROW = 32;
    private static final int MOST_ROWS = 10;
    /** More than any other match is worth. */
    private static final int BY_NAME = 1_000_000;

    /**
     * Something to run.
     *
     * @param name what it is called
     * @param place where else it is found
     * @param keys its keys, empty for none
     * @param also other words by which it is found
     * @param possible whether it can be run now
     */
    private record Command(String name, String place, String keys, String also, boolean possible, Runnable action) {
        static Command of(MenuEntry entry) {
            String sample = entry.menus().endsWith("Samples") ? "Open sample " : "";
            return new Command(sample + entry.name(), entry.menus(), entry.keys(), "", !entry.item().isDisable(), entry::choose);
        }

        int score(String query) {
            int byName = FuzzyMatch.score(query, name);
            // an entry that is not called so may still stand in a menu of that name
            return byName != FuzzyMatch.NONE ? byName + BY_NAME
                    : FuzzyMatch.score(query, name + " " + place + " " + also + " " + keys);
        }
    }

    private final Supplier<List<MenuEntry>> entries;
    private final Consumer<List<MapParameter>> openMap;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();
    private List<Command> all = List.of();
    private Node focusedBefore;

    /**
     * Creates the field, hidden.
     *
     * @param entries what the menus offer at this moment
     * @param openMap shows the map over two parameters
     */
    public CommandSearch(Supplier<List<MenuEntry>> entries, Consumer<List<MapParameter>> openMap) {
        this.entries = entries;
        this.openMap = openMap;
        setId("command-search");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        field.setId("command-field");
        field.setPromptText("What would you like to do?");
        field.setAccessibleText("Find a command by a few letters of its name; the arrow keys choose, Enter runs");
        field.textProperty().addListener(observable -> filter());
        list.setId("command-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.setPlaceholder(new Label("Nothing is called so."));
        list.setOnMouseClicked(event -> run());
        VBox card = new VBox(8, field, list);
        card.getStyleClass().addAll("command-card", Styles.ELEVATED_3);
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setTranslateY(TOP);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // the Space of a typed name is not the one that plays
        card.addEventHandler(KeyEvent.KEY_RELEASED, KeyEvent::consume);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        getChildren().add(card);
    }

    /** Shows the field, empty. */
    public void open() {
        if (!isVisible()) {
            focusedBefore = getScene().getFocusOwner();
        }
        all = commands();
        field.clear();
        filter();
        setVisible(true);
        field.requestFocus();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        entries.get().forEach(entry -> commands.add(Command.of(entry)));
        List<MapParameter> ofCells = MapParameter.common().stream().filter(parameter ->
                !(parameter instanceof MapParameter.Displacement) && !(parameter instanceof MapParameter.ProfileShape)).toList();
        for (int i = 0; i < ofCells.size(); i++) {
            for (int j = i + 1; j < ofCells.size(); j++) {
                List<MapParameter> pair = List.of(ofCells.get(i), ofCells.get(j));
                commands.add(new Command("Map: " + pair.get(0).symbol() + " – " + pair.get(1).symbol(), "Landscape", "",
                        pair.get(0).key() + " " + pair.get(1).key(), true, () -> openMap.accept(pair)));
            }
        }
        return commands;
    }

    private void filter() {
        String query = field.getText();
        record Found(Command command, int score) {
        }
        list.getItems().setAll(query.isBlank() ? all
                : all.stream().map(command -> new Found(command, command.score(query)))
                        .filter(found -> found.score() != FuzzyMatch.NONE)
                        // what Enter would not run comes last
                        .sorted(Comparator.<Found, Boolean>comparing(found -> !found.command().possible())
                                .thenComparing(Comparator.comparingInt(Found::score).reversed()))
                        .map(Found::command).toList());
        list.setPrefHeight(ROW * Math.max(1, Math.min(MOST_ROWS, list.getItems().size())) + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> run();
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-MOST_ROWS);
            case PAGE_DOWN -> move(MOST_ROWS);
            case TAB -> field.requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        int last = list.getItems().size() - 1;
        int wanted = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + rows));
        list.getSelectionModel().select(wanted);
        list.scrollTo(Math.max(0, wanted - MOST_ROWS / 2));
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.possible()) {
            close();
            chosen.action().run();
        }
    }

    private void close() {
        setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    /** One command: its name, where it is found, its keys. */
    private static final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(command.name());
            Label place = new Label(command.place());
            place.getStyleClass().add("caption");
            Label keys = new Label(command.keys());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(8, name, place, gap, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setDisable(!command.possible());
            setGraphic(row);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setAccessibleText(command.name() + ", " + command.place() + (command.keys().isEmpty() ? "" : ", " + command.keys())
                    + (command.possible() ? "" : ", not possible now"));
        }
    }
}
