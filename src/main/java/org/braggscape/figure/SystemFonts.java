package org.braggscape.figure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.fontbox.ttf.FontHeaders;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/** The font families of this machine that are TrueType files and may be embedded. Java2D knows fonts but not their files. */
final class SystemFonts {
    /** The licence forbids embedding. */
    private static final int RESTRICTED = 0x0002;
    private static final List<String> ITALIC = List.of("Italic", "Oblique", "Book Oblique", "Regular Italic");
    private static final List<String> BOLD = List.of("SemiBold", "Semibold", "Bold", "Medium");

    private static Map<String, Files> families;

    /** The files of a family; where it lacks a face, the upright one stands in. */
    record Files(String name, URI regular, URI italic, URI bold) {
    }

    private SystemFonts() {
    }

    /** {@return the names of all families, in order} */
    static List<String> names() {
        return families().values().stream().map(Files::name).toList();
    }

    /** {@return a family by its name in any case} */
    static Optional<Files> find(String name) {
        return Optional.ofNullable(families().get(name.toLowerCase(Locale.ROOT)));
    }

    private static synchronized Map<String, Files> families() {
        if (families == null) {
            Map<String, Map<String, URI>> faces = new TreeMap<>();
            for (URI file : new FontFileFinder().find()) {
                if (file.getPath() != null && file.getPath().toLowerCase(Locale.ROOT).endsWith(".ttf")) {
                    read(file, faces);
                }
            }
            families = new TreeMap<>();
            faces.forEach((name, files) -> first(files, List.of("Regular", "Book", "Roman")).ifPresent(regular ->
                    families.put(name.toLowerCase(Locale.ROOT), new Files(name, regular,
                            first(files, ITALIC).orElse(regular), first(files, BOLD).orElse(regular)))));
        }
        return families;
    }

    private static Optional<URI> first(Map<String, URI> files, List<String> names) {
        return names.stream().filter(files::containsKey).map(files::get).findFirst();
    }

    private static void read(URI file, Map<String, Map<String, URI>> faces) {
        try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(new File(file))) {
            FontHeaders headers = new TTFParser().parseTableHeaders(bytes);
            OS2WindowsMetricsTable metrics = headers.getOS2Windows();
            boolean embeddable = metrics == null || (metrics.getFsType() & 0x000F) != RESTRICTED;
            if (embeddable && !headers.isOpenTypePostScript() && headers.getFontFamily() != null
                    && headers.getFontSubFamily() != null) {
                faces.computeIfAbsent(headers.getFontFamily(), key -> new HashMap<>())
                        .putIfAbsent(headers.getFontSubFamily(), file);
            }
        } catch (IOException | RuntimeException e) {
            // a damaged font of the system is as good as absent
        }
    }
}
