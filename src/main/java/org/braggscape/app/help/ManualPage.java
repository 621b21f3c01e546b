package org.braggscape.app.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A page of the manual.
 *
 * @param file its file name, such as {@code tour.md}
 * @param title its first heading
 * @param text its Markdown
 */
record ManualPage(String file, String title, String text) {
    /** The page that lists all others. */
    static final String INDEX = "index.md";

    private static final String FOLDER = "manual/";
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /**
     * {@return all pages: the index, then those that it links to, in its order}
     *
     * @throws IllegalStateException if the program was built without its manual
     */
    static List<ManualPage> all() {
        List<ManualPage> pages = new ArrayList<>();
        ManualPage index = read(INDEX);
        pages.add(index);
        Set<String> files = new LinkedHashSet<>();
        index.parse().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (isPage(link.getDestination())) {
                    files.add(link.getDestination());
                }
            }
        });
        files.forEach(file -> pages.add(read(file)));
        return pages;
    }

    /** {@return whether the destination of a link is a page of the manual} */
    static boolean isPage(String destination) {
        return destination.matches("[\\w-]+\\.md");
    }

    /** {@return where a picture of the manual lies, for an SVG the PNG beside it; null if there is none} */
    static URL picture(String destination) {
        return ManualPage.class.getResource(FOLDER + destination.replaceFirst("\\.svg$", ".png"));
    }

    private static ManualPage read(String file) {
        try (InputStream stream = ManualPage.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("The manual has no page " + file + ".");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String title = text.lines().filter(line -> line.startsWith("# ")).findFirst().map(line -> line.substring(2).strip())
                    .orElse(file);
            return new ManualPage(file, title, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the page as a tree} */
    Node parse() {
        return PARSER.parse(text);
    }
}
