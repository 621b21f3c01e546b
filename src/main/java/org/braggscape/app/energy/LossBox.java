package org.braggscape.app.energy;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.braggscape.app.control.OneWay;
import org.braggscape.energy.EnergyModel;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.objective.EnergyLoss;

/** A list of the losses and, below a heading of their own, of the energies that can be had in the place of one. */
public final class LossBox extends ComboBox<Loss> {
    private static final String LOSSES = "How unlike two patterns are: −1 for the same pattern, 0 for patterns without overlap";
    private static final double TIP_WIDTH = 380;

    private final ObservableList<EnergyModel> models;
    private final Tooltip help = new Tooltip(LOSSES);

    /**
     * Creates a list.
     *
     * @param models the energy models that can be had, followed
     */
    public LossBox(ObservableList<EnergyModel> models) {
        this.models = models;
        help.setWrapText(true);
        help.setMaxWidth(TIP_WIDTH);
        setTooltip(help);
        setConverter(new OneWay<>(LossBox::name));
        setCellFactory(list -> new Cell());
        models.addListener((ListChangeListener<EnergyModel>) change -> offer());
        valueProperty().addListener((property, before, now) -> {
            help.setText(explain(now));
            // the list must have done with the choice before it loses one that is gone
            Platform.runLater(this::offer);
        });
        offer();
    }

    private void offer() {
        List<Loss> all = new ArrayList<>(Losses.ALL);
        models.forEach(model -> all.add(new EnergyLoss(model)));
        Loss chosen = getValue();
        // without the chosen one for no moment, so that nothing is chosen in its place
        getItems().removeIf(loss -> !all.contains(loss) && !loss.equals(chosen));
        all.stream().filter(loss -> !getItems().contains(loss)).forEach(getItems()::add);
    }

    /** {@return what a list calls a loss or an energy} */
    public static String name(Loss loss) {
        return loss instanceof EnergyLoss energy ? "energy (" + energy.model().label() + ")" : loss.name();
    }

    /** {@return what there is to know about a loss or an energy} */
    public static String explain(Loss loss) {
        if (!(loss instanceof EnergyLoss energy)) {
            return LOSSES;
        }
        EnergyModel model = energy.model();
        return "Energy of the cell in eV by " + model.label() + ".\n" + model.citation() + "."
                + (model.limits().isEmpty() ? "" : "\n" + model.limits());
    }

    private static final class Cell extends ListCell<Loss> {
        private final Tooltip help = new Tooltip();

        private Cell() {
            help.setWrapText(true);
            help.setMaxWidth(TIP_WIDTH);
        }

        @Override
        protected void updateItem(Loss loss, boolean empty) {
            super.updateItem(loss, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            if (empty || loss == null) {
                return;
            }
            help.setText(explain(loss));
            setTooltip(help);
            boolean first = loss instanceof EnergyLoss
                    && (getIndex() == 0 || !(getListView().getItems().get(getIndex() - 1) instanceof EnergyLoss));
            if (!first) {
                setText(name(loss));
                return;
            }
            Label heading = new Label("Energy / eV");
            heading.getStyleClass().addAll("caption", "list-heading");
            heading.setMaxWidth(Double.MAX_VALUE);
            VBox both = new VBox(4, heading, new Label(name(loss)));
            both.setAlignment(Pos.CENTER_LEFT);
            setGraphic(both);
        }
    }
}
