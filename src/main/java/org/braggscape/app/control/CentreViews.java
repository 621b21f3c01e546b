package org.braggscape.app.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** What stands in the middle of the window, one view at a time, and the buttons that choose it. */
public final class CentreViews {
    /** The main view. */
    public static final String MAP = "Map";

    private final StackPane place = new StackPane();
    private final HBox buttons = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> choices = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper();

    public CentreViews() {
        buttons.getStyleClass().add("centre-choice");
        place.setMinSize(0, 0);
    }

    /**
     * Adds a view; the first one is shown.
     *
     * @param name what its button says
     * @param explanation tool tip
     * @param view the node
     * @param looking told when it comes on screen and when it goes
     */
    public void add(String name, String explanation, Node view, Consumer<Boolean> looking) {
        ToggleButton button = new ToggleButton(name);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(explanation));
        button.setId("centre-" + name.toLowerCase(java.util.Locale.ROOT));
        button.setOnAction(event -> show(name));
        choices.put(name, button);
        buttons.getChildren().add(button);
        view.setVisible(false);
        place.getChildren().add(view);
        button.selectedProperty().addListener((property, before, now) -> {
            view.setVisible(now);
            looking.accept(now);
        });
        if (choices.size() == 1) {
            show(name);
        }
    }

    /** Brings a view to the screen, if there is one of that name. */
    public void show(String name) {
        if (!choices.containsKey(name)) {
            return;
        }
        choices.get(name).setSelected(true);
        shown.set(name);
    }

    /** {@return the name of the view on screen} */
    public ReadOnlyStringProperty shown() {
        return shown.getReadOnlyProperty();
    }

    public StackPane place() {
        return place;
    }

    public HBox buttons() {
        return buttons;
    }
}
