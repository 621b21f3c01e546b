package org.braggscape.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.landscape.Minimum;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/** A figure in all formats with everything that belongs to it, as one zip file. The same figure gives the same bytes. */
public final class FigureBundle {
    /** The oldest time that a zip file can hold. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private FigureBundle(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Writes the file: the picture as SVG, PDF and PNG, its numbers as CSV and JSON, maps as VTK too, each of their minima as
     * CIF, a caption, and what must be cited.
     *
     * @param name of the pictures in it, without suffix
     * @param figure makes the picture in a style
     * @param options how it looks
     * @param data its numbers
     * @param file replaced if it exists
     * @throws IllegalArgumentException if the size is impossible
     * @throws IOException if the file cannot be written; the message is a sentence for the user
     */
    public static void write(String name, Function<FigureStyle, ? extends Figure> figure, FigureOptions options, FigureData data,
            Path file) throws IOException {
        Figure made = options.figure(figure);
        PngWriter png = new PngWriter(made, options.size(), options.dotsPerInch());
        AtomicFile.write(file, stream -> {
            ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8);
            FigureBundle bundle = new FigureBundle(zip);
            bundle.add(name + ".svg", content -> SvgWriter.write(made, options.size(), content));
            bundle.add(name + ".pdf", content -> PdfWriter.write(made, options.size(), content));
            bundle.add(name + ".png", png::write);
            bundle.add("caption.txt", data.caption() + "\n\n" + settings(options) + "\n");
            bundle.add("citations.bib", Citations.bibtex(options.colourMap()));
            for (Landscape map : data.maps()) {
                bundle.addMap(map, data.maps().indexOf(map) + 1, data.maps().size());
            }
            for (DataTable table : data.tables()) {
                bundle.add(fileName(table.name()) + ".csv", table.csv());
                bundle.add(fileName(table.name()) + ".json", table.json());
            }
            int number = 0;
            for (CrystalStructure structure : data.structures()) {
                bundle.add("structure-" + ++number + ".cif", CifWriter.write(structure, List.of(structure.name())));
            }
            zip.finish();
        });
    }

    /** {@return a name as every system allows it for a file: names of structures may have anything in them} */
    static String fileName(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.=+_-]+", "-");
    }

    private static String settings(FigureOptions options) {
        return "Figure of " + options.size().width() + " mm × " + options.size().height() + " mm, " + options.dotsPerInch()
                + " dots per inch as PNG, letters " + options.family().name() + " (title " + options.sizes().title()
                + " pt, axis titles " + options.sizes().axisTitle() + " pt, tick labels " + options.sizes().tickLabel()
                + " pt, annotations " + options.sizes().annotation() + " pt), colours " + options.colourMap().key() + ", about "
                + options.contourLevels() + " contour levels, showing "
                + options.shown().stream().sorted().map(FigurePart::key).collect(Collectors.joining(", ")) + ".";
    }

    private void addMap(Landscape map, int number, int count) throws IOException {
        LandscapeRequest request = map.request();
        String name = (count > 1 ? String.format("%02d-", number) : "") + fileName(request.structure().name()) + "-"
                + request.x().parameter().key() + "-" + request.y().parameter().key();
        add(name + ".csv", content -> LandscapeData.writeCsv(map, content));
        add(name + ".json", content -> LandscapeData.writeJson(map, content));
        add(name + ".vtk", content -> LandscapeData.writeVtk(map, content));
        int rank = 0;
        for (Minimum minimum : map.minima()) {
            String which = minimum.truth() ? "truth" : "minimum-" + ++rank;
            add(name + "/" + which + ".cif", CifWriter.write(map.plane().structure(minimum.point()),
                    List.of(which + " of the " + request.loss().label() + " of " + request.structure().name() + " over "
                            + request.x().parameter().key() + " and " + request.y().parameter().key() + ", "
                            + request.loss().column() + " " + minimum.value())));
        }
    }

    private void add(String name, String text) throws IOException {
        add(name, content -> content.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(String name, AtomicFile.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        content.writeTo(new Unclosed(zip));
        zip.closeEntry();
    }

    /** Writers of pictures close what they write to, but more is to come. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream stream;

        Unclosed(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int value) throws IOException {
            stream.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            stream.write(bytes, from, count);
        }
    }
}
