package org.braggscape.diffraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredPatternFileTest {
    @TempDir
    private Path folder;

    private MeasuredPattern read(String name, String text) throws IOException {
        return MeasuredPatternFile.read(Files.writeString(folder.resolve(name), text));
    }

    private void refused(String name, String text, String sentence) {
        assertThatThrownBy(() -> read(name, text)).isInstanceOf(PatternFormatException.class).hasMessageContaining(sentence);
    }

    /** Twelve lines from 10° in steps of 0.5°, their intensities 1, 2, 3 …, joined as a format asks. */
    private static String lines(String between, String ending) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(10 + 0.5 * i).append(between).append(i + 1).append(ending);
        }
        return text.toString();
    }

    @Test
    void columnsInAllTheirDialects() throws IOException {
        for (String text : new String[] {"# made by\n! us\n" + lines(" ", "\n"), lines("\t", "\r\n"), "\n" + lines("  ", " \n\n"),
                "2theta,intensity\n" + lines(",", "\n"), "Angle;Counts\n" + lines(";", "\n"),
                lines(";", "\n").replace('.', ','), "\ufeff" + lines(" ", "\n")}) {
            MeasuredPattern pattern = read("a.csv", text);
            assertThat(pattern.twoTheta()).hasSize(12).startsWith(10, 10.5).endsWith(15.5);
            assertThat(pattern.intensity()).startsWith(1, 2).endsWith(12);
            assertThat(pattern.uncertainty()).isEmpty();
            assertThat(pattern.notices()).isEmpty();
        }
    }

    @Test
    void aThirdColumnIsTheUncertainty() throws IOException {
        MeasuredPattern pattern = read("a.xye", lines(" ", " 0.25\n"));
        assertThat(pattern.uncertainty().orElseThrow()).hasSize(12).containsOnly(0.25);
        assertThat(read("a.csv", lines(" ", " 1 2 3\n")).notices()).singleElement().asString().contains("5 columns");
    }

    @Test
    void scansOfXrdmlAreAddedUp() throws IOException {
        String scan = "<scan><dataPoints><positions axis=\"2Theta\" unit=\"deg\"><startPosition>20</startPosition>"
                + "<endPosition>31</endPosition></positions><positions axis=\"Omega\"><startPosition>1</startPosition>"
                + "<endPosition>2</endPosition></positions>%s<counts unit=\"counts\">1 2 3 4 5 6 7 8 9 10 11 12</counts>"
                + "</dataPoints></scan>";
        String file = "<?xml version=\"1.0\"?><xrdMeasurements xmlns=\"http://www.xrdml.com/XRDMeasurement/1.5\">"
                + "<xrdMeasurement><usedWavelength><kAlpha1 unit=\"Angstrom\">1.5405980</kAlpha1><kAlpha2>1.5444260</kAlpha2>"
                + "<ratioKAlpha2KAlpha1>0.5</ratioKAlpha2KAlpha1></usedWavelength>%s</xrdMeasurement></xrdMeasurements>";
        MeasuredPattern one = read("a.xrdml", String.format(file, String.format(scan, "")));
        assertThat(one.twoTheta()).hasSize(12).startsWith(20, 21).endsWith(31);
        assertThat(one.intensity()).startsWith(1, 2).endsWith(12);
        assertThat(one.radiation().orElseThrow().lines())
                .containsExactly(new Radiation.Line(1.540598, 1), new Radiation.Line(1.544426, 0.5));
        MeasuredPattern two = read("b.xrdml", String.format(file, String.format(scan, "") + String.format(scan,
                "<beamAttenuationFactors>2 2 2 2 2 2 2 2 2 2 2 2</beamAttenuationFactors>") + "<scan/>"));
        assertThat(two.intensity()).startsWith(3, 6).endsWith(36);
        assertThat(two.notices()).hasSize(2);
    }

    @Test
    void xrdmlReadsNoOtherFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "1 2 3 4 5 6 7 8 9 10 11 12");
        refused("a.xrdml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x><scan>"
                + "<dataPoints><positions axis=\"2Theta\"><startPosition>20</startPosition><endPosition>31</endPosition>"
                + "</positions><counts>&e;</counts></dataPoints></scan></x>", "a.xrdml");
    }

    @Test
    void badFilesGiveTheLineAndWhatToDo() throws IOException {
        refused("a.xy", "", "a.xy is empty; choose a file with a powder pattern.");
        refused("a.xy", "10 1\n10.5 2\n", "a.xy holds 2 points of a pattern; it needs at least 10");
        refused("a.xy", lines(" ", "\n") + "cut of", "a.xy, line 13: 'cut of' is not 2θ and intensity");
        refused("a.xy", lines(" ", "\n") + "16 2 3\n", "line 13: 3 numbers where the lines before have 2");
        refused("a.xy", lines(" ", "\n") + "12 2\n", "line 13: 2θ = 12.0 does not follow 15.5");
        refused("a.xy", lines(" ", "\n") + "16 NaN\n", "line 13: NaN is not a number");
        refused("a.xy", lines(" ", "\n") + "181 2\n", "2θ = 181.0 is not between 0 and 180 degrees");
        refused("a.xye", lines(" ", " -1\n"), "the uncertainty -1.0 is negative");
        refused("a.xrdml", "<?xml version=\"1.0\"?><scan><counts>1 2", "a.xrdml, line 1: the XML is broken or cut off");
        refused("a.xrdml", "<?xml version=\"1.0\"?><a/>", "holds no scan");
        assertThatThrownBy(() -> MeasuredPatternFile.read(folder)).isInstanceOf(PatternFormatException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> MeasuredPatternFile.read(folder.resolve("none.xy")))
                .isInstanceOf(PatternFormatException.class).hasMessageContaining("does not exist");
    }

    @Test
    void resamplingKeepsStraightLines() throws IOException {
        MeasuredPattern pattern = read("a.xy", lines(" ", "\n"));
        TwoThetaGrid grid = pattern.grid();
        assertThat(grid.start()).isEqualTo(10);
        assertThat(grid.step()).isEqualTo(0.5);
        assertThat(grid.count()).isEqualTo(12);
        assertThat(pattern.resampled(grid)).containsExactly(pattern.intensity(), within(1e-12));
        TwoThetaGrid finer = new TwoThetaGrid(10.2, 0.1, 50);
        double[] values = pattern.resampled(finer);
        for (int k = 0; k < 50; k++) {
            assertThat(values[k]).isEqualTo(1 + (finer.at(k) - 10) * 2, within(1e-9));
        }
        assertThatThrownBy(() -> pattern.grid(11, 12)).hasMessageContaining("3 points between 11° and 12°");
    }

    @Test
    void damagedFilesGiveAPatternOrTheReadersOwnException() throws IOException {
        damage(3_000);
    }

    @Test
    @Tag("long")
    void aHundredThousandDamagedFiles() throws IOException {
        damage(100_000);
    }

    private void damage(int count) throws IOException {
        String xrdml = "<?xml version=\"1.0\"?><x><scan><positions axis=\"2Theta\"><startPosition>20</startPosition><endPosition>"
                + "31</endPosition></positions><counts>1 2 3 4 5 6 7 8 9 10 11 12</counts></scan></x>";
        String[] files = {lines(" ", "\n"), lines(";", " 0.5\n"), xrdml};
        SplittableRandom random = new SplittableRandom(5);
        int read = 0;
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(files[i % files.length]);
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(1, 9));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, end);
                    case 1 -> text.setCharAt(at, (char) random.nextInt(32, 400));
                    case 2 -> text.insert(at, text.substring(at, end));
                    default -> text.insert(at, new String[] {"nan", "1e999", "-", "<", "&x;", "\n", "0"}[random.nextInt(7)]);
                }
            }
            String damaged = text.toString();
            try {
                MeasuredPattern pattern = MeasuredPatternFile.parse(damaged, i % 3 == 2 ? "a.xrdml" : "a.xy");
                assertThat(pattern.resampled(pattern.grid())).isNotEmpty().doesNotContain(Double.NaN);
                read++;
            } catch (PatternFormatException e) {
                assertThat(e.getMessage()).startsWith("a.x").endsWith(".");
            } catch (RuntimeException e) {
                throw new AssertionError(damaged, e);
            }
        }
        assertThat(read).isBetween(count / 50, count * 49 / 50);
    }
}
