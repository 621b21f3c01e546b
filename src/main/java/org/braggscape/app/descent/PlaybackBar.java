package org.braggscape.app.descent;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.braggscape.session.View;

/** Plays, pauses, steps and scrubs the descents. */
public final class PlaybackBar extends HBox {
    private static final String PLAY = "M2 1 L13 8 L2 15 Z";
    private static final String PAUSE = "M2 1 H6 V15 H2 Z M10 1 H14 V15 H10 Z";
    private static final String FIRST = "M1 1 H3.5 V15 H1 Z M14 1 V15 L4.5 8 Z";
    private static final String BACK = "M10 1 L12 3 L7 8 L12 13 L10 15 L3 8 Z";
    private static final String FORWARD = "M5 1 L3 3 L8 8 L3 13 L5 15 L12 8 Z";
    private static final double ROOM_FOR_WORDS = 460;
    private static final List<Double> SPEEDS = List.of(20.0, 50.0, View.START_SPEED, 1000.0, 5000.0);

    private final Region symbol = symbol(PLAY);
    private final Slider slider = new Slider(0, 1, 0);
    private final Label position = new Label();
    private boolean showing;

    public PlaybackBar(Playback playback) {
        getStyleClass().add("playback");
        setAlignment(Pos.CENTER_LEFT);
        Button play = button("play", symbol, "Play or pause (Space)", playback::toggle);
        Button restart = button("restart", symbol(FIRST), "Play from the beginning", playback::restart);
        Button back = button("step-back", symbol(BACK), "One step back",
                () -> playback.seek(Math.floor(playback.step().get()) - 1));
        Button forward = button("step-forward", symbol(FORWARD), "One step forward",
                () -> playback.seek(Math.floor(playback.step().get()) + 1));
        slider.setId("scrub");
        slider.setAccessibleText("Step");
        slider.setMinWidth(40);
        HBox.setHgrow(slider, Priority.ALWAYS);
        position.getStyleClass().add("value");
        position.setId("step");
        position.setMinWidth(132);
        position.setAlignment(Pos.CENTER_RIGHT);
        // in a narrow window the slider and the table say enough
        position.managedProperty().bind(widthProperty().greaterThan(ROOM_FOR_WORDS));
        position.visibleProperty().bind(position.managedProperty());
        ComboBox<Double> speed = new ComboBox<>(FXCollections.observableList(SPEEDS));
        speed.setValue(playback.speed().get());
        speed.setId("speed");
        speed.setAccessibleText("Speed in steps per second");
        speed.setTooltip(new Tooltip("Steps per second"));
        speed.setMinWidth(96);
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double value) {
                return value == null ? "" : Math.round(value) + " / s";
            }

            @Override
            public Double fromString(String string) {
                throw new UnsupportedOperationException("Nobody can type here.");
            }
        });
        speed.valueProperty().addListener((property, before, now) -> playback.speed().set(now));
        playback.speed().addListener((property, before, now) -> speed.setValue(now.doubleValue()));
        getChildren().addAll(play, restart, back, forward, slider, position, speed);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                playback.seek(now.doubleValue());
            }
        });
        playback.playing().addListener((property, before, now) -> shape(symbol, now ? PAUSE : PLAY));
        playback.follow(() -> show(playback));
    }

    private void show(Playback playback) {
        int step = (int) Math.floor(playback.step().get());
        showing = true;
        slider.setMax(Math.max(1, Math.max(step, playback.length().get())));
        slider.setValue(playback.step().get());
        showing = false;
        String text = "step " + step + " of " + playback.length().get();
        if (!text.equals(position.getText())) {
            position.setText(text);
        }
    }

    private static Button button(String id, Region symbol, String help, Runnable action) {
        Button button = new Button();
        button.setGraphic(symbol);
        button.setId(id);
        button.setAccessibleText(help);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Region symbol(String path) {
        Region region = new Region();
        region.getStyleClass().add("playback-symbol");
        shape(region, path);
        return region;
    }

    private static void shape(Region region, String path) {
        region.setStyle("-fx-shape: \"" + path + "\";");
    }
}
