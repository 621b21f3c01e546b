package org.braggscape.app.joint;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.braggscape.app.control.FigureView;
import org.braggscape.app.model.MapOnScreen;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigureStyle;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.Landscape;

/** One of the three maps that share a cursor: its picture, the descents, and the cursor above them. */
final class JointTile extends StackPane implements MapOnScreen {
    /** In narrower tiles the map is worth more than the numbers of its colours. */
    private static final double ROOM_FOR_BAR = 330;
    private static final double GAP = 6;

    private final Workbench workbench;
    private final FigureView<LandscapeFigure> figure;
    private final BooleanBinding roomForBar = widthProperty().greaterThanOrEqualTo(ROOM_FOR_BAR);
    private final Canvas cross = new Canvas();
    private final Label empty = new Label();
    private final ReadOnlyObjectWrapper<Landscape> shown = new ReadOnlyObjectWrapper<>();
    private Point2D cursor;

    JointTile(Workbench workbench, String name, String accessible) {
        this.workbench = workbench;
        figure = new FigureView<>(name + " tile", error -> empty.setText("The map could not be painted: " + error));
        setId("joint-" + name);
        setMinSize(0, 0);
        setAccessibleText(accessible);
        empty.getStyleClass().add("hint");
        empty.setWrapText(true);
        empty.setMaxWidth(320);
        empty.setId("joint-" + name + "-empty");
        cross.setManaged(false);
        cross.setMouseTransparent(true);
        getChildren().addAll(figure, empty, cross);
        figure.picture().addListener((property, before, now) -> {
            // null first, as the same landscape may lie elsewhere
            shown.set(null);
            shown.set(now == null ? null : now.figure().landscape());
            draw();
        });
    }

    /** Lets the descents be drawn between map and cursor. */
    void addLayer(Canvas layer) {
        getChildren().add(getChildren().indexOf(cross), layer);
    }

    /** Paints a map, or says why there is none. */
    void show(Landscape map, FigureStyle style, String instead) {
        empty.setText(map == null ? instead : "");
        boolean bar = roomForBar.get();
        figure.show(map == null ? null : () -> new LandscapeFigure(map, bar ? style : style.with(FigurePart.COLOUR_BAR, false)));
    }

    /** {@return whether the colour bar has room: when that changes, the map is to be painted anew} */
    BooleanBinding roomForBar() {
        return roomForBar;
    }

    @Override
    public MapFrame frame() {
        FigureView.Picture<LandscapeFigure> now = figure.picture().get();
        return now == null ? null : now.figure().frame(now.width(), now.height());
    }

    @Override
    public ReadOnlyObjectProperty<Landscape> shown() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public LandscapeFigure figure() {
        return figure.picture().get() == null ? null : figure.picture().get().figure();
    }

    @Override
    public CrystalStructure structure() {
        return workbench.structure().get();
    }

    /** {@return the values of the two parameters at a point of this node, null beside the map} */
    Point2D values(double pixelX, double pixelY) {
        MapFrame frame = frame();
        return frame == null || !frame.area().contains(pixelX, pixelY) ? null
                : new Point2D(frame.x(pixelX), frame.y(pixelY));
    }

    /** Shows the linked cursor at values of the two parameters, null for none. */
    void point(Point2D values) {
        cursor = values;
        draw();
    }

    /** {@return where the cursor is, null for nowhere} */
    Point2D cursor() {
        return cursor;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        cross.setWidth(getWidth());
        cross.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = cross.getGraphicsContext2D();
        g.clearRect(0, 0, cross.getWidth(), cross.getHeight());
        MapFrame frame = frame();
        if (frame == null || cursor == null) {
            return;
        }
        double x = frame.pixelX(cursor.getX());
        double y = frame.pixelY(cursor.getY());
        if (x < frame.area().x - 1 || x > frame.area().getMaxX() + 1 || y < frame.area().y - 1 || y > frame.area().getMaxY() + 1) {
            return;
        }
        double column = Math.floor(x) + 0.5;
        double row = Math.floor(y) + 0.5;
        for (boolean light : List.of(false, true)) {
            // dark below light, to be seen on any colour
            g.setStroke(light ? Color.rgb(255, 255, 255, 0.9) : Color.rgb(13, 17, 23, 0.35));
            g.setLineWidth(light ? 1 : 3);
            g.strokeLine(frame.area().x, row, Math.max(frame.area().x, x - GAP), row);
            g.strokeLine(Math.min(frame.area().getMaxX(), x + GAP), row, frame.area().getMaxX(), row);
            g.strokeLine(column, frame.area().y, column, Math.max(frame.area().y, y - GAP));
            g.strokeLine(column, Math.min(frame.area().getMaxY(), y + GAP), column, frame.area().getMaxY());
            g.setStroke(light ? Color.web("#FF8C1A") : Color.rgb(13, 17, 23, 0.75));
            g.setLineWidth(light ? 2 : 4);
            g.strokeOval(x - GAP + 1, y - GAP + 1, 2 * GAP - 2, 2 * GAP - 2);
        }
    }

    /** Paints again for a screen of another scale. */
    void repaint() {
        figure.paint();
    }

    void close() {
        figure.close();
    }
}
