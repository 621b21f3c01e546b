package org.braggscape.app.minima;

import java.util.Locale;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.braggscape.app.map.MapView;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.MapFrame;

/**
 * What mouse and keyboard on the map do to minima and cuts: N and P go to the next and the previous minimum, M shows the
 * masquerade, Alt and a drag draw a cut.
 */
public final class MinimaGestures {
    private static final double LEAST_DRAG = 6;

    private final MapView map;
    private final Minima minima;
    private final CutLayer layer;
    private final Workbench workbench;
    private final Runnable showMasquerade;
    private final Runnable showCut;
    private final MenuItem masquerade = new MenuItem("Masquerade");
    private final MenuItem toTruth = new MenuItem("Cut from here to the truth");
    private final MenuItem mapTowards = new MenuItem("Map towards this minimum");
    private final MapDirections directions;
    private final MenuItem between = new MenuItem("Cut between the two pinned minima");
    private MouseEvent pressed;

    /**
     * Listens to the map.
     *
     * @param directions shows maps towards minima
     * @param showMasquerade brings the masquerade of what is selected into sight
     * @param showCut brings the cut into sight
     */
    public MinimaGestures(MapView map, CutLayer layer, Workbench workbench, Minima minima, MapDirections directions,
            Runnable showMasquerade, Runnable showCut) {
        this.directions = directions;
        this.map = map;
        this.layer = layer;
        this.workbench = workbench;
        this.minima = minima;
        this.showMasquerade = showMasquerade;
        this.showCut = showCut;
        map.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        map.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        map.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::prepare);
    }

    /** {@return what the map's context menu offers} */
    public MenuItem[] items() {
        return new MenuItem[] {masquerade, toTruth, between, mapTowards};
    }

    private void prepare(ContextMenuEvent event) {
        Selection place = event.isKeyboardTrigger() ? workbench.selection().get() : map.placeAt(event.getX(), event.getY());
        boolean marked = place != null && !place.truth();
        masquerade.setText(marked ? "Masquerade of " + place.title().toLowerCase(Locale.ROOT) : "Masquerade");
        masquerade.setDisable(!marked);
        masquerade.setOnAction(chosen -> {
            workbench.selection().set(place);
            showMasquerade.run();
        });
        mapTowards.setText(MapDirections.isMinimum(place) ? "Map towards " + place.title().toLowerCase(Locale.ROOT)
                : "Map towards this minimum");
        mapTowards.setDisable(!MapDirections.isMinimum(place));
        mapTowards.setOnAction(chosen -> directions.towards(place));
        toTruth.setDisable(place == null || place.truth());
        toTruth.setOnAction(chosen -> {
            minima.cutToTruth(place);
            showCut.run();
        });
        between.setDisable(minima.pinned().size() < 2);
        between.setOnAction(chosen -> {
            minima.cutBetweenPinned();
            showCut.run();
        });
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case N -> minima.step(1);
            case P -> minima.step(-1);
            case M -> showMasquerade.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        pressed = null;
        if (event.getButton() == MouseButton.PRIMARY && event.isAltDown() && map.placeAt(event.getX(), event.getY()) != null) {
            map.requestFocus();
            pressed = event;
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (pressed != null) {
            layer.show(new double[] {pressed.getX(), pressed.getY(), event.getX(), event.getY()});
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        layer.show(null);
        MapFrame frame = map.frame();
        double x = Math.max(frame.area().x, Math.min(frame.area().getMaxX() - 1, event.getX()));
        double y = Math.max(frame.area().y, Math.min(frame.area().getMaxY() - 1, event.getY()));
        if (Math.hypot(x - pressed.getX(), y - pressed.getY()) >= LEAST_DRAG) {
            minima.cut(map.placeAt(pressed.getX(), pressed.getY()), map.placeAt(x, y));
            showCut.run();
        }
        pressed = null;
        event.consume();
    }
}
