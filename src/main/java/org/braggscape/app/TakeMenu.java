package org.braggscape.app;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.braggscape.figure.Figure;
import org.braggscape.figure.FigureExport;
import org.braggscape.figure.FigureStyle;

/** What a right click on a picture or a table offers: copy and export. Ctrl+C copies where the node has the focus. */
final class TakeMenu {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Region node;
    private final Exports exports;
    private final Supplier<Taken> taken;

    /**
     * A picture or a table that can be taken away.
     *
     * @param name of the file, without suffix
     * @param figure makes the picture, null for a table
     * @param size of the picture on paper
     * @param csv makes its numbers
     */
    record Taken(String name, Function<FigureStyle, Figure> figure, FigureExport.Size size, Supplier<String> csv) {
    }

    /**
     * Offers what a node shows.
     *
     * @param node shows it
     * @param exports takes it away
     * @param taken what is shown at this moment, null for nothing
     * @param more makes items above these, anew each time
     */
    TakeMenu(Region node, Exports exports, Supplier<Taken> taken, Supplier<MenuItem[]> more) {
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
        Menu export = new Menu("Export as");
        copy.setDisable(what == null);
        export.setDisable(what == null);
        if (what != null) {
            Window owner = node.getScene().getWindow();
            for (FigureExport.Format format : new FigureExport.Format[] {FigureExport.Format.SVG, FigureExport.Format.PNG}) {
                if (what.figure() != null) {
                    export.getItems().add(item(format.name() + " …", () -> exports.ask(
                            () -> what.figure().apply(FigureStyle.LIGHT), what.size(), what.name(), format, owner)));
                }
            }
            export.getItems().add(item("CSV …", () -> exports.askForTable(what.csv().get(), what.name(), owner)));
        }
        return new MenuItem[] {copy, export};
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy() {
        Taken what = taken.get();
        if (what != null) {
            exports.copyTable(what.csv().get(), what.figure() == null ? null : node.snapshot(null, null));
        }
    }
}
