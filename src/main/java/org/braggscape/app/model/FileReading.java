package org.braggscape.app.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.braggscape.app.background.NewestWins;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.crystal.io.StructureFormatException;
import org.braggscape.crystal.io.StructureReading;
import org.braggscape.crystal.io.TextFile;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.MeasuredPatternFile;
import org.braggscape.diffraction.PatternFormatException;

/**
 * Reads structures and patterns off the JavaFX thread. What is asked for last is what comes, whatever kind it is: what would
 * come late is dropped. What is wrong with a file becomes a sentence.
 */
public final class FileReading {
    private static final String PASTED = "The clipboard";

    private final Consumer<String> problems;
    private final BiFunction<String, List<StructureReading>, Optional<StructureReading>> which;
    private final NewestWins reading;

    /**
     * Reads nothing yet.
     *
     * @param problems receives sentences
     * @param which asks which of several structures of a source is meant
     * @param failed receives what nobody foresaw
     */
    FileReading(Consumer<String> problems, BiFunction<String, List<StructureReading>, Optional<StructureReading>> which,
            Consumer<Throwable> failed) {
        this.problems = problems;
        this.which = which;
        this.reading = new NewestWins("reading", failed);
    }

    /** Reads a structure file; then gets nothing if there was a problem or the user chose none. */
    void structure(Path file, Consumer<Optional<StructureReading>> then) {
        structure(TextFile.name(file), () -> StructureFile.readAll(file), then);
    }

    /** Reads a structure from text in one of the formats that are read from files. */
    void structure(String text, Consumer<Optional<StructureReading>> then) {
        structure(PASTED, () -> StructureFile.parse(text, PASTED), then);
    }

    private interface Work {
        List<StructureReading> all() throws StructureFormatException;
    }

    private void structure(String source, Work work, Consumer<Optional<StructureReading>> then) {
        record Result(List<StructureReading> readings, String problem) {
        }
        reading.submit(() -> {
            try {
                return new Result(work.all(), null);
            } catch (StructureFormatException e) {
                return new Result(List.of(), e.getMessage());
            }
        }, result -> {
            if (result.problem() != null) {
                problems.accept(result.problem());
            }
            then.accept(result.readings().size() > 1 ? which.apply(source, result.readings())
                    : result.readings().stream().findFirst());
        });
    }

    /** Reads one of {@link SampleStructures#names}. */
    void sample(String name, Consumer<CrystalStructure> then) {
        reading.submit(() -> SampleStructures.read(name), then);
    }

    /** Reads a measured pattern. */
    public void pattern(Path file, Consumer<MeasuredPattern> then) {
        record Result(MeasuredPattern pattern, String problem) {
        }
        reading.submit(() -> {
            try {
                return new Result(MeasuredPatternFile.read(file), null);
            } catch (PatternFormatException e) {
                return new Result(null, e.getMessage());
            }
        }, result -> {
            if (result.problem() != null) {
                problems.accept(result.problem());
            } else {
                result.pattern().notices().forEach(problems);
                then.accept(result.pattern());
            }
        });
    }

    /** Nothing that was asked for is wanted any more. */
    void forget() {
        reading.forget();
    }

    /** Ends the thread. */
    void close() {
        reading.close();
    }
}
