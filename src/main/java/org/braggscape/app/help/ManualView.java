package org.braggscape.app.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.braggscape.app.control.Caption;

/** The window with the manual: its pages at the left, with a field that searches them, and one of them. */
public final class ManualView {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 720;
    private static final double LINE = 720;
    private static final KeyCombination BACK = KeyCombination.valueOf("Alt+Left");
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final List<ManualPage> pages = ManualPage.all();
    private final ManualSearch finder = new ManualSearch(pages);
    private final ListView<ManualPage> list = new ListView<>();
    private final TextField search = new TextField();
    private final ScrollPane page = new ScrollPane();
    private final Label said = new Caption("");
    private final Button back = new Button("◀");
    private final Deque<ManualPage> seen = new ArrayDeque<>();
    private final MarkdownView markdown = new MarkdownView(this::follow, ManualPage::picture);
    private final Stage stage = new Stage();
    private ManualPage shown;

    /**
     * Builds the window, hidden.
     *
     * @param owner the program's window
     */
    public ManualView(Window owner) {
        search.setId("manual-search");
        search.setPromptText("Search the manual");
        search.setAccessibleText("Search the manual");
        search.textProperty().addListener((property, before, now) -> {
            if (before.isBlank() && !now.isBlank()) {
                seen.push(shown);
            }
            filter();
        });
        list.setId("manual-pages");
        list.setAccessibleText("Pages of the manual");
        list.setCellFactory(view -> new javafx.scene.control.ListCell<>() {
            @Override
            protected void updateItem(ManualPage item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.title());
            }
        });
        list.setPlaceholder(new Label("No page mentions that."));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && now != shown) {
                show(now);
            }
        });
        back.setTooltip(new Tooltip("Back (Alt+Left)"));
        back.setAccessibleText("Back to the page before");
        back.setDisable(true);
        back.setOnAction(event -> back());
        HBox.setHgrow(search, Priority.ALWAYS);
        said.setId("manual-said");
        VBox left = new VBox(8, new HBox(8, back, search), list, said);
        VBox.setVgrow(list, Priority.ALWAYS);
        left.getStyleClass().addAll("side", "manual-side");
        left.setMinWidth(260); // the longest title
        page.setId("manual-page");
        page.setFitToWidth(true);
        page.getStyleClass().add("manual-page");
        SplitPane split = new SplitPane(left, page);
        SplitPane.setResizableWithParent(left, false);
        split.setDividerPositions(0.28);
        stage.initOwner(owner);
        stage.setTitle("Manual – Braggscape");
        Scene scene = new Scene(split, WIDTH, HEIGHT);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        stage.setScene(scene);
        filter();
        list.getSelectionModel().selectFirst();
    }

    /** Brings the window to the front. */
    public void show() {
        stage.show();
        stage.toFront();
        list.requestFocus();
    }

    /** {@return the page on screen} */
    ManualPage shown() {
        return shown;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            stage.hide();
        } else if (BACK.match(event)) {
            back();
        } else if (FIND.match(event)) {
            search.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private void filter() {
        List<ManualPage> found = finder.find(search.getText());
        ManualPage best = !search.getText().isBlank() && !found.isEmpty() ? found.get(0) : shown;
        list.setItems(FXCollections.observableList(found));
        if (best != null && best == shown) {
            list.getSelectionModel().select(best);
            toFirstMention();
        } else if (best != null) {
            put(best); // not remembered: Back leads to where the search began
        }
    }

    private void show(ManualPage next) {
        if (shown != null) {
            seen.push(shown);
        }
        put(next);
    }

    private void put(ManualPage next) {
        shown = next;
        back.setDisable(seen.isEmpty());
        said.setText("");
        VBox content = markdown.render(next.parse());
        content.getStyleClass().add("manual-text");
        content.setMaxWidth(LINE);
        page.setContent(content);
        page.setVvalue(0);
        list.getSelectionModel().select(next);
        toFirstMention();
    }

    private void back() {
        if (!seen.isEmpty()) {
            search.clear();
            put(seen.pop());
        }
    }

    private void follow(String destination) {
        int mark = destination.indexOf('#');
        String file = mark < 0 ? destination : destination.substring(0, mark);
        Optional<ManualPage> next = pages.stream().filter(each -> each.file().equals(file)).findFirst();
        if (next.isPresent() || file.isEmpty()) {
            next.filter(each -> each != shown).ifPresent(each -> {
                search.clear();
                show(each);
            });
            if (mark >= 0) {
                Node heading = page.getContent().lookup("#" + destination.substring(mark + 1));
                Platform.runLater(() -> scrollTo(heading));
            }
        } else {
            ClipboardContent content = new ClipboardContent();
            content.putString(destination);
            Clipboard.getSystemClipboard().setContent(content);
            said.setText("This address is on the clipboard now: " + destination);
        }
    }

    private void toFirstMention() {
        finder.lead(search.getText(), shown).ifPresent(word -> {
            Node found = mention(page.getContent(), word);
            Platform.runLater(() -> scrollTo(found));
        });
    }

    private static Node mention(Node node, String word) {
        if (node instanceof TextFlow flow) {
            return flow.getChildren().stream().anyMatch(part -> part instanceof Text text
                    && ManualSearch.plain(text.getText()).contains(word)) ? node : null;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = mention(child, word);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void scrollTo(Node node) {
        if (node != null && node.getScene() != null) {
            page.layout();
            Bounds place = page.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
            double hidden = page.getContent().getBoundsInLocal().getHeight() - page.getViewportBounds().getHeight();
            page.setVvalue(hidden <= 0 ? 0 : Math.max(0, Math.min(1, place.getMinY() / hidden)));
        }
    }
}
