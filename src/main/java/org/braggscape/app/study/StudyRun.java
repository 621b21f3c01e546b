package org.braggscape.app.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.AtomicFile;
import org.braggscape.crystal.io.CifWriter;
import org.braggscape.crystal.io.TextFile;
import org.braggscape.math.Progress;
import org.braggscape.study.Study;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyFile;
import org.braggscape.study.StudyRecord;
import org.braggscape.study.StudyRunner;

/**
 * A study that runs in the background, can be paused, and goes on where its file of records ends. Its configuration lies beside
 * the records under the same name, so that it can go on after the program was closed. To be used on the JavaFX thread.
 */
public final class StudyRun {
    private static final String CONFIGURATION = ".json";

    private final Consumer<String> problems;
    private final ExecutorService coordinator = Executors.newSingleThreadExecutor(work -> Daemons.thread(work, "study"));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    /** Guarded by itself. */
    private final List<StudyRecord> records = new ArrayList<>();
    private Stop stop = new Stop();
    private Study study;
    private Path file;
    private volatile int total;
    private volatile int doneBefore;
    private volatile long began;

    /** What can be done with it. */
    public enum State {
        /** Nothing is there, or records without a study that could go on. */
        NONE,
        /** Files are read. */
        READING, RUNNING,
        /** Paused or interrupted: it can go on. */
        PAUSED, FINISHED
    }

    /** Asked by the work whether to go on. */
    private static final class Stop implements Progress {
        private volatile boolean stopped;

        @Override
        public void update(long done, long total) {
            // what is done is in the records
        }

        @Override
        public boolean cancelled() {
            return stopped;
        }
    }

