package org.braggscape.app.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.braggscape.app.control.FigureView;
import org.braggscape.figure.FigureOverAngles;
import org.braggscape.figure.PatternAxis;
import org.braggscape.figure.PatternView;

/**
 * Mouse and keyboard on a picture of patterns: the wheel zooms at the cursor, a drag chooses a range, a double click shows all
 * again; + and − zoom, arrows move, 0 shows all.
 *
 * @param <F> the kind of figure
 */
public final class PatternZoom<F extends FigureOverAngles> {
    private static final double FACTOR = 1.25;
    /** What a notch of the wheel counts; pads send less, and more often. */
    private static final double NOTCH = 40;
    private static final double NARROWEST = 0.5;
    private static final double LEAST_DRAG = 6;
    private static final double MOVE = 0.1;

    private final FigureView<F> figure;
    private final ObjectProperty<PatternView> view;
    private final Region band = new Region();
    private double pressed = Double.NaN;

    public PatternZoom(FigureView<F> figure, ObjectProperty<PatternView> view) {
        this.figure = figure;
        this.view = view;
        band.getStyleClass().add("zoom-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        figure.addOverlay(band);
        figure.setFocusTraversable(true);
        figure.setOnScroll(this::scroll);
        figure.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        figure.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        figure.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        figure.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private double angle(double pixelX) {
        return figure.picture().get().figure().angle(pixelX, figure.picture().get().width());
    }

    /** The left end that was asked for last, which the picture, painted elsewhere, may not show yet. */
    private double left() {
        PatternAxis painted = figure.picture().get().figure().axis();
        return waiting() && !Double.isNaN(view.get().from()) ? view.get().from() : painted.from();
    }

    private double right() {
        PatternAxis painted = figure.picture().get().figure().axis();
        return waiting() && !Double.isNaN(view.get().to()) ? view.get().to() : painted.to();
    }

    private boolean waiting() {
        return !figure.picture().get().figure().view().equals(view.get());
    }

    private void scroll(ScrollEvent event) {
        if (figure.picture().get() != null && event.getDeltaY() != 0) {
            zoom(angle(event.getX()), Math.pow(FACTOR, -event.getDeltaY() / NOTCH));
            event.consume();
        }
    }

    private void zoom(double centre, double factor) {
        range(centre - factor * (centre - left()), centre + factor * (right() - centre));
    }

    private void range(double from, double to) {
        if (to - from >= NARROWEST) {
            view.set(view.get().withRange(Math.max(0, from), to));
        }
    }

    private void all() {
        view.set(view.get().withRange(Double.NaN, Double.NaN));
    }

    private void press(MouseEvent event) {
        figure.requestFocus();
        pressed = Double.NaN;
        if (event.getButton() == MouseButton.PRIMARY && figure.picture().get() != null) {
            if (event.getClickCount() == 2) {
                all();
            } else {
                pressed = event.getX();
            }
        }
    }

    private void drag(MouseEvent event) {
        if (!Double.isNaN(pressed)) {
            double x = Math.max(0, Math.min(figure.getWidth(), event.getX()));
            band.resizeRelocate(Math.min(pressed, x), 0, Math.abs(x - pressed), figure.getHeight());
            band.setVisible(Math.abs(x - pressed) >= LEAST_DRAG);
        }
    }

    private void release(MouseEvent event) {
        band.setVisible(false);
        if (!Double.isNaN(pressed) && figure.picture().get() != null && Math.abs(event.getX() - pressed) >= LEAST_DRAG) {
            range(angle(Math.min(pressed, event.getX())), angle(Math.max(pressed, event.getX())));
        }
        pressed = Double.NaN;
    }

    private void key(KeyEvent event) {
        if (figure.picture().get() == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double step = MOVE * (right() - left());
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom((left() + right()) / 2, 1 / FACTOR);
            case MINUS, SUBTRACT -> zoom((left() + right()) / 2, FACTOR);
            case LEFT -> range(left() - step, right() - step);
            case RIGHT -> range(left() + step, right() + step);
            case DIGIT0, NUMPAD0, HOME -> all();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /**
     * Makes menus that choose how patterns are looked at.
     *
     * @param view what they set
     * @param layout whether layout and differences can be chosen too
     * @return for a menu of any kind
     */
    public static MenuItem[] menus(ObjectProperty<PatternView> view, boolean layout) {
        List<MenuItem> items = new ArrayList<>();
        items.add(choice("Axis", PatternView.Axis.values(), PatternView.Axis::title, axis -> view.get().axis() == axis,
                axis -> view.set(view.get().withAxis(axis))));
        if (layout) {
            items.add(choice("Intensities", PatternView.Normalisation.values(), PatternView.Normalisation::title,
                    kind -> view.get().normalisation() == kind, kind -> view.set(view.get().withNormalisation(kind))));
            CheckMenuItem overlaid = new CheckMenuItem("One frame");
            overlaid.setSelected(view.get().overlaid());
            overlaid.setOnAction(event -> view.set(view.get().withOverlaid(overlaid.isSelected())));
            CheckMenuItem differences = new CheckMenuItem("Differences from the target");
            differences.setSelected(view.get().differences());
            differences.setOnAction(event -> view.set(view.get().withDifferences(differences.isSelected())));
            items.add(overlaid);
            items.add(differences);
        }
        MenuItem all = new MenuItem("Whole range");
        all.setOnAction(event -> view.set(view.get().withRange(Double.NaN, Double.NaN)));
        items.add(all);
        return items.toArray(MenuItem[]::new);
    }

    private static <T> Menu choice(String title, T[] values, Function<T, String> name, Function<T, Boolean> chosen,
            Consumer<T> choose) {
        Menu menu = new Menu(title);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(name.apply(value));
            item.setToggleGroup(group);
            item.setSelected(chosen.apply(value));
            item.setOnAction(event -> choose.accept(value));
            menu.getItems().add(item);
        }
        return menu;
    }
}
