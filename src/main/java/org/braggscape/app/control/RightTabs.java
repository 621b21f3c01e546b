package org.braggscape.app.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** What explains the map: one view at a time. */
public final class RightTabs extends TabPane {
    public RightTabs() {
        setId("right-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getStyleClass().addAll("panel", "right-tabs");
    }

    /**
     * Adds a tab at the right end.
     *
     * @param name what it says
     * @param view what it shows
     * @return whether it is the one on top
     */
    public ReadOnlyBooleanProperty add(String name, Node view) {
        Tab tab = new Tab(name, view);
        getTabs().add(tab);
        return tab.selectedProperty();
    }

    /** {@return the name of the tab on top} */
    public String shown() {
        return getSelectionModel().getSelectedItem().getText();
    }

    /** Brings a tab to the top. */
    public void select(String name) {
        getTabs().stream().filter(tab -> tab.getText().equals(name)).forEach(getSelectionModel()::select);
    }
}
