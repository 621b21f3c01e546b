package org.braggscape.app.control;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.braggscape.app.background.ProgramLog;

/**
 * Quiet notifications in the lower left corner, where they cover no picture and no number. Problems stay until they are
 * closed; the same one is not shown twice.
 */
public final class Toasts extends VBox {
    private static final int MOST = 3;
    private static final double WIDTH = 264;
    private static final Duration SHORT = Duration.seconds(6);

    public Toasts() {
        super(8);
        setId("toasts");
        setAlignment(Pos.BOTTOM_LEFT);
        setPickOnBounds(false);
        getStyleClass().add("toasts");
    }

    /** Says what went wrong. */
    public void problem(String sentence) {
        ProgramLog.logger().info(() -> "Said: " + sentence);
        add(sentence, Styles.DANGER);
    }

    /** Says what went wrong, with a button that shows more about it. */
    public void problem(String sentence, Runnable details) {
        Notification notification = add(sentence, Styles.DANGER);
        Button more = new Button("Details");
        more.getStyleClass().add("small");
        more.setOnAction(event -> details.run());
        notification.setPrimaryActions(more);
    }

    /** Says what was done, for a while. */
    public void done(String sentence) {
        Notification notification = add(sentence, Styles.SUCCESS);
        PauseTransition pause = new PauseTransition(SHORT);
        pause.setOnFinished(event -> getChildren().remove(notification));
        pause.play();
    }

    private Notification add(String sentence, String kind) {
        getChildren().removeIf(child -> child instanceof Notification other && sentence.equals(other.getMessage()));
        Notification notification = new Notification(sentence);
        notification.getStyleClass().addAll(kind, Styles.ELEVATED_2);
        notification.setPrefWidth(WIDTH);
        notification.setMaxWidth(WIDTH);
        notification.setMaxHeight(Region.USE_PREF_SIZE);
        notification.setAccessibleText(sentence);
        notification.setOnClose(event -> getChildren().remove(notification));
        getChildren().add(notification);
        if (getChildren().size() > MOST) {
            getChildren().remove(0);
        }
        return notification;
    }
}
