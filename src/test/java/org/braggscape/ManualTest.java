package org.braggscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.braggscape.figure.Citations;
import org.braggscape.figure.ColourMap;
import org.junit.jupiter.api.Test;

/** README and manual: every link, picture and test that they name is there. */
class ManualTest {
    private static final Path MANUAL = Path.of("src/site/markdown");
    private static final Path PICTURES = Path.of("src/site/resources");
    private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]\\n]*]\\(([^)\\s]+)\\)");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> manual = Files.list(MANUAL)) {
            return Stream.concat(Stream.of(Path.of("README.md")), manual.filter(file -> file.toString().endsWith(".md")).sorted()).toList();
        }
    }

    /** As the program's Help and Git hosts make them of headings. */
    private static boolean hasHeading(Path page, String anchor) throws IOException {
        return Files.readString(page).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher matcher = LINK.matcher(Files.readString(page).replaceAll("(?ms)^```.*?^```", ""));
            while (matcher.find()) {
                links++;
                String target = matcher.group(2);
                if (target.matches("https?://.*")) {
                    continue;
                }
                String[] parts = target.split("#", 2);
                boolean picture = matcher.group(1).equals("!");
                Path folder = page.startsWith(MANUAL) ? picture ? PICTURES : MANUAL : Path.of("");
                Path file = parts[0].isEmpty() ? page : folder.resolve(parts[0]);
                if (!Files.exists(file) || parts.length == 2 && !hasHeading(file, parts[1])) {
                    broken.add(page + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(80);
    }

    /** As the zip of a figure has it. */
    @Test
    void theReadmeCitesThePaperAsTheProgramDoes() throws IOException {
        String entry = Citations.bibtex(ColourMap.VIRIDIS).split("\n}\n")[0].replaceAll("\\s+", " ");
        assertThat(entry).contains("2512.04036");
        assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " ")).contains(entry);
    }

    @Test
    void everyPictureIsShownSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path page : pages()) {
            all.append(Files.readString(page));
        }
        List<String> unused = new ArrayList<>();
        try (Stream<Path> pictures = Files.list(PICTURES.resolve("images"))) {
            for (Path picture : pictures.toList()) {
                // Help shows the PNG beside an SVG
                String name = picture.getFileName().toString().replaceFirst("\\.\\w+$", "");
                if (!all.toString().contains("images/" + name + ".")) {
                    unused.add(name);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        List<String> known;
        try (Stream<Path> sources = Stream.concat(Files.walk(Path.of("src/test/java")), Files.walk(Path.of("src/jmh/java")))) {
            known = sources.map(file -> file.getFileName().toString().replaceFirst("\\.java$", "")).toList();
        }
        for (Path page : pages()) {
            Pattern.compile("\\b[A-Z]\\w+(Test|Benchmark|Pictures?)\\b").matcher(Files.readString(page)).results().map(result -> result.group())
                    .filter(name -> !known.contains(name) && !name.matches("Pictures?")).forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }
}
