package org.braggscape.app.structure;

import atlantafx.base.controls.Message;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.Caption;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.Questions;
import org.braggscape.app.control.Section;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.figure.ChemicalName;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.UnitCell;
import org.braggscape.figure.UnitCellThumbnail;

/** What is open, and what there is to say about it. */
public final class StructurePanel extends Section {
    /** More would push everything else out of the window. */
    private static final int MOST_NOTICES = 2;
    private static final double THUMBNAIL = 96;

    private final Workbench workbench;
    private final MenuButton name = new MenuButton();
    private final Label facts = new Caption("");
    private final GridPane cell = new GridPane();
    private final VBox notices = new VBox(8);
    private final ObjectProperty<FigureStyle> style;
    private final FigureView<UnitCellThumbnail> thumbnail;
    private final StackPane picture;

    /**
     * Creates the panel.
     *
     * @param workbench what is open
     * @param style how the picture of the cell looks
     * @param open asks the user for a file
     */
    public StructurePanel(Workbench workbench, ObjectProperty<FigureStyle> style, Runnable open) {
        this.workbench = workbench;
        this.style = style;
        this.thumbnail = new FigureView<>("thumbnail", error -> { });
        picture = new StackPane(thumbnail);
        picture.setMinHeight(THUMBNAIL);
        picture.setPrefHeight(THUMBNAIL);
        thumbnail.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        style.addListener(observable -> showThumbnail());
        Label heading = new Label("Structure");
        heading.setTooltip(new Tooltip("The structure whose pattern is the target: the truth that a fit should find"));
        name.setId("structure-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(new Tooltip("Choose one of the sample structures"));
        for (String sample : SampleStructures.names()) {
            name.getItems().add(sampleItem(sample, workbench));
        }
        Button file = new Button("Open …");
        file.setTooltip(new Tooltip("Open a CIF or a POSCAR (Ctrl+O), or drop one anywhere on the window;\nseveral become candidates"));
        file.setOnAction(event -> open.run());
        file.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, name, file);
        HBox.setHgrow(name, Priority.ALWAYS);
        cell.getStyleClass().add("cell-table");
        notices.setId("notices");
        notices.managedProperty().bind(notices.visibleProperty());
        picture.setId("thumbnail");
        picture.managedProperty().bind(picture.visibleProperty());
        Label against = new Label();
        against.setId("measured-target");
        against.setWrapText(true);
        Button own = new Button("Remove");
        own.setId("remove-target");
        own.getStyleClass().add("small");
        own.setMinWidth(USE_PREF_SIZE);
        own.setTooltip(new Tooltip("Compare with the pattern of the structure itself again"));
        own.setOnAction(event -> workbench.compareWith(null));
        HBox target = new HBox(8, against, own);
        target.setAlignment(Pos.CENTER_LEFT);
        target.visibleProperty().bind(workbench.measured().isNotNull());
        target.managedProperty().bind(target.visibleProperty());
        workbench.measured().addListener((property, before, now) -> against.setText(now == null ? ""
                : "Target: " + now.pattern().name() + " (" + now.settings().radiation().name() + ")"));
        fill(heading, row, facts, cell, picture, target, notices);
        workbench.structure().addListener((property, before, now) -> show(now));
        workbench.notices().addListener((Observable observable) -> showNotices());
        showNotices();
    }

    /** {@return a menu item that opens a sample} */
    public static MenuItem sampleItem(String sample, Workbench workbench) {
        MenuItem item = new MenuItem(ChemicalName.pretty(sample));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> workbench.openSample(sample));
        return item;
    }

    private void show(CrystalStructure structure) {
        name.setText(ChemicalName.pretty(structure.name()));
        name.setAccessibleText("Structure " + structure.name() + "; choose a sample");
        int atoms = structure.sites().size();
        String group = structure.spaceGroup()
                .map(setting -> "Space group " + setting.hermannMauguin() + " (" + setting.number() + "), ").orElse("");
        facts.setText(group + atoms + (atoms == 1 ? " atom" : " atoms") + " in the cell");
        showThumbnail();
        cell.getChildren().clear();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int column = parameter.ordinal() % 3;
            int line = parameter.ordinal() / 3;
            Label symbol = new Label(parameter.symbol());
            symbol.getStyleClass().add("symbol");
            Label value = new Label(Quantity.withUnit(parameter, structure.lattice().get(parameter)));
            cell.add(new HBox(6, symbol, value), column, line);
        }
    }

    private void showThumbnail() {
        CrystalStructure structure = workbench.structure().get();
        if (structure != null) {
            FigureStyle look = style.get();
            thumbnail.setAccessibleText("The unit cell of " + structure.name());
            thumbnail.show(() -> new UnitCellThumbnail(new UnitCell(structure), look));
        }
    }

    /** Shows the picture of the cell only where there is room for it. */
    public void showPictureWhere(ObservableValue<Boolean> room) {
        picture.visibleProperty().bind(room);
    }

    /** Paints again for a screen of another scale. */
    public void repaint() {
        thumbnail.paint();
    }

    /** Ends the painting thread. */
    public void close() {
        thumbnail.close();
    }

    private void showNotices() {
        notices.getChildren().clear();
        List<String> all = List.copyOf(workbench.notices());
        for (String sentence : all.subList(0, Math.min(MOST_NOTICES, all.size()))) {
            Message message = new Message(null, sentence);
            message.getStyleClass().add(Styles.WARNING);
            message.setAccessibleText(sentence);
            message.setOnClose(event -> workbench.notices().remove(sentence));
            notices.getChildren().add(message);
        }
        if (all.size() > MOST_NOTICES) {
            Hyperlink details = new Hyperlink("All " + all.size() + " notices …");
            details.setId("notice-details");
            details.setOnAction(event -> Questions.showNotices(all, getScene().getWindow()));
            notices.getChildren().add(details);
        }
        notices.setVisible(!notices.getChildren().isEmpty());
    }
}
