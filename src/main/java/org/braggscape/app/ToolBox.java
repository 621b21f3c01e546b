package org.braggscape.app;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.braggscape.app.control.Icon;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.app.descent.Playback;
import org.braggscape.figure.FigureExport;

/** The tools beside the menus. Each chooses an entry of the menus, so that both always do the same. */
final class ToolBox extends HBox {
    private final MenuBar bar;

    /**
     * Creates the tools.
     *
     * @param bar the menus
     * @param views the buttons that choose what the middle shows
     * @param playback whether the descents play
     * @param dark whether the dark theme is on
     */
    ToolBox(MenuBar bar, HBox views, Playback playback, BooleanProperty dark) {
        this.bar = bar;
        getStyleClass().add("tools");
        Button play = tool("tool-play", Icon.PLAY, "Play or pause", "Space");
        playback.playing().addListener((property, before, now) -> play.setGraphic((now ? Icon.PAUSE : Icon.PLAY).node()));
        Button theme = tool("tool-theme", Icon.MOON, "Dark theme", "");
        Runnable show = () -> {
            theme.setGraphic((dark.get() ? Icon.SUN : Icon.MOON).node());
            say(theme, dark.get() ? "Light theme" : "Dark theme", MenuEntry.named(bar, "Dark theme").keys());
        };
        dark.addListener(observable -> show.run());
        show.run();
        getChildren().addAll(tool("tool-open", Icon.OPEN, "Open", ""), tool("tool-undo", Icon.UNDO, "Undo", ""),
                tool("tool-redo", Icon.REDO, "Redo", ""), line(), views, line(), play,
                tool("tool-step", Icon.STEP, "One step forward", ""), line(), export(), line(),
                tool("tool-search", Icon.SEARCH, "Find a command", ""), theme);
    }

    private Button tool(String id, Icon icon, String entryName, String otherKeys) {
        Button button = new Button();
        MenuEntry entry = MenuEntry.named(bar, entryName);
        style(button, id, icon);
        say(button, entry.name(), entry.keys().isEmpty() ? otherKeys : entry.keys());
        button.disableProperty().bind(entry.item().disableProperty());
        button.setOnAction(event -> entry.choose());
        return button;
    }

    private MenuButton export() {
        MenuButton export = new MenuButton();
        style(export, "tool-export", Icon.EXPORT);
        say(export, "Export the figure", "");
        MenuItem figure = new MenuItem("Figure …");
        figure.setOnAction(event -> MenuEntry.named(bar, "Export figure").choose());
        export.getItems().add(figure);
        for (FigureExport.Format format : FigureExport.Format.values()) {
            MenuEntry entry = MenuEntry.named(bar, format.name());
            MenuItem item = new MenuItem(entry.name() + " …");
            item.disableProperty().bind(entry.item().disableProperty());
            item.setOnAction(event -> entry.choose());
            export.getItems().add(item);
        }
        return export;
    }

    private static void style(ButtonBase button, String id, Icon icon) {
        button.setId(id);
        button.setGraphic(icon.node());
        button.getStyleClass().addAll(Styles.FLAT, "tool");
        button.setMinWidth(USE_PREF_SIZE);
    }

    private static void say(ButtonBase button, String name, String keys) {
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(keys.isEmpty() ? name : name + " (" + keys + ")"));
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
