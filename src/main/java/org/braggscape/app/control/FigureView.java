package org.braggscape.app.control;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.braggscape.app.background.NewestWins;
import org.braggscape.figure.Figure;

/**
 * Shows a figure, painted by a thread of its own in the dots of the screen. While a new picture is being painted the old one
 * stays, unscaled, so that nothing flickers.
 *
 * @param <F> the kind of figure
 */
public final class FigureView<F extends Figure> extends Region {
    private final NewestWins painting;
    private final ImageView view = new ImageView();
    private final ReadOnlyObjectWrapper<Picture<F>> picture = new ReadOnlyObjectWrapper<>();
    private Supplier<F> wanted;

    /**
     * A painted figure.
     *
     * @param figure what was painted
     * @param width in logical pixels
     * @param height in logical pixels
     * @param image its dots
     */
    public record Picture<F>(F figure, double width, double height, Image image) {
    }

    /**
     * Creates an empty view.
     *
     * @param name of the painting thread
     * @param failed told of what goes wrong while painting
     */
    public FigureView(String name, Consumer<Throwable> failed) {
        painting = new NewestWins(name, failed);
        getChildren().add(view);
        view.setManaged(false);
        widthProperty().addListener(observable -> paint());
        heightProperty().addListener(observable -> paint());
        setMinSize(0, 0);
    }

    /**
     * Shows another figure.
     *
     * @param figure makes it, once, on the painting thread; null for none
     */
    public void show(Supplier<F> figure) {
        if (figure == null) {
            wanted = null;
            painting.forget();
            view.setImage(null);
            picture.set(null);
            return;
        }
        wanted = new Supplier<>() {
            private F made;

            @Override
            public F get() {
                if (made == null) {
                    made = figure.get();
                }
                return made;
            }
        };
        paint();
    }

    /** Puts something that is not managed above the picture. */
    public void addOverlay(Node overlay) {
        getChildren().add(overlay);
    }

    /** {@return what is shown at this moment, null for nothing} */
    public ReadOnlyObjectProperty<Picture<F>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Paints again, after a move to a screen of another scale, say. */
    public void paint() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (wanted == null || width < 1 || height < 1) {
            return;
        }
        Supplier<F> source = wanted;
        Scene scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        painting.submit(() -> paint(source.get(), width, height, scale), result -> {
            picture.set(result);
            view.setImage(result.image());
            view.setFitWidth(result.width());
            view.setFitHeight(result.height());
        });
    }

    private static <F extends Figure> Picture<F> paint(F figure, double width, double height, double scale) {
        return new Picture<>(figure, width, height, image(figure, width, height, scale));
    }

    /** {@return a figure as an image of {@code scale} dots per logical pixel; any thread may ask} */
    public static Image image(Figure figure, double width, double height, double scale) {
        int columns = (int) Math.ceil(width * scale);
        int rows = (int) Math.ceil(height * scale);
        BufferedImage dots = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = dots.createGraphics();
        graphics.scale(columns / width, rows / height);
        figure.paint(graphics, width, height);
        graphics.dispose();
        // JavaFX reads the very array that Java2D painted into
        int[] argb = ((DataBufferInt) dots.getRaster().getDataBuffer()).getData();
        return new WritableImage(new PixelBuffer<>(columns, rows, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }

    /** Ends the painting thread. */
    public void close() {
        painting.close();
    }
}
