package org.braggscape.app.map;

import java.util.Locale;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.braggscape.app.descent.DescentLayer;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.model.Selection;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.MapFrame;
import org.braggscape.session.DescentStart;
import org.braggscape.session.SlicePoint;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapPlane;

/** What mouse and keyboard on the map do to starts: drop, choose, drag, delete. Everything else is left to the map. */
public final class StartGestures {
    private final MapView map;
    private final DescentLayer layer;
    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private DescentStart dragged;
    private boolean moved;
    private boolean plain;

    public StartGestures(MapView map, DescentLayer layer, Workbench workbench, Descents descents, Playback playback) {
        this.map = map;
        this.layer = layer;
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        map.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> dragged = null);
        map.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        map.addEventFilter(MouseEvent.MOUSE_MOVED,
                event -> map.setCursor(layer.hit(event.getX(), event.getY()) == null ? null : Cursor.HAND));
        map.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 1) {
            plain = !event.isShiftDown();
        }
        DescentLayer.Hit hit = layer.hit(event.getX(), event.getY());
        if (event.isShiftDown()) {
            map.requestFocus();
            dropAt(event.getX(), event.getY());
            event.consume();
        } else if (hit != null && !looksAt(hit)) {
            map.requestFocus();
            descents.look(hit.run(), hit.trail() == null ? descents.mode().get() : hit.trail().mode());
            if (hit.trail() == null) {
                dragged = hit.run().start();
                moved = false;
            }
            event.consume();
        }
    }

    /** A double click, but none whose first half dropped a start, nor one whose second half dragged it. */
    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && plain && event.isStillSincePress()) {
            DescentLayer.PathStep step = layer.nearestStep(event.getX(), event.getY());
            if (step != null) {
                descents.look(step.run(), step.trail().mode());
                workbench.sliceThrough(step.run().slicePoint(step.trail(), step.step()));
                event.consume();
            }
        }
    }

    /** {@return the point of a path that is meant by a place of the map, null for none} */
    public SlicePoint pointAt(double x, double y) {
        DescentLayer.PathStep step = layer.nearestStep(x, y);
        return step == null ? null : step.run().slicePoint(step.trail(), step.step());
    }

    /** {@return the selected step of a descent, null if none is selected} */
    public SlicePoint selectedPoint() {
        Selection selection = workbench.selection().get();
        return selection == null || selection.waypoint() == null ? null
                : new SlicePoint(selection.waypoint().descent() + ", " + selection.title().toLowerCase(Locale.ROOT),
                        selection.waypoint().structure());
    }

    /** Where a path ends there often is a minimum: the second click means what lies below the head. */
    private boolean looksAt(DescentLayer.Hit hit) {
        Selection selection = workbench.selection().get();
        return hit.trail() != null && selection != null && selection.waypoint() != null
                && hit.run() == descents.selected().get() && hit.trail().mode() == descents.mode().get();
    }

    private void drag(MouseEvent event) {
        if (event.isShiftDown() && dragged == null) {
            // the hand that drops a start may tremble
            event.consume();
        } else if (dragged != null) {
            MapFrame frame = map.frame();
            MapPlane plane = map.plane();
            if (frame != null && plane != null) {
                double x = Math.max(frame.left(), Math.min(frame.right(), frame.x(event.getX())));
                double y = Math.max(frame.bottom(), Math.min(frame.top(), frame.y(event.getY())));
                double[] cell = plane.moved(dragged.cell().parameters(), x, y);
                descents.move(dragged.number(), cell);
                moved = true;
                playback.showAll();
            }
            event.consume();
        }
    }

    private void dropAt(double pixelX, double pixelY) {
        MapFrame frame = map.frame();
        if (frame == null || map.shown().get() == null) {
            return;
        }
        if (frame.area().contains(pixelX, pixelY)) {
            drop(new Selection(map.shown().get(), frame.x(pixelX), frame.y(pixelY), 0, false, null));
        } else {
            descents.say("A start must lie on the map, between its axes.");
        }
    }

    /** Drops a start at the selected place. */
    public void dropAtProbe() {
        Selection selection = workbench.selection().get();
        if (selection == null) {
            descents.say("Choose a place on the map first, with a click or the arrow keys.");
        } else {
            drop(selection);
        }
    }

    private void drop(Selection place) {
        int before = descents.runs().get().size();
        descents.drop(place);
        if (descents.runs().get().size() > before) {
            playback.restart();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            dropAtProbe();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            descents.delete();
            event.consume();
        }
    }
}
