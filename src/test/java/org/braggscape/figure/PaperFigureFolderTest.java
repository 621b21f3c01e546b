package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperFigureFolderTest {
    private static final Progress CANCELLED = new Progress() {
        @Override
        public void update(long done, long total) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = PaperFigure.class, names = "FIG4", mode = EnumSource.Mode.EXCLUDE)
    void whoCancelsGetsNoHalfFigure(PaperFigure figure) throws IOException {
        PaperFigureFolder figures = new PaperFigureFolder(folder, null, UnaryOperator.identity());
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            assertThatThrownBy(() -> figures.add(figure, executor, 2, CANCELLED)).isInstanceOf(CancellationException.class);
        } finally {
            executor.shutdownNow();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(FigurePreset.class)
    void aStudyFitsEveryPresetWithItsFurtherPictures(FigurePreset preset) throws IOException {
        PaperFigureFolder figures = new PaperFigureFolder(folder, null, EnergyModels.available().get(0),
                options -> options.with(preset).withDotsPerInch(30), TestRecords.all());
        figures.add(PaperFigure.FIG1, null, 1, Progress.NONE);
        assertThat(folder).isDirectoryContaining("glob:**fig1.pdf").isDirectoryContaining("glob:**fig1-similarity.png")
                .isDirectoryContaining("glob:**fig1-structures.svg").isDirectoryContaining("glob:**fig1.txt");
    }

    @Test
    void aSizeWithoutRoomIsRefused() throws IOException {
        PaperFigureFolder figures = new PaperFigureFolder(folder, SampleStructures.read("AlNi"),
                options -> options.withSize(new FigureExport.Size(20, 20)));
        assertThatThrownBy(() -> figures.add(PaperFigure.FIG4, null, 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has no room for its axes");
        assertThat(folder).isEmptyDirectory();
    }

    /** A size that one of them allows and the other not would be refused after the work, or refused though there is room. */
    @ParameterizedTest
    @EnumSource(value = PaperFigure.class, names = {"FIG2", "FIG3", "FIG6"})
    void aDraftNeedsAsMuchRoomAsItsFigure(PaperFigure figure) {
        CrystalStructure own = SampleStructures.read("AlNi");
        EnergyModel energy = EnergyModels.available().get(0);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            assertThat(figure.draft(own, energy, FigureStyle.LIGHT, true).least())
                    .isEqualTo(figure.compute(own, energy, FigureStyle.LIGHT, true, executor, 2, Progress.NONE).figure().least());
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(PaperFigure.class)
    void sizesAreCheckedBeforeTheWork(PaperFigure figure) throws IOException {
        for (CrystalStructure own : new CrystalStructure[] {null, SampleStructures.read("AlNi")}) {
            for (FigurePreset preset : List.of(FigurePreset.ONE_COLUMN, FigurePreset.TWO_COLUMNS)) {
                PaperFigureFolder figures = new PaperFigureFolder(folder, own, options -> options.with(preset));
                assertThatCode(() -> figures.check(figure)).as(figure + " " + preset).doesNotThrowAnyException();
            }
            PaperFigureFolder stamp = new PaperFigureFolder(folder, own, options -> options.withSize(new FigureExport.Size(20, 20)));
            // no executor: what computes before it refuses fails here
            assertThatThrownBy(() -> stamp.add(figure, null, 1, Progress.NONE)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no room for its axes");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
