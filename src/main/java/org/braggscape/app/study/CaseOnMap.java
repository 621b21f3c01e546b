package org.braggscape.app.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.io.StructureFile;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.MapSettings;
import org.braggscape.study.DescentMode;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.Study;
import org.braggscape.study.StudyCase;
import org.braggscape.study.StudyRecord;

/** Shows a case of a study on the map: opens its structure, drops the very start and descends as the study did. */
public final class CaseOnMap {
    /** Where the configuration is not known: what studies do unless told otherwise. */
    private static final int USUAL_STEPS = 1000;

    private final Workbench workbench;
    private final Descents descents;
    private final Playback playback;
    private final Runnable showMap;
    private final Consumer<String> problems;
    private final NewestWins reading;

    public CaseOnMap(Workbench workbench, Descents descents, Playback playback, Runnable showMap, Consumer<String> problems) {
        this.workbench = workbench;
        this.descents = descents;
        this.playback = playback;
        this.showMap = showMap;
        this.problems = problems;
        this.reading = new NewestWins("case", error -> problems.accept(String.valueOf(error.getMessage())));
    }

    /**
     * Shows a case.
     *
     * @param record what became of it
     * @param study of which it is, nothing where only the records are known
     * @param records their file
     */
    void show(StudyRecord record, Optional<Study> study, Path records) {
        String name = record.of().structure();
        Path file = records == null ? Path.of(name) : records.toAbsolutePath().resolveSibling(name);
        record Found(CrystalStructure truth, String problem) {
        }
        int steps = study.map(known -> known.configuration().steps()).orElse(USUAL_STEPS);
        reading.submit(() -> {
            if (study.isPresent() && study.get().structures().containsKey(name)) {
                return new Found(study.get().structures().get(name), null);
            }
            try {
                return new Found(SampleStructures.names().contains(name) ? SampleStructures.read(name)
                        : StructureFile.read(file).structure(), null);
            } catch (IOException e) {
                return new Found(null, "The structure of this case is not there: " + e.getMessage());
            }
        }, found -> {
            if (found.truth() == null) {
                problems.accept(found.problem());
            } else {
                show(record.of(), found.truth(), SampleStructures.names().contains(name) ? null : file, steps,
                        study.map(Study::laboratory).orElse(LaboratoryConditions.NONE));
                difference(record.of(), study).ifPresent(problems);
            }
        });
    }

    /** What the map cannot repeat of a case. */
    private static Optional<String> difference(StudyCase of, Optional<Study> study) {
        if (study.isPresent() && study.get().configuration().freeCoordinates()) {
            return Optional.of("In the study the coordinates moved too; here only the cell does.");
        }
        return Schedule.of(of.rule()).isPresent() && !of.mode().equals(DescentMode.UNCONSTRAINED.key())
                ? Optional.of("In the study this descent by stages was constrained; here it is free.") : Optional.empty();
    }

    private void show(StudyCase of, CrystalStructure truth, Path file, int steps, LaboratoryConditions laboratory) {
        if (workbench.measured().get() != null) {
            // studies compare with the pattern of the truth
            workbench.compareWith(null);
        }
        workbench.alterTarget(laboratory);
        if (!truth.equals(workbench.structure().get())) {
            workbench.openKnown(truth, file);
        }
        MapSettings map = workbench.settings().get();
        EnergyLoss.find(of.lossName()).ifPresent(loss -> workbench.settings().set(
                new MapSettings(map.x(), map.y(), map.extentX(), map.extentY(), map.points(), loss)));
        Optional<Schedule> schedule = Schedule.of(of.rule());
        Optional<DescentMode> mode = schedule.isPresent() ? Optional.of(DescentMode.ANNEALED) : DescentMode.of(of.mode());
        Set<DescentMode> modes = mode.<Set<DescentMode>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(DescentMode.class));
        StepRuleName rule = StepRuleName.of(of.rule()).orElse(descents.settings().get().rule());
        descents.settings().set(new DescentSettings(rule, StepRuleName.Rates.DEFAULT, Math.min(steps, DescentSettings.MOST_STEPS),
                modes, of.noise().free(), Optional.empty(), schedule.orElse(descents.settings().get().schedule())));
        descents.dropRandom(of.sigma(), of.seed());
        if (descents.selected().get() != null) {
            descents.look(descents.selected().get(), mode.orElse(DescentMode.UNCONSTRAINED));
        }
        playback.restart();
        showMap.run();
    }

    /** Ends the thread. */
    void close() {
        reading.close();
    }
}
