package org.braggscape.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.control.OneWay;
import org.braggscape.app.energy.Energies;
import org.braggscape.app.energy.LossBox;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Quantity;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.Target;
import org.braggscape.session.Pictures;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;

/** One of several maps side by side: the axes and ranges of the main map, but a structure, loss and peak width of its own. */
public final class MapTile extends VBox {
    private static final String OPEN = "open structure";
    private static final List<Integer> WIDTHS = List.of(1, 2, 4, 8);

    private final Workbench workbench;
    private final ComboBox<String> structure = new ComboBox<>();
    private final LossBox loss;
    private final ComboBox<Integer> width = new ComboBox<>(FXCollections.observableList(WIDTHS));
    private final Label readout = new Label();
    private final FigureView<LandscapeFigure> figure;
    private final Canvas cross = new Canvas();
    private final NewestWins computing;
    private final ReadOnlyObjectWrapper<Landscape> landscape = new ReadOnlyObjectWrapper<>();
    private final StackPane picture;
    private final ObjectBinding<Pictures.Tile> choice;
    private LandscapeRequest wanted;
    private LandscapeRun run;
    private boolean looking;

    MapTile(Workbench workbench, Energies energies, int number, Loss first, int firstWidth) {
        this.workbench = workbench;
        loss = new LossBox(energies.models());
        choice = Bindings.createObjectBinding(
                () -> new Pictures.Tile(Optional.of(structure.getValue()).filter(name -> !OPEN.equals(name)), loss.getValue(),
                        width.getValue()), structure.valueProperty(), loss.valueProperty(), width.valueProperty());
        figure = new FigureView<>("tile " + number, error -> readout.setText("The map could not be painted: " + error));
        computing = new NewestWins("map " + number, error -> readout.setText(
                Foreseen.sentence(error).orElse("The map failed: " + error)));
        getStyleClass().add("tile");
        List<String> structures = new ArrayList<>(List.of(OPEN));
        structures.addAll(SampleStructures.names());
        structure.setItems(FXCollections.observableList(structures));
        structure.setValue(OPEN);
        structure.setId("tile-structure-" + number);
        loss.setValue(first);
        loss.setId("tile-loss-" + number);
        width.setConverter(new OneWay<>(factor -> factor == 1 ? "own width" : factor + " × width"));
        width.setValue(firstWidth);
        width.setId("tile-width-" + number);
        name(structure, "Structure of map " + number);
        loss.setAccessibleText("Loss of map " + number);
        loss.getStyleClass().add("small");
        width.disableProperty().bind(Bindings.createBooleanBinding(() -> loss.getValue() instanceof EnergyLoss, loss.valueProperty()));
        readout.setTooltip(new Tooltip());
        readout.getTooltip().textProperty().bind(readout.textProperty());
        name(width, "Width of the peaks of map " + number);
        readout.getStyleClass().add("value");
        readout.setMinWidth(0);
        HBox head = new HBox(6, structure, loss, width);
        head.setAlignment(Pos.CENTER_LEFT);
        cross.setManaged(false);
        cross.setMouseTransparent(true);
        picture = new StackPane(figure, cross);
        picture.setMinSize(0, 0);
        picture.widthProperty().addListener(observable -> cross.setWidth(picture.getWidth()));
        picture.heightProperty().addListener(observable -> cross.setHeight(picture.getHeight()));
        VBox.setVgrow(picture, Priority.ALWAYS);
        getChildren().addAll(head, picture, readout);
        setMinSize(0, 0);
        for (ComboBox<?> box : List.of(structure, loss, width)) {
            box.valueProperty().addListener(observable -> refresh());
        }
    }

    private static void name(ComboBox<?> box, String name) {
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.getStyleClass().add("small");
    }

    /** {@return the newest picture of its map, null before the first} */
    public ReadOnlyObjectProperty<Landscape> landscape() {
        return landscape.getReadOnlyProperty();
    }

    /** {@return what is chosen for it} */
    public ObjectBinding<Pictures.Tile> choice() {
        return choice;
    }

    /** Chooses structure, loss and width of the peaks. */
    public void choose(Pictures.Tile tile) {
        structure.setValue(tile.sample().orElse(OPEN));
        loss.setValue(tile.loss());
        width.setValue(tile.peakWidth());
    }

    /** {@return the node that the mouse moves over} */
    StackPane picture() {
        return picture;
    }

    /** {@return where a point of the picture lies, as shares of the map's width and height; null outside} */
    Point2D share(double x, double y) {
        MapFrame frame = frame();
        if (frame == null || !frame.area().contains(x, y)) {
            return null;
        }
        return new Point2D((x - frame.area().x) / frame.area().width, (frame.area().getMaxY() - y) / frame.area().height);
    }

