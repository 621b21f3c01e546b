package org.braggscape.app.descent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.control.Toasts;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.crystal.io.StructureFormatException;
import org.braggscape.crystal.io.StructureReading;

/** Reads structures that somebody guessed or generated, each of which becomes a start against the open structure's pattern. */
public final class Candidates {
    /** More starts could not be told apart on the map. */
    static final int MOST = 50;
    private static final int MOST_PROBLEMS = 3;

    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private final Toasts toasts;
    private final NewestWins reading;

    private record Outcome(List<StructureReading> readings, List<String> problems) {
    }

    public Candidates(Workbench workbench, Descents descents, Playback playback, Toasts toasts) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        this.toasts = toasts;
        this.reading = new NewestWins("candidates", error -> toasts.problem("The candidates could not be read: " + error));
    }

    /** Reads files, and the structure files in folders, off the JavaFX thread; what cannot be read is said, the rest is used. */
    public void open(List<Path> chosen) {
        CrystalStructure target = workbench.structure().get();
        reading.submit(() -> read(chosen), outcome -> {
            if (target != null && target == workbench.structure().get()) {
                show(target, outcome);
            }
        });
    }

    private static Outcome read(List<Path> chosen) {
        List<StructureReading> readings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(chosen, problems)) {
            try {
                readings.addAll(StructureFile.readAll(file));
            } catch (StructureFormatException e) {
                problems.add(e.getMessage());
            }
        }
        if (readings.size() > MOST) {
            problems.add("Of " + readings.size() + " candidates the first " + MOST + " were opened: open the others later.");
        }
        return new Outcome(readings.subList(0, Math.min(MOST, readings.size())), problems);
    }

    private static List<Path> files(List<Path> chosen, List<String> problems) {
        List<Path> files = new ArrayList<>();
        for (Path path : chosen) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> entries = Files.list(path)) {
                List<Path> found = entries.filter(Files::isRegularFile).filter(StructureFile::isNamedAsStructure).sorted()
                        .toList();
                files.addAll(found);
                if (found.isEmpty()) {
                    problems.add("The folder " + path.getFileName() + " has no structure files: their names end in .cif, "
                            + ".vasp or .poscar, or begin with POSCAR or CONTCAR.");
                }
            } catch (IOException e) {
                problems.add("The folder " + path.getFileName() + " cannot be read (" + e.getMessage() + ").");
            }
        }
        if (files.size() > MOST) {
            problems.add("Of " + files.size() + " files the first " + MOST + " were opened: open the others later.");
            return files.subList(0, MOST);
        }
        return files;
    }

    private void show(CrystalStructure target, Outcome outcome) {
        List<String> said = new ArrayList<>();
        for (StructureReading one : outcome.readings()) {
            CrystalStructure candidate = one.structure();
            if (!candidate.formula().equals(target.formula())) {
                said.add("The candidate " + candidate.name() + " is " + candidate.formula() + ", the target is "
                        + target.formula() + ": its descents run all the same.");
            }
            one.notices().forEach(notice -> said.add("The candidate " + candidate.name() + ": " + notice));
        }
        workbench.notices().addAll(said);
        outcome.problems().stream().limit(MOST_PROBLEMS).forEach(toasts::problem);
        int more = outcome.problems().size() - MOST_PROBLEMS;
        if (more > 0) {
            toasts.problem(more + (more == 1 ? " more candidate" : " more candidates") + " could not be opened.");
        }
        if (!outcome.readings().isEmpty()) {
            descents.open(outcome.readings().stream().map(StructureReading::structure).toList());
            playback.restart();
        }
    }

    /** Ends the reading thread. */
    public void close() {
        reading.close();
    }
}
