package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.braggscape.study.MatchRates;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, tables and caption of a study say the same. */
class StudyPicturesTest {
    private static final List<StudyRecord> RECORDS = TestRecords.all();

    @TempDir
    Path folder;

    private String svg(Figure figure, FigureExport.Size size) throws IOException {
        Path file = folder.resolve("figure.svg");
        FigureExport.svg(figure, size, file);
        return Files.readString(file);
    }

    @Test
    void everyBarIsFoundWithTheBaselinesFirst() {
        StudyPictures pictures = new StudyPictures(RECORDS);
        MatchRateFigure figure = pictures.rates(FigureStyle.LIGHT);
        double width = 646;
        double height = 363;
        List<MatchRates.Row> seen = new ArrayList<>();
        for (double x = 0; x < width; x += 0.5) {
            figure.rowAt(x, height / 2, width, height).filter(row -> !seen.contains(row)).ifPresent(seen::add);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(MatchRates.of(RECORDS, false));
        assertThat(seen.subList(0, 4)).extracting(row -> row.setting().mode()).containsExactly(StudyCase.RAW_START,
                StudyCase.PROJECTED_START, "unconstrained", "constrained");
        assertThat(figure.rowAt(2, height / 2, width, height)).isEmpty();
    }

    @Test
    void vectorPicturesNameWhatTheyShowAndHoldNoRaster() throws IOException {
        StudyPictures pictures = new StudyPictures(RECORDS);
        String bars = svg(pictures.rates(FigureStyle.LIGHT), StudyPictures.RATES_SIZE);
        assertThat(bars).contains(">Raw start<", ">Projected start<", ">Unconstrained<", ">Constrained<", ">Coordinate noise<", ">entropy<")
                .contains("width=\"171mm\"").doesNotContain("<image");
        assertThat(svg(pictures.structures(FigureStyle.LIGHT), StudyPictures.structuresSize(RECORDS))).contains(">Match / %<").doesNotContain("<image");
        assertThat(svg(pictures.similarity(FigureStyle.LIGHT), StudyPictures.similaritySize(RECORDS))).contains(">mse loss<", ">no match<")
                .doesNotContain("<image");
    }

    @Test
    void anEndIsFoundWhereItIsDrawn() {
        SimilarityFigure figure = new SimilarityFigure(RECORDS, "mse", FigureStyle.LIGHT);
        StudyRecord some = RECORDS.stream().filter(record -> record.of().lossName().equals("mse") && record.end().distance() > 0.1).findFirst()
                .orElseThrow();
        double[] place = figure.place(some, 600, 300).orElseThrow();
        assertThat(figure.nearest(place[0], place[1], 600, 300, 1)).contains(some);
        assertThat(figure.nearest(-100, -100, 600, 300, 10)).isEmpty();
        assertThat(figure.place(RECORDS.get(0), 600, 300)).isEmpty();
    }

    @Test
    void tablesAgreeWithEachOther() throws IOException {
        StudyPictures pictures = new StudyPictures(RECORDS);
        List<String> csv = pictures.data(true).tables().get(0).csv().lines().toList();
        MatchRates.Row first = MatchRates.of(RECORDS, false).get(0);
        assertThat(csv.get(0)).startsWith("structure,noise,sigma,loss_name,mode,rule,cases,match,match_share");
        assertThat(csv).hasSize(1 + 11 * 47);
        String[] fields = csv.get(1).split(",");
        assertThat(fields[0]).isEqualTo("all");
        assertThat(Double.parseDouble(fields[8])).isEqualTo(first.match().share());
        JsonNode json = new ObjectMapper().readTree(pictures.json());
        assertThat(json.get("overall")).hasSize(47);
        assertThat(json.get("per_structure")).hasSize(470);
        assertThat(json.get("overall").get(0).get("match_upper").doubleValue()).isEqualTo(first.match().interval().upper(), within(1e-15));
        assertThat(json.get("overall").get(0).get("noise").textValue()).isEqualTo("lattice");
        assertThat(pictures.markdown().lines()).hasSize(2 + 47).element(2).asString().startsWith("| lattice | 0.01 | – | raw start | 50 | ");
        assertThat(pictures.data(false).tables().get(0).csv().lines()).hasSize(1 + (int) RECORDS.stream().filter(record -> !record.of().isBaseline()).count());
        assertThat(pictures.caption()).contains("10 structures with 5 starts each", "lattice noise 0.01, 0.05, 0.1, 0.2", "Step rule: L-BFGS.");
    }
}
