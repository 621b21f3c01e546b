package org.braggscape.app.minima;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Caption;
import org.braggscape.app.export.Exports;
import org.braggscape.app.export.TakeMenu;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.figure.DataTable;
import org.braggscape.figure.Decimals;
import org.braggscape.figure.FigureData;
import org.braggscape.study.Landscape;
import org.braggscape.study.MinimumCurvature;
import org.braggscape.study.MinimumReport;

/** How the loss bends at the selected minimum, and how well the pattern fixes its cell; computed on a click. */
final class CurvatureView extends VBox {
    private static final String EXPLAINED = "Second derivatives of the loss (or energy) by all six cell parameters, and standard "
            + "uncertainties of the pattern by least squares: √(σ² (JᵀJ)⁻¹), σ² = Σr²/(n − 6).";

    private final Minima minima;
    private final NewestWins computing;
    private final Button compute = new Button("Compute");
    private final Label caption = new Caption(EXPLAINED);
    private final GridPane table = new GridPane();
    private final Label bends = new Label();
    private DataTable numbers;
    private String name;

    private record Result(MinimumReport report, String title, MinimumCurvature curvature) {
    }

    CurvatureView(Minima minima, Workbench workbench, Exports exports) {
        this.minima = minima;
        this.computing = new NewestWins("curvature", error -> bends.setText(
                Foreseen.sentence(error).orElse("That could not be computed: " + error)));
        setId("curvature");
        setSpacing(8);
        getStyleClass().add("minima-head");
        compute.setId("compute-curvature");
        compute.getStyleClass().add("small");
        compute.setTooltip(new Tooltip("Takes some seconds for large cells"));
        compute.setOnAction(event -> compute());
        bends.setWrapText(true);
        bends.setId("curvature-sentence");
        table.getStyleClass().add("comparison");
        getChildren().addAll(caption, compute, table, bends);
        new TakeMenu(this, exports, () -> numbers == null ? null
                : new TakeMenu.Taken(name, "Curvature", null, null, () -> FigureData.of("Curvature", numbers)),
                () -> new MenuItem[0]);
        workbench.selection().addListener(observable -> offer());
        minima.reports().addListener(observable -> offer());
        offer();
    }

    private void offer() {
        Optional<MinimumReport> selected = minima.selected();
        computing.abandon();
        numbers = null;
        table.getChildren().clear();
        compute.setDisable(selected.isEmpty());
        compute.setText("Compute");
        bends.setText(selected.isEmpty() ? "Select a minimum on the map or in the list first." : "");
    }

    private void compute() {
        minima.selected().ifPresent(report -> {
            Landscape landscape = minima.landscape();
            String title = minima.selection(report).title();
            compute.setText("Computing …");
            compute.setDisable(true);
            computing.submit(() -> new Result(report, title, MinimumCurvature.of(landscape, report.minimum())), this::show);
        });
    }

    private void show(Result result) {
        compute.setText("Compute");
        compute.setDisable(false);
        table.getChildren().clear();
        double[] cell = result.report().cell().parameters();
        double[] uncertainties = result.curvature().uncertainties();
        List<Object[]> lines = new ArrayList<>();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            int i = parameter.ordinal();
            Label symbol = new Label(parameter.symbol());
            symbol.getStyleClass().add("symbol");
            Label value = new Label(Quantity.withUnit(parameter, cell[i]));
            Label uncertainty = new Label(Double.isNaN(uncertainties[i]) ? "not determined"
                    : "± " + Decimals.text(uncertainties[i], parameter.isLength() ? 5 : 4)
                    + (parameter.isLength() ? " Å" : "°"));
            uncertainty.setTooltip(new Tooltip("Not determined: the pattern does not change with this parameter alone in first "
                    + "order, as at a cell whose symmetry makes other values equivalent."));
            table.addRow(i, symbol, value, uncertainty);
            lines.add(new Object[] {parameter.key(), cell[i], uncertainties[i]});
        }
        double[] eigenvalues = result.curvature().eigenvalues();
        for (double eigenvalue : eigenvalues) {
            lines.add(new Object[] {"eigenvalue", eigenvalue, Double.NaN});
        }
        numbers = DataTable.of("curvature", List.of("parameter", "value", "uncertainty"), lines);
        name = result.title().toLowerCase(Locale.ROOT).replace(' ', '-') + "-curvature";
        double flat = 1e-6 * Math.abs(eigenvalues[eigenvalues.length - 1]);
        long falling = Arrays.stream(eigenvalues).filter(value -> value < -flat).count();
        bends.setText("Curvatures along the six principal directions of u: " + Arrays.stream(eigenvalues)
                .mapToObj(value -> Decimals.text(Math.abs(value) < flat ? 0 : value, 0)).collect(Collectors.joining(", ")) + ". "
                + (falling == 0 ? result.title() + " is a minimum in all six parameters."
                : result.title() + " is a minimum of this map only: in " + falling
                + (falling == 1 ? " direction" : " directions") + " off the map the " + Quantity.word(minima.landscape().request().loss()) + " falls further."));
    }

    void close() {
        computing.close();
    }
}
