package org.braggscape.app.map;

import java.awt.Rectangle;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.braggscape.app.model.Workbench;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.AxisRange;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;

/** Zoom and pan: the wheel at the cursor, a box by dragging, the middle button or Space to move. A click chooses a place. */
public final class ViewGestures {
    private static final double TREMBLE = 5;
    private static final double SMALLEST_BOX = 8;
    private static final double STEP = 1.25;
    private static final double NOTCH = 40;
    /** A range of less than this share of the usual one shows nothing but rounding. */
    private static final double NARROWEST = 1e-5;
    private static final double WIDEST = 6;
    private static final long PAN_NANOS = 40_000_000;

    private final MapView map;
    private final Workbench workbench;
    private MouseEvent pressed;
    private Rectangle2D box;
    private MapFrame panFrame;
    private boolean space;
    private boolean spaceUsed;
    private long lastPan;

    public ViewGestures(MapView map, Workbench workbench) {
        this.map = map;
        this.workbench = workbench;
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        map.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        map.addEventHandler(KeyEvent.KEY_PRESSED, event -> space |= event.getCode() == KeyCode.SPACE);
        map.addEventHandler(KeyEvent.KEY_RELEASED, event -> space &= event.getCode() != KeyCode.SPACE);
    }

    /** {@return whether the last press of the space bar moved the map, and so means nothing else} */
    public boolean takeSpaceUsed() {
        boolean used = spaceUsed;
        spaceUsed = false;
        return used;
    }

    private void press(MouseEvent event) {
        map.requestFocus();
        MapFrame frame = map.frame();
        boolean inside = frame != null && frame.area().contains(event.getX(), event.getY());
        boolean pans = event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.PRIMARY && space;
        pressed = inside && (pans || event.getButton() == MouseButton.PRIMARY && !event.isAltDown()) ? event : null;
        panFrame = inside && pans ? frame : null;
        spaceUsed |= panFrame != null && space;
    }

    private void drag(MouseEvent event) {
        if (pressed == null) {
            return;
        }
        if (panFrame != null) {
            long now = System.nanoTime();
            if (now - lastPan > PAN_NANOS) {
                lastPan = now;
                pan(pressed, event);
            }
        } else if (box != null || Math.hypot(event.getX() - pressed.getX(), event.getY() - pressed.getY()) > TREMBLE) {
            box = within(map.frame(), pressed.getX(), pressed.getY(), event.getX(), event.getY());
            map.showBox(box);
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        MouseEvent start = pressed;
        Rectangle2D chosen = box;
        pressed = null;
        box = null;
        map.showBox(null);
        if (start == null) {
            return;
        }
        if (panFrame != null) {
            pan(start, event);
            panFrame = null;
        } else if (chosen == null) {
            map.select(start.getX(), start.getY());
        } else if (chosen.getWidth() >= SMALLEST_BOX && chosen.getHeight() >= SMALLEST_BOX) {
            MapFrame frame = map.frame();
            show(frame.x(chosen.getMinX()), frame.x(chosen.getMaxX()), frame.y(chosen.getMaxY()), frame.y(chosen.getMinY()));
        }
    }

    private static Rectangle2D within(MapFrame frame, double x, double y, double otherX, double otherY) {
        Rectangle area = frame.area();
        double right = Math.max(area.x, Math.min(area.getMaxX(), otherX));
        double low = Math.max(area.y, Math.min(area.getMaxY(), otherY));
        return new Rectangle2D(Math.min(x, right), Math.min(y, low), Math.abs(right - x), Math.abs(low - y));
    }

    private void pan(MouseEvent from, MouseEvent to) {
        double shiftX = panFrame.x(from.getX()) - panFrame.x(to.getX());
        double shiftY = panFrame.y(from.getY()) - panFrame.y(to.getY());
        if (shiftX != 0 || shiftY != 0) {
            show(panFrame.left() + shiftX, panFrame.right() + shiftX, panFrame.bottom() + shiftY, panFrame.top() + shiftY);
        }
    }

    private void scroll(ScrollEvent event) {
        MapFrame frame = map.frame();
        if (frame != null && event.getDeltaY() != 0 && frame.area().contains(event.getX(), event.getY())) {
            zoom(Math.pow(STEP, -event.getDeltaY() / NOTCH), frame.x(event.getX()), frame.y(event.getY()));
            event.consume();
        }
    }

    /**
     * Shows more or less of the map around its middle.
     *
     * @param steps positive for less, each a notch of the wheel
     */
    public void zoom(int steps) {
        MapFrame frame = map.frame();
        if (frame != null) {
            zoom(Math.pow(STEP, -steps), (frame.left() + frame.right()) / 2, (frame.bottom() + frame.top()) / 2);
        }
    }

    private void zoom(double factor, double x, double y) {
        LandscapeRequest request = workbench.request();
        AxisRange rangeX = request.x();
        AxisRange rangeY = request.y();
        show(x + (rangeX.from() - x) * factor, x + (rangeX.to() - x) * factor, y + (rangeY.from() - y) * factor,
                y + (rangeY.to() - y) * factor);
    }

    private void show(double left, double right, double bottom, double top) {
        LandscapeRequest request = workbench.request();
        if (sensible(request, request.x().parameter(), left, right)
                && sensible(request, request.y().parameter(), bottom, top)) {
            workbench.settings().set(workbench.settings().get().showing(new AxisRange(request.x().parameter(), left, right),
                    new AxisRange(request.y().parameter(), bottom, top)));
        }
    }

    /** Beyond some range there are no cells, or such large ones that their patterns take minutes. */
    private static boolean sensible(LandscapeRequest request, MapParameter parameter, double from, double to) {
        double middle = parameter.at(request.structure(), request.settings());
        double usual = parameter.isRelative() ? 0.15 * middle : parameter.usualHalfRange();
        boolean near = parameter.isRelative() ? from > 0.2 * middle && to < 2.5 * middle
                : from > middle - WIDEST * usual && to < middle + WIDEST * usual;
        return near && to - from > NARROWEST * usual;
    }
}