    /**
     * Starts without a study.
     *
     * @param problems receives sentences about what went wrong
     */
    StudyRun(Consumer<String> problems) {
        this.problems = problems;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** {@return the study whose records are shown, nothing where only they are known} */
    Optional<Study> study() {
        return Optional.ofNullable(study);
    }

    /** {@return where the records are, null before the first} */
    public Path file() {
        return file;
    }

    /** {@return the records so far; a copy} */
    public List<StudyRecord> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** {@return how many records there are} */
    int done() {
        synchronized (records) {
            return records.size();
        }
    }

    /** {@return how many there will be} */
    int total() {
        return total;
    }

    /** {@return seconds until the end if it goes on as it did, NaN while that is not known} */
    double secondsLeft() {
        int now = done() - doneBefore;
        return state.get() != State.RUNNING || now < 1 ? Double.NaN
                : (System.nanoTime() - began) / 1e9 / now * (total - done());
    }

    private interface Work {
        void run(Stop mine) throws IOException;
    }

    /** Does work for a new state of affairs; what was asked before ends first. */
    private void work(Work work) {
        stop.stopped = true;
        Stop mine = new Stop();
        stop = mine;
        state.set(State.READING);
        coordinator.execute(() -> {
            try {
                if (mine.stopped) {
                    throw new CancellationException();
                }
                work.run(mine);
            } catch (CancellationException e) {
                become(mine, State.PAUSED);
            } catch (IOException | IllegalArgumentException e) {
                fail(mine, e.getMessage());
            } catch (UncheckedIOException e) {
                fail(mine, e.getCause().getMessage() + " The records so far are complete.");
            } catch (RuntimeException | OutOfMemoryError e) {
                ProgramLog.logger().log(Level.WARNING, "The study failed", e);
                fail(mine, "The study ended by an error (" + e + "). The records so far are complete.");
            }
        });
    }

    private void become(Stop mine, State now) {
        Platform.runLater(() -> {
            if (stop == mine) {
                state.set(study == null && now == State.PAUSED ? State.NONE : now);
            }
        });
    }

    private void fail(Stop mine, String sentence) {
        Platform.runLater(() -> problems.accept(sentence));
        become(mine, State.PAUSED);
    }

    /**
     * Runs a study, or goes on with it where the file holds some of its records already.
     *
     * @param configuration what is to be done
     * @param withoutFile structures that are written beside the records, by the names of their files in the configuration
     * @param records where to
     */
    void begin(StudyConfiguration configuration, Map<String, CrystalStructure> withoutFile, Path records) {
        forget();
        work(mine -> {
            Path folder = folder(records);
            Files.createDirectories(folder);
            for (Map.Entry<String, CrystalStructure> one : withoutFile.entrySet()) {
                write(one.getValue(), folder.resolve(one.getKey()));
            }
            Study read = Study.read(configuration, folder);
            // says so where the file is of another study, before anything is overwritten
            StudyFile.resume(records, read, read.cases()).close();
            AtomicFile.write(configurationOf(records), configuration.toReadableJson());
            run(mine, read, records);
        });
    }

    /** The next study that goes on here finds the same atoms; others are not written over. */
    private static void write(CrystalStructure structure, Path file) throws IOException {
        List<String> comment = List.of(structure.name() + ", as it was open when the study began");
        String text;
        try {
            text = CifWriter.writeWithSymmetry(structure, comment);
        } catch (IllegalArgumentException e) {
            // it has no symmetry to be written
            text = CifWriter.write(structure, comment);
        }
        if (Files.exists(file) && !TextFile.read(file, "a crystal structure", "a CIF").equals(text)) {
            throw new IOException(file.getFileName() + " beside the records holds another structure; run the study into a file of "
                    + "another name.");
        }
        AtomicFile.write(file, text);
    }

    /** Opens records; where their configuration lies beside them the study can go on. */
    void open(Path records) {
        forget();
        file = records;
        work(mine -> {
            List<StudyRecord> all = StudyFile.read(records);
            if (all.isEmpty()) {
                throw new IOException("There are no records in " + records + ".");
            }
            Study read = studyOf(records, all.get(0).study());
            take(all, read == null ? all.size() : read.cases().size());
            Platform.runLater(() -> {
                if (stop == mine) {
                    study = read;
                    state.set(read == null ? State.NONE : all.size() < read.cases().size() ? State.PAUSED : State.FINISHED);
                }
            });
        });
    }

    /** Shows no records any more. */
    void clear() {
        cancel();
        forget();
    }

    /** The study beside records, null where there is none that they are of. */
    private static Study studyOf(Path records, String fingerprint) {
        Path configuration = configurationOf(records);
        if (!Files.isRegularFile(configuration)) {
            return null;
        }
        try {
            Study read = Study.read(StudyConfiguration.read(configuration), folder(records));
            return read.fingerprint().equals(fingerprint) ? read : null;
        } catch (IOException | IllegalArgumentException e) {
            // some other file of that name; the records can be looked at all the same
            return null;
        }
    }

    private void forget() {
        study = null;
        file = null;
        take(List.of(), 0);
    }

    private void take(List<StudyRecord> all, int of) {
        synchronized (records) {
            records.clear();
            records.addAll(all);
        }
        total = of;
    }

    /** On the thread of the study. */
    private void run(Stop mine, Study wanted, Path to) throws IOException {
        List<StudyRecord> before = Files.exists(to) ? StudyFile.read(to) : List.of();
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        ExecutorService pool = Executors.newFixedThreadPool(workers, work -> Daemons.thread(work, "study-worker"));
        try (StudyFile out = StudyFile.resume(to, wanted, wanted.cases())) {
            take(before, wanted.cases().size());
            doneBefore = before.size();
            began = System.nanoTime();
            Platform.runLater(() -> {
                if (stop == mine) {
                    study = wanted;
                    file = to;
                    state.set(State.RUNNING);
                }
            });
            StudyRunner.run(wanted, wanted.cases(), out.done(), pool, record -> {
                if (mine.stopped) {
                    throw new CancellationException();
                }
                out.append(record);
                synchronized (records) {
                    records.add(record);
                }
            }, mine);
            become(mine, State.FINISHED);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Stops; it can go on later. */
    public void pause() {
        if (state.get() == State.RUNNING || state.get() == State.READING) {
            stop.stopped = true;
        }
    }

    /** Goes on where it was paused. */
    public void resume() {
        if (state.get() == State.PAUSED && study != null) {
            Study same = study;
            Path to = file;
            work(mine -> run(mine, same, to));
        }
    }

    /** Stops for good; the records stay, on screen and in their file. */
    void cancel() {
        stop.stopped = true;
        // nobody waits for this one any more
        stop = new Stop();
        study = null;
        total = done();
        state.set(State.NONE);
    }

    static Path configurationOf(Path records) {
        String name = String.valueOf(records.getFileName());
        int dot = name.lastIndexOf('.');
        return records.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + CONFIGURATION);
    }

    private static Path folder(Path records) {
        Path parent = records.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Ends the threads; the records so far are in their file. */
    void close() {
        stop.stopped = true;
        coordinator.shutdownNow();
    }
}
