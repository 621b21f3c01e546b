package org.braggscape.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.braggscape.figure.ColourMap;
import org.braggscape.figure.FigurePart;
import org.braggscape.figure.FigureStyle;
import org.braggscape.session.Preferences;

/** How the window looks and where it stands: what belongs to the user and not to a session, so that the next start finds it again. */
public final class Appearance {
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(ColourMap.VIRIDIS);
    private final BooleanProperty contourLabels = new SimpleBooleanProperty(true);
    private final BooleanProperty hintDismissed = new SimpleBooleanProperty();
    private final ObjectProperty<FigureStyle> style = new SimpleObjectProperty<>(FigureStyle.LIGHT);

    /** Looks as preferences have it. */
    Appearance(Preferences last) {
        loadFonts();
        dark.set(System.getProperty("braggscape.theme", last.dark() ? "dark" : "light").equals("dark"));
        ColourMap.of(last.colourMap()).ifPresent(colours::set);
        hintDismissed.set(last.hintDismissed());
        dark.addListener(observable -> apply());
        colours.addListener(observable -> apply());
        contourLabels.addListener(observable -> apply());
        apply();
    }

    /** {@return whether all is light on dark} */
    BooleanProperty dark() {
        return dark;
    }

    public ObjectProperty<ColourMap> colours() {
        return colours;
    }

    /** {@return whether contours have numbers} */
    BooleanProperty contourLabels() {
        return contourLabels;
    }

    /** {@return whether the hint for newcomers is hidden for good} */
    public BooleanProperty hintDismissed() {
        return hintDismissed;
    }

    /** {@return the style of all figures, which follows from the rest} */
    public ObjectProperty<FigureStyle> style() {
        return style;
    }

    private void apply() {
        Application.setUserAgentStylesheet(dark.get() ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        style.set((dark.get() ? FigureStyle.DARK : FigureStyle.LIGHT).withColourMap(colours.get())
                .with(FigurePart.CONTOUR_LABELS, contourLabels.get()));
    }

    private static void loadFonts() {
        for (String face : new String[] {"Regular", "Italic", "SemiBold"}) {
            try (InputStream stream = FigureStyle.class.getResourceAsStream("fonts/IBMPlexSans-" + face + ".ttf")) {
                Font.loadFont(stream, 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Puts a window where the last one was. */
    static void place(Stage stage, Preferences.WindowPlace place) {
        // screens come and go
        if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
        }
        stage.setMaximized(place.maximised());
    }

    /** {@return preferences with what holds now; the place of a maximised window is that from before} */
    Preferences remembered(Preferences before, Stage stage) {
        Preferences.WindowPlace now = new Preferences.WindowPlace(stage.getX(), stage.getY(), stage.getWidth(),
                stage.getHeight(), stage.isMaximized());
        Preferences.WindowPlace place = now.maximised() ? before.window().map(old -> new Preferences.WindowPlace(old.x(),
                old.y(), old.width(), old.height(), true)).orElse(now) : now;
        return before.withWindow(place).withDark(dark.get()).withColourMap(colours.get().key())
                .withHintDismissed(hintDismissed.get());
    }
}
