package org.braggscape.app.help;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.app.control.Caption;

/** The window with what was logged; it grows while it is open. */
public final class LogView {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final double WIDTH = 840;
    private static final double HEIGHT = 480;

    private final ProgramLog log;
    private final ListView<ProgramLog.Line> list = new ListView<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private Stage stage;

    public LogView(ProgramLog log) {
        this.log = log;
        list.setId("log-lines");
        list.getStyleClass().add("log");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(new Label("Nothing was logged so far."));
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(ProgramLog.Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? null : line.text());
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy(list.getSelectionModel().getSelectedItems());
                event.consume();
            }
        });
        log.onChange(() -> {
            if (waiting.compareAndSet(false, true)) {
                Platform.runLater(this::refresh);
            }
        });
    }

    /** Shows the end of the log. */
    public void show(Window owner) {
        open(owner);
        list.scrollTo(list.getItems().size() - 1);
    }

    /** Shows a record of the log, or the end where the record is gone already. */
    public void show(Window owner, long record) {
        show(owner);
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).record() == record) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(i);
                return;
            }
        }
    }

    private void open(Window owner) {
        if (stage == null) {
            stage = build(owner);
        }
        stage.show();
        refresh();
        stage.toFront();
        list.requestFocus();
    }

    private Stage build(Window owner) {
        Button copy = new Button("Copy all");
        copy.setId("log-copy");
        copy.setOnAction(event -> copy(list.getItems()));
        Button close = new Button("Close");
        close.setCancelButton(true);
        Label about = new Caption("The last " + ProgramLog.MOST_LINES
                + " lines, kept as long as the program runs. Nothing is sent anywhere.");
        about.setWrapText(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(8, about, gap, copy, close);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("dialog-foot");
        BorderPane content = new BorderPane(list);
        content.setBottom(foot);
        content.getStyleClass().add("panel");
        Stage window = new Stage();
        window.initOwner(owner);
        window.setTitle("Log – Braggscape");
        window.setScene(new Scene(content, WIDTH, HEIGHT));
        window.getScene().getStylesheets().addAll(owner.getScene().getStylesheets());
        window.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.hide();
            }
        });
        close.setOnAction(event -> window.hide());
        return window;
    }

    private void refresh() {
        waiting.set(false);
        if (stage != null && stage.isShowing()) {
            list.getItems().setAll(log.lines());
        }
    }

    private static void copy(List<ProgramLog.Line> lines) {
        ClipboardContent content = new ClipboardContent();
        content.putString(lines.stream().map(ProgramLog.Line::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
