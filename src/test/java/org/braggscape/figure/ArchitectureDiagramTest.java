package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braggscape.ImportTable;
import org.junit.jupiter.api.Test;

/** The diagrams of the architecture page, drawn from the import tables. */
class ArchitectureDiagramTest {
    private static final Path FOLDER = Path.of("src/site/resources/images");
    private static final double COLUMN = 102;
    private static final double ROW = 51;
    private static final double LEFT = 70;
    private static final double TOP = 28;
    private static final double WIDTH = 84;
    private static final double HEIGHT = 26;
    private static final Color KNOWS_JAVAFX = new Color(0xDDF4FF);

    /** Where the boxes are, in columns and rows; an arrow is straight and must not run through a box. */
    private record Diagram(String file, FigureExport.Size size, Map<String, Set<String>> mayImport, String root, Map<String, Point2D> places) {
        private Diagram place(String name, double column, double row) {
            places.put(name, new Point2D.Double(LEFT + COLUMN * column, TOP + ROW * row));
            return this;
        }

        /** Those that are not imported by something else that is imported. */
        private Set<String> arrows(String from) {
            Set<String> direct = new HashSet<>(mayImport.get(from));
            for (String to : mayImport.get(from)) {
                direct.removeAll(below(to));
            }
            return direct;
        }

        private Set<String> below(String from) {
            Set<String> all = new HashSet<>(mayImport.get(from));
            mayImport.get(from).forEach(to -> all.addAll(below(to)));
            return all;
        }

        private void paint(Graphics2D graphics, double width, double height) {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fill(new java.awt.geom.Rectangle2D.Double(0, 0, width, height));
            graphics.setStroke(new BasicStroke(1.2f));
            graphics.setColor(new Color(0x59636E));
            mayImport.keySet().forEach(from -> arrows(from).stream().sorted().forEach(to -> arrow(graphics, places.get(from), places.get(to))));
            mayImport.keySet().forEach(name -> box(graphics, name.isEmpty() ? root : name,
                    name.equals("app") || root.equals("app") ? KNOWS_JAVAFX : Color.WHITE, places.get(name)));
        }
    }

    private static Diagram packages() {
        return new Diagram("packages", new FigureExport.Size(150, 125), ImportTable.MAY_IMPORT, "Main", new HashMap<>())
                .place("", 2.2, 0)
                .place("cli", 1.4, 1)
                .place("app", 3.0, 1)
                .place("session", 1.4, 2)
                .place("figure", 3.0, 2)
                .place("study", 2.2, 3)
                .place("landscape", 0, 4)
                .place("objective", 2.4, 4)
                .place("matching", 4.4, 4)
                .place("optim", 0, 5)
                .place("loss", 1.7, 5)
                .place("energy", 3.5, 5)
                .place("diffraction", 1.7, 6)
                .place("autodiff", 1.5, 7)
                .place("crystal", 3.9, 7)
                .place("math", 2.6, 8);
    }

    private static Diagram insideTheWindow() {
        return new Diagram("window-packages", new FigureExport.Size(173, 98), ImportTable.INSIDE_APP, "app", new HashMap<>())
                .place("", 2, 0)
                .place("session", 3.4, 1)
                .place("minima", 1.7, 2)
                .place("map", 1, 3)
                .place("pattern", 2, 3)
                .place("study", 3, 3)
                .place("joint", 4, 3)
                .place("structure", 5, 3)
                .place("help", -0.2, 4)
                .place("energy", 1.4, 4)
                .place("descent", 2.5, 4)
                .place("export", 3.65, 4)
                .place("control", 1.6, 5)
                .place("model", 3, 5)
                .place("background", 2.3, 6);
    }

    private static void arrow(Graphics2D graphics, Point2D from, Point2D to) {
        double endY = to.getY() - HEIGHT / 2;
        double length = Math.hypot(to.getX() - from.getX(), endY - from.getY());
        double share = 1 - 6 / length;
        graphics.draw(new Line2D.Double(from.getX(), from.getY(), from.getX() + share * (to.getX() - from.getX()),
                from.getY() + share * (endY - from.getY())));
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-3.5, -8);
        head.lineTo(3.5, -8);
        head.closePath();
        AffineTransform turn = AffineTransform.getTranslateInstance(to.getX(), endY);
        turn.rotate(Math.atan2(from.getX() - to.getX(), endY - from.getY()));
        graphics.fill(turn.createTransformedShape(head));
    }

    private static void box(Graphics2D graphics, String name, Color fill, Point2D at) {
        RoundRectangle2D box = new RoundRectangle2D.Double(at.getX() - WIDTH / 2, at.getY() - HEIGHT / 2, WIDTH, HEIGHT, 6, 6);
        graphics.setColor(fill);
        graphics.fill(box);
        graphics.setColor(new Color(0x59636E));
        graphics.draw(box);
        graphics.setFont(FontFamily.PLEX.semiBold(13));
        graphics.setColor(new Color(0x1F2328));
        graphics.drawString(name, (float) (at.getX() - graphics.getFontMetrics().stringWidth(name) / 2.0), (float) at.getY() + 4.5f);
    }

    /** Numbers, words and colours; fonts are embedded in ways that differ between Java versions. */
    private static String drawn(String svg) {
        Matcher shapes = Pattern.compile("<(?:line|path|rect|text|polygon)[^>]*>[^<]*").matcher(svg.replaceAll("(?s)<style.*?</style>", ""));
        StringBuilder all = new StringBuilder();
        while (shapes.find()) {
            all.append(shapes.group().strip()).append('\n');
        }
        return all.toString();
    }

    @Test
    void thePictureIsThatOfTheTable() throws IOException {
        check(packages(), ">diffraction");
    }

    @Test
    void thePictureOfTheWindowIsThatOfItsTable() throws IOException {
        check(insideTheWindow(), ">background");
    }

    private static void check(Diagram diagram, String drawn) throws IOException {
        assertThat(diagram.places().keySet()).isEqualTo(diagram.mayImport().keySet());
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        SvgWriter.write(diagram::paint, diagram.size(), svg);
        Path file = FOLDER.resolve(diagram.file() + ".svg");
        if ("write".equals(System.getProperty("braggscape.diagram"))) {
            Files.write(file, svg.toByteArray());
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            new PngWriter(diagram::paint, diagram.size(), 144).write(png);
            Files.write(FOLDER.resolve(diagram.file() + ".png"), png.toByteArray());
        }
        assertThat(drawn(svg.toString(java.nio.charset.StandardCharsets.UTF_8))).as("the import table has changed; draw it anew with "
                + "mvn -q test -Dtest=ArchitectureDiagramTest -Dbraggscape.diagram=write").isEqualTo(drawn(Files.readString(file))).contains(drawn);
    }
}
