package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureOptionsTest {
    @TempDir
    private Path folder;

    private static Figure map(FigureStyle style) {
        return new LandscapeFigure(TestLandscapes.withHole(), style);
    }

    @ParameterizedTest
    @EnumSource(FigurePreset.class)
    void eachPresetKeepsItsMeasuresInEachFormat(FigurePreset preset) throws IOException {
        FigureOptions options = FigureOptions.DEFAULT.with(preset);
        Path svg = folder.resolve("map.svg");
        FigureExport.write(FigureOptionsTest::map, options, svg);
        String text = Files.readString(svg);
        assertThat(text.contains("width=\"" + shortest(options.size().width()) + "mm\"")).isTrue();
        assertThat(Pattern.compile("<image ").matcher(text).results().count()).isEqualTo(1);

        Path pdf = folder.resolve("map.pdf");
        FigureExport.write(FigureOptionsTest::map, options, pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat((double) document.getPage(0).getMediaBox().getWidth())
                    .isEqualTo(options.size().width() / 25.4 * 72, within(0.01));
            PDResources resources = document.getPage(0).getResources();
            PDResources inner = ((PDFormXObject) resources.getXObject(resources.getXObjectNames().iterator().next())).getResources();
            assertThat(inner.getFontNames()).isNotEmpty();
            for (COSName name : inner.getFontNames()) {
                assertThat(inner.getFont(name).isEmbedded()).isTrue();
            }
        }

        Path png = folder.resolve("map.png");
        FigureExport.write(FigureOptionsTest::map, options, png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo((int) Math.rint(options.size().width() / 25.4 * options.dotsPerInch()));
        assertThat(dotsPerMetre(png)).isEqualTo((int) Math.round(options.dotsPerInch() / 0.0254));
    }

    private static String shortest(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static int dotsPerMetre(Path png) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(png));
        int at = 8;
        while (!new String(bytes.array(), at + 4, 4, StandardCharsets.US_ASCII).equals("pHYs")) {
            at += 12 + bytes.getInt(at);
        }
        return bytes.getInt(at + 8);
    }

    @Test
    void columnsHaveTheWidthsOfJournalsAndTheProportionsOfTheFigure() {
        assertThat(FigurePreset.ONE_COLUMN.size(FigureExport.Size.DEFAULT)).isEqualTo(new FigureExport.Size(83, 66.4));
        assertThat(FigurePreset.TWO_COLUMNS.size(new FigureExport.Size(100, 400))).isEqualTo(new FigureExport.Size(171, 230));
        FigureExport.Size slide = FigurePreset.SLIDE.size(FigureExport.Size.DEFAULT);
        assertThat(slide.width() / slide.height()).isEqualTo(16 / 9.0, within(1e-3));
    }

    @Test
    void lettersHaveTheSizeThatWasAskedFor() {
        TextSizes sizes = new TextSizes(12, 9, 7, 5);
        String svg = FigureExport.svgText(FigureOptions.DEFAULT.withSizes(sizes).figure(FigureOptionsTest::map),
                FigureExport.Size.DEFAULT);
        // the room grows with the titles, the largest; a point is 4/3 of a logical pixel
        double room = 12 / 9.75;
        for (double points : new double[] {9, 7, 5}) {
            String size = String.format(Locale.ROOT, "font-size=\"%.4f", points / 0.75 / room).replaceFirst("0+$", "");
            assertThat(svg.contains(size)).as(size).isTrue();
        }
    }

    @Test
    void impossibleNumbersAreRefusedWithTheLimit() {
        FigureOptions options = FigureOptions.DEFAULT;
        assertThatThrownBy(() -> options.withDotsPerInch(10)).hasMessage(
                "The resolution of 10 dots per inch is impossible: give 30 to 2400 dots per inch.");
        assertThatThrownBy(() -> options.withContourLevels(1)).hasMessageContaining("give 2 to 50.");
        assertThatThrownBy(() -> options.withSizes(new TextSizes(10, 1, 10, 10))).hasMessageContaining("give 3 to 200 pt.");
        assertThatThrownBy(() -> new FigureExport.Size(83, 2500)).hasMessageContaining("give sides from 20 to 2000 mm.");
        assertThatThrownBy(() -> options.withSize(new FigureExport.Size(60, 20)).figure(FigureOptionsTest::map))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has no room for its axes")
                .hasMessageContaining("it needs at least ");
        assertThatThrownBy(() -> FigureExport.write(FigureOptionsTest::map, options.with(FigurePreset.POSTER).withDotsPerInch(900),
                folder.resolve("x.png"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 100 million dots are, at this size 508 dots per inch");
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> FontFamily.of("No Such Letters")).hasMessageContaining("There is no font 'No Such Letters'");
    }

    @Test
    void aMapIsRefusedBeforeItIsComputed() {
        FigureOptions stamp = FigureOptions.DEFAULT.withSize(new FigureExport.Size(30, 20));
        FigureOptions heavy = FigureOptions.DEFAULT.with(FigurePreset.POSTER).withDotsPerInch(900);
        assertThatThrownBy(() -> FigureExport.check(List.of(), stamp, Path.of("x.svg")))
                .hasMessageContaining("has no room for its axes");
        assertThatThrownBy(() -> FigureExport.check(List.of(), heavy, Path.of("x.zip")))
                .hasMessageContaining("at most 100 million dots");
        assertThatCode(() -> {
            FigureExport.check(List.of(), heavy, Path.of("x.svg"));
            FigureExport.check(List.of(), stamp, Path.of("x.csv"));
        }).doesNotThrowAnyException();
    }

    @Test
    void theLeastSizeThatIsNamedIsEnough() {
        FigureOptions small = FigureOptions.DEFAULT.withSize(new FigureExport.Size(40, 30));
        try {
            small.figure(FigureOptionsTest::map);
        } catch (IllegalArgumentException e) {
            String[] numbers = e.getMessage().replaceAll(".*at least ([0-9.]+) mm × ([0-9.]+) mm.*", "$1 $2").split(" ");
            FigureExport.Size named = new FigureExport.Size(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
            assertThatCode(() -> small.withSize(named).figure(FigureOptionsTest::map)).doesNotThrowAnyException();
            return;
        }
        throw new AssertionError("a stamp has no room for a map");
    }

    @Test
    void whatIsLeftOutIsNotThere() {
        Figure everything = FigureOptions.DEFAULT.figure(FigureOptionsTest::map);
        Figure nothing = FigureOptions.DEFAULT.withShown(Set.of()).figure(FigureOptionsTest::map);
        String full = FigureExport.svgText(everything, FigureExport.Size.DEFAULT);
        String bare = FigureExport.svgText(nothing, FigureExport.Size.DEFAULT);
        String truth = "fill=\"rgb(229,36,59)\"";
        assertThat(full.contains("cosine loss") && full.contains(truth)).isTrue();
        assertThat(bare.contains("cosine loss") || bare.contains(truth)).isFalse();
        assertThat(bare.contains(" / Å")).isTrue();
    }

    @Test
    void lettersOfTheSystemAreEmbedded() {
        String other = FontFamily.names().stream().filter(name -> name.startsWith("DejaVu S")).findFirst().orElse("");
        assumeTrue(!other.isEmpty());
        String svg = FigureExport.svgText(FigureOptions.DEFAULT.withFamily(FontFamily.of(other)).figure(FigureOptionsTest::map),
                FigureExport.Size.DEFAULT);
        assertThat(svg.contains("@font-face{font-family:'" + other + "'")).isTrue();
        assertThat(svg.contains("Plex")).isFalse();
    }
}
