package org.braggscape.app.export;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureData;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;

/** What a right click on a picture or a table offers: copy and export. Ctrl+C copies where the node has the focus. */
public final class TakeMenu {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Region node;
    private final Exports exports;
    private final Supplier<Taken> taken;

    /**
     * A picture or a table that can be taken away.
     *
     * @param name of the file, without suffix
     * @param title what it is called on screen
     * @param figure makes the picture, off the JavaFX thread; null for a table
     * @param size of the picture on paper
     * @param data makes its numbers
     */
    public record Taken(String name, String title, Function<FigureStyle, Figure> figure, FigureExport.Size size,
            Supplier<FigureData> data) {
        /** {@return its first table, for a spreadsheet} */
        String csv() {
            return data.get().tables().get(0).csv();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * Offers what a node shows.
     *
     * @param node shows it
     * @param exports takes it away
     * @param taken what is shown at this moment, null for nothing
     * @param more makes items above these, anew each time
     */
    public TakeMenu(Region node, Exports exports, Supplier<Taken> taken, Supplier<MenuItem[]> more) {
        this.node = node;
        this.exports = exports;
        this.taken = taken;
        ContextMenu menu = new ContextMenu();
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.getItems().setAll(more.get());
            menu.getItems().addAll(items());
            menu.show(node, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> menu.hide());
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private MenuItem[] items() {
        Taken what = taken.get();
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy());
        MenuItem export = item("Export …", () -> exports.ask(List.of(what), 0, node.getScene().getWindow()));
        MenuItem table = item("Export numbers as CSV …", () -> exports.askForTable(what::csv, what.name(),
                node.getScene().getWindow()));
        for (MenuItem each : List.of(copy, export, table)) {
            each.setDisable(what == null);
        }
        return what != null && what.figure() == null ? new MenuItem[] {copy, table} : new MenuItem[] {copy, export, table};
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy() {
        Taken what = taken.get();
        if (what != null) {
            exports.copyTable(what::csv, what.figure() == null ? null : node.snapshot(null, null));
        }
    }
}
