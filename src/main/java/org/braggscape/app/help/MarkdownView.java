package org.braggscape.app.help;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.braggscape.app.control.Caption;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;

/** Markdown as JavaFX nodes. */
final class MarkdownView {
    private static final double BLOCK_GAP = 10;
    /** A table with more letters side by side is broken into lines. */
    private static final int LETTERS_OF_LINE = 90;
    /** How many letters a column counts for, at least and at most. */
    private static final int LEAST_SHARE = 10;
    private static final int MOST_SHARE = 36;

    private final Consumer<String> follow;
    private final Function<String, URL> pictures;

    /**
     * Creates a renderer.
     *
     * @param follow takes the destination of a link that is chosen
     * @param pictures finds a picture by the address in the text; null for none
     */
    MarkdownView(Consumer<String> follow, Function<String, URL> pictures) {
        this.follow = follow;
        this.pictures = pictures;
    }

    /** {@return a document, or any part of one with blocks in it} */
    VBox render(Node parent) {
        VBox box = new VBox(BLOCK_GAP);
        for (Node child : children(parent)) {
            box.getChildren().add(block(child));
        }
        return box;
    }

    private javafx.scene.Node block(Node node) {
        if (node instanceof Heading heading) {
            return heading(heading);
        } else if (node instanceof ListBlock list) {
            return list(list);
        } else if (node instanceof TableBlock table) {
            return table(table);
        } else if (node instanceof FencedCodeBlock code) {
            return code(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            return code(code.getLiteral());
        } else if (node instanceof ThematicBreak) {
            return new Separator();
        } else if (node instanceof BlockQuote) {
            VBox quote = render(node);
            quote.getStyleClass().add("quote");
            return quote;
        }
        Optional<org.commonmark.node.Image> image = node instanceof Paragraph ? onlyImage(node) : Optional.empty();
        return image.isPresent() ? picture(image.get(), true) : flow(node);
    }

    private static Optional<org.commonmark.node.Image> onlyImage(Node parent) {
        return parent.getFirstChild() instanceof org.commonmark.node.Image image && image.getNext() == null ? Optional.of(image)
                : Optional.empty();
    }

    private javafx.scene.Node heading(Heading heading) {
        TextFlow flow = flow(heading);
        String words = words(heading);
        flow.getStyleClass().add("h" + Math.min(3, heading.getLevel()));
        flow.setId(anchor(words));
        return flow;
    }

    /** {@return how a link names a heading: small letters, words joined by hyphens} */
    static String anchor(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").strip().replace(' ', '-');
    }

    private javafx.scene.Node list(ListBlock list) {
        VBox box = new VBox(4);
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber() : 1;
        for (Node item : children(list)) {
            Label mark = new Label(list instanceof BulletList ? "•" : number++ + ".");
            mark.getStyleClass().add("list-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = render(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            box.getChildren().add(new HBox(6, mark, content));
        }
        return box;
    }

    private javafx.scene.Node table(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("md-table");
        List<Integer> letters = new ArrayList<>();
        boolean broken = false;
        int row = 0;
        for (Node part : children(table)) {
            for (Node line : children(part)) {
                if (line instanceof TableRow) {
                    int column = 0;
                    for (Node cell : children(line)) {
                        Optional<org.commonmark.node.Image> image = onlyImage(cell);
                        broken |= image.isPresent();
                        Region text = image.isPresent() ? picture(image.get(), false) : flow(cell);
                        text.getStyleClass().add(cell instanceof TableCell each && each.isHeader() ? "md-head" : "md-cell");
                        GridPane.setValignment(text, VPos.TOP);
                        GridPane.setFillHeight(text, true);
                        GridPane.setHgrow(text, Priority.SOMETIMES);
                        if (column == letters.size()) {
                            letters.add(0);
                        }
                        letters.set(column, image.isPresent() ? MOST_SHARE : Math.max(letters.get(column), words(cell).length()));
                        grid.add(text, column++, row);
                    }
                    row++;
                }
            }
        }
        if (broken || letters.stream().mapToInt(Integer::intValue).sum() > LETTERS_OF_LINE) {
            share(grid, letters);
        }
        return grid;
    }

    /** Where cells must be broken, the layout of grids would leave some columns a single letter. */
    private static void share(GridPane grid, List<Integer> letters) {
        List<Integer> shares = letters.stream().map(count -> Math.max(LEAST_SHARE, Math.min(MOST_SHARE, count))).toList();
        double sum = shares.stream().mapToInt(Integer::intValue).sum();
        for (int share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100 * share / sum);
            grid.getColumnConstraints().add(column);
        }
    }

    private static javafx.scene.Node code(String literal) {
        Text text = new Text(literal.stripTrailing());
        text.getStyleClass().add("code");
        TextFlow flow = new TextFlow(text);
        flow.getStyleClass().add("code-block");
        return flow;
    }

    private Region picture(org.commonmark.node.Image image, boolean captioned) {
        String words = words(image);
        URL url = pictures.apply(image.getDestination());
        Image loaded = url == null ? null : new Image(url.toExternalForm(), true);
        ImageView view = new ImageView(loaded);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(words);
        VBox box = new VBox(4, view);
        if (captioned) {
            box.getChildren().add(new Caption(words));
        }
        // never wider than the text
        box.setMinWidth(0);
        if (loaded != null) {
            Runnable fit = () -> view.setFitWidth(Math.min(loaded.getWidth(), box.getWidth()));
            box.widthProperty().addListener(observable -> fit.run());
            loaded.widthProperty().addListener(observable -> fit.run());
        }
        return box;
    }

    private TextFlow flow(Node parent) {
        TextFlow flow = new TextFlow();
        flow.setMinWidth(0);
        List<javafx.scene.Node> parts = new ArrayList<>();
        inline(parent, List.of(), parts);
        flow.getChildren().setAll(parts);
        return flow;
    }

    private void inline(Node parent, List<String> styles, List<javafx.scene.Node> into) {
        for (Node node : children(parent)) {
            if (node instanceof org.commonmark.node.Text text) {
                into.add(text(text.getLiteral(), styles));
            } else if (node instanceof Code code) {
                into.add(text(code.getLiteral(), with(styles, "code")));
            } else if (node instanceof Emphasis) {
                inline(node, with(styles, "emphasis"), into);
            } else if (node instanceof StrongEmphasis) {
                inline(node, with(styles, "strong"), into);
            } else if (node instanceof SoftLineBreak) {
                into.add(text(" ", styles));
            } else if (node instanceof HardLineBreak) {
                into.add(text("\n", styles));
            } else if (node instanceof Link link) {
                into.add(link(link));
            } else {
                inline(node, styles, into);
            }
        }
    }

    private Hyperlink link(Link link) {
        Hyperlink hyperlink = new Hyperlink(words(link));
        hyperlink.getStyleClass().add("md-link");
        hyperlink.setOnAction(event -> follow.accept(link.getDestination()));
        if (!ManualPage.isPage(link.getDestination()) && !link.getDestination().startsWith("#")) {
            hyperlink.setTooltip(new Tooltip(link.getDestination()));
        }
        return hyperlink;
    }

    private static Text text(String words, List<String> styles) {
        Text text = new Text(words);
        text.getStyleClass().add("md-text");
        text.getStyleClass().addAll(styles);
        return text;
    }

    private static List<String> with(List<String> styles, String more) {
        List<String> all = new ArrayList<>(styles);
        all.add(more);
        return all;
    }

    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        for (Node node : children(parent)) {
            words.append(node instanceof org.commonmark.node.Text text ? text.getLiteral()
                    : node instanceof Code code ? code.getLiteral() : node instanceof SoftLineBreak ? " " : words(node));
        }
        return words.toString();
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