    private MapFrame frame() {
        FigureView.Picture<LandscapeFigure> now = figure.picture().get();
        return now == null ? null : now.figure().frame(now.width(), now.height());
    }

    void setLooking(boolean now) {
        looking = now;
        refresh();
    }

    /** Computes the map if it is not the wanted one already. */
    void refresh() {
        if (!looking || workbench.structure().get() == null) {
            return;
        }
        boolean own = OPEN.equals(structure.getValue());
        LandscapeRequest main = workbench.request();
        CrystalStructure middle = own ? main.structure() : SampleStructures.read(structure.getValue());
        // a tile has a width of its own
        XrdSettings settings = widened(workbench.experiment(), width.getValue());
        LandscapeRequest request;
        Optional<String> obstacle = EnergyLoss.obstacle(loss.getValue(), middle);
        if (obstacle.isPresent()) {
            stop();
            wanted = null;
            landscape.set(null);
            readout.setText(obstacle.get());
            return;
        }
        try {
            Target target = own ? main.target() : Target.of(middle, workbench.laboratory().get());
            request = new LandscapeRequest(target, middle, own ? main.candidate() : middle, settings, loss.getValue(),
                    workbench.settings().get().extentX().range(main.x().parameter(), middle, settings),
                    workbench.settings().get().extentY().range(main.y().parameter(), middle, settings), main.pointsX(),
                    main.pointsY());
            request.plane();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            readout.setText("These parameters do not exist for " + middle.name() + ".");
            return;
        }
        if (request.equals(wanted)) {
            return;
        }
        wanted = request;
        stop();
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        readout.setText("Computing …");
        computing.replace(() -> {
            try {
                return new LandscapeComputation(request).compute(workbench.computation().pool(), workbench.computation().workers(),
                        part -> Platform.runLater(() -> show(mine, part)), mine);
            } catch (CancellationException e) {
                return null;
            }
        }, complete -> {
            if (complete != null) {
                show(mine, complete);
            }
        });
    }

    private void show(LandscapeRun mine, Landscape part) {
        if (run == mine && !mine.cancelled()) {
            landscape.set(part);
            readout.setText("");
        }
    }

    private static XrdSettings widened(XrdSettings settings, int factor) {
        Profile profile = settings.profile();
        double square = (double) factor * factor;
        return settings.withProfile(new Profile(square * profile.u(), square * profile.v(), square * profile.w(),
                profile.eta(), profile.areaNormalised()));
    }

    /** Paints the map in a scale of colours. */
    void paint(FigureStyle style, double low, double high) {
        Landscape now = landscape.get();
        figure.show(now == null ? null : () -> new LandscapeFigure(now, style, low, high));
    }

    /** Shows the linked cursor at shares of the map's width and height, null for none. */
    void point(Point2D share) {
        GraphicsContext g = cross.getGraphicsContext2D();
        g.clearRect(0, 0, cross.getWidth(), cross.getHeight());
        MapFrame frame = frame();
        Landscape now = landscape.get();
        if (share == null || frame == null || now == null) {
            if (now != null) {
                readout.setText("");
            }
            return;
        }
        double x = frame.area().x + share.getX() * frame.area().width;
        double y = frame.area().getMaxY() - share.getY() * frame.area().height;
        for (int pass = 0; pass < 2; pass++) {
            // dark below light, to be seen on any colour
            g.setStroke(pass == 0 ? Color.rgb(13, 17, 23, 0.35) : Color.rgb(255, 255, 255, 0.9));
            g.setLineWidth(pass == 0 ? 3 : 1);
            g.strokeLine(frame.area().x, Math.floor(y) + 0.5, frame.area().getMaxX(), Math.floor(y) + 0.5);
            g.strokeLine(Math.floor(x) + 0.5, frame.area().y, Math.floor(x) + 0.5, frame.area().getMaxY());
        }
        double[] xs = now.xValues();
        double[] ys = now.yValues();
        int column = Selection.nearest(xs, frame.x(x));
        int row = Selection.nearest(ys, frame.y(y));
        readout.setText(Quantity.withUnit(now.request().x().parameter(), xs[column]) + ", "
                + Quantity.withUnit(now.request().y().parameter(), ys[row]) + ": "
                + Quantity.word(now.request().loss()) + " " + Quantity.withUnit(now.request().loss(), now.slice().values()[row][column]));
    }

    private void stop() {
        if (run != null) {
            run.cancel();
            computing.abandon();
        }
    }

    /** Ends the threads. */
    void close() {
        stop();
        computing.close();
        figure.close();
    }
}
