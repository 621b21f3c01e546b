package org.braggscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.math.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever interrupts a study, its file ends up as if nothing had. */
class StudyFileTest {
    private static final StudyConfiguration CONFIGURATION = configuration(3, 1);
    private static Study study;
    private static List<String> expected;

    @TempDir
    Path folder;

    private static StudyConfiguration configuration(int starts, long seed) {
        return new StudyConfiguration("small", List.of("U2Ti", "AlNi"),
                List.of(new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.05, 0.1), List.of("unconstrained", "constrained")),
                        new StudyConfiguration.Noise(NoiseKind.COORDINATES, List.of(0.05), List.of("unconstrained"))),
                starts, seed, List.of("cosine", "mse"), List.of("lbfgs"), 60, MatchTolerances.STRICT);
    }

    @BeforeAll
    static void uninterrupted(@TempDir Path folder) throws IOException {
        study = Study.read(CONFIGURATION, folder);
        Path file = folder.resolve("all.jsonl");
        run(file, study.cases(), 1, Progress.NONE);
        expected = withoutTimes(file);
        assertThat(expected).hasSize(study.cases().size()).hasSize(2 * 3 * (2 * (2 + 2 * 2) + 2 + 2));
    }

    private static void run(Path file, List<StudyCase> cases, int threads, Progress progress) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (StudyFile records = StudyFile.resume(file, study, cases)) {
            StudyRunner.run(study, cases, records.done(), executor, records::append, progress);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<String> withoutTimes(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.replaceAll("\"seconds\":[^}]*", "")).toList();
    }

    @Test
    void twoThreadsWriteTheSameRecords() throws IOException {
        Path file = folder.resolve("two.jsonl");
        run(file, study.cases(), 2, Progress.NONE);
        assertThat(withoutTimes(file)).isEqualTo(expected);
    }

    @Test
    void aFileThatWasCutAnywhereIsResumed() throws IOException {
        Path file = folder.resolve("cut.jsonl");
        run(file, study.cases(), 2, Progress.NONE);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 3; i++) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(random.nextLong(channel.size()));
            }
            run(file, study.cases(), 2, Progress.NONE);
            assertThat(withoutTimes(file)).isEqualTo(expected);
        }
    }

    @Test
    void aStudyThatWasCancelledIsResumed() throws IOException {
        Path file = folder.resolve("cancelled.jsonl");
        class AfterTen implements Progress {
            private volatile long done;

            @Override
            public void update(long now, long total) {
                done = now;
            }

            @Override
            public boolean cancelled() {
                return done >= 10;
            }
        }
        assertThatThrownBy(() -> run(file, study.cases(), 2, new AfterTen())).isInstanceOf(CancellationException.class);
        List<String> first = withoutTimes(file);
        assertThat(first).hasSizeGreaterThanOrEqualTo(10).hasSizeLessThan(expected.size());
        assertThat(first).isEqualTo(expected.subList(0, first.size()));
        run(file, study.cases(), 1, Progress.NONE);
        assertThat(withoutTimes(file)).isEqualTo(expected);
    }

    @Test
    void shardsMergeToTheWhole() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            files.add(0, folder.resolve("shard-" + i + ".jsonl"));
            run(files.get(0), study.shard(i, 3), 2, Progress.NONE);
        }
        Path merged = folder.resolve("merged.jsonl");
        assertThat(StudyFile.merge(files, merged)).isEqualTo(expected.size());
        assertThat(withoutTimes(merged)).isEqualTo(expected);
        assertThatThrownBy(() -> StudyFile.merge(files.subList(0, 2), folder.resolve("some.jsonl")))
                .hasMessageContaining("cases are missing, the first is number 0");
        assertThat(folder.resolve("some.jsonl")).doesNotExist();
        assertThatThrownBy(() -> run(files.get(0), study.shard(1, 2), 1, Progress.NONE)).hasMessageContaining("another shard");
    }

    @Test
    void recordsSurviveTheWayThroughTheFile() throws IOException {
        Path file = folder.resolve("read.jsonl");
        run(file, study.cases(), 2, Progress.NONE);
        List<StudyRecord> records = StudyFile.read(file);
        assertThat(records).extracting(StudyRecord::of).isEqualTo(study.cases());
        assertThat(records).allSatisfy(record -> {
            assertThat(record.study()).isEqualTo(study.fingerprint());
            assertThat(record.end().cell()).hasSize(6);
            assertThat(record.of().isBaseline()).isEqualTo(record.evaluations() == 0);
            assertThat(record.recovered() == null).isEqualTo(record.of().noise() == NoiseKind.COORDINATES);
        });
        StudyRecord constrained = records.stream().filter(record -> record.of().mode().equals("constrained")).findFirst()
                .orElseThrow();
        assertThat(constrained.end().loss()).isLessThanOrEqualTo(constrained.start().loss());
        assertThat(constrained.end().cell()[0]).isEqualTo(constrained.end().cell()[1]);
    }

    @Test
    void recordsOfAnotherStudyAreRefused() throws IOException {
        Path file = folder.resolve("other.jsonl");
        Study other = Study.read(configuration(3, 2), folder);
        assertThat(other.fingerprint()).isNotEqualTo(study.fingerprint());
        run(file, study.cases().subList(0, 4), 1, Progress.NONE);
        List<String> before = Files.readAllLines(file);
        assertThatThrownBy(() -> StudyFile.resume(file, other, other.cases())).isInstanceOf(StudyFormatException.class)
                .hasMessageContaining("line 1").hasMessageContaining("not of this study");
        assertThat(Files.readAllLines(file)).isEqualTo(before);
        assertThatThrownBy(() -> StudyFile.create(file)).hasMessageContaining("exists");
    }

    @Test
    void whatIsNoFileOfRecordsIsRefused() throws IOException {
        Path file = folder.resolve("text.jsonl");
        Files.writeString(file, "{\"a\": 1}\n");
        assertThatThrownBy(() -> StudyFile.read(file)).hasMessageContaining("line 1 is no record");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        assertThatThrownBy(() -> StudyFile.read(file)).hasMessageContaining("not text");
        assertThatThrownBy(() -> StudyFile.read(folder)).hasMessageContaining("folder");
        assertThatThrownBy(() -> StudyFile.read(folder.resolve("none.jsonl"))).hasMessageContaining("There is no file");
    }

    @Test
    void twoStudiesDoNotWriteOneFile() throws IOException {
        Path file = folder.resolve("locked.jsonl");
        try (StudyFile first = StudyFile.create(file)) {
            assertThat(first.done()).isZero();
            assertThatThrownBy(() -> StudyFile.resume(file, study, study.cases())).hasMessageContaining("being written");
        }
    }
}
