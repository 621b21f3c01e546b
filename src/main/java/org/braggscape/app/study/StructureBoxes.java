package org.braggscape.app.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.figure.ChemicalName;
import org.braggscape.study.StudyConfiguration;

/** Which structures take part in a study: the samples, and the open one if it is none of them. */
final class StructureBoxes extends FlowPane {
    private final Workbench workbench;
    private final Runnable changed;
    /** By their names in the configuration. */
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final CheckBox open;
    private final Map<String, CrystalStructure> samples = new HashMap<>();
    private Path openFile;

    /**
     * Creates the boxes, the first sample ticked.
     *
     * @param workbench what is open
     * @param changed told of every change
     */
    StructureBoxes(Workbench workbench, Runnable changed) {
        super(12, 4);
        this.workbench = workbench;
        this.changed = changed;
        this.open = box("", "study-structure-open");
        SampleStructures.names().forEach(name -> boxes.put(name, box(ChemicalName.pretty(name), "study-structure-" + name)));
        boxes.get(SampleStructures.names().get(0)).setSelected(true);
        getChildren().addAll(boxes.values());
        getChildren().addAll(open, StudySetup.small("All", "Every sample structure", () -> boxes.values().forEach(box -> box.setSelected(true))),
                StudySetup.small("None", "No structure", () -> choose(List.of())));
        workbench.structure().addListener(observable -> showOpen());
        showOpen();
    }

    private CheckBox box(String name, String id) {
        CheckBox box = StudySetup.box(name, id);
        box.selectedProperty().addListener(observable -> changed.run());
        return box;
    }

    /** The open structure can take part if it is no sample: these stand there already. */
    private void showOpen() {
        CrystalStructure now = workbench.structure().get();
        openFile = workbench.file();
        boolean possible = now != null && (openFile != null || !isSample(now));
        open.setVisible(possible);
        open.setManaged(possible);
        open.setText(possible ? ChemicalName.pretty(now.name()) + " (open)" : "");
        if (!possible) {
            open.setSelected(false);
        }
    }

    private boolean isSample(CrystalStructure structure) {
        return SampleStructures.names().contains(structure.name()) && sample(structure.name()).equals(structure);
    }

    private CrystalStructure sample(String name) {
        return samples.computeIfAbsent(name, SampleStructures::read);
    }

    /** {@return how a study of some name names the open structure: by its file, which lies beside the records where it has none} */
    private String openName(String study) {
        return openFile != null ? openFile.toString()
                : study + "-" + workbench.structure().get().name().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".cif";
    }

    /** {@return the structures that a study of some name needs and no file has, by their names in it} */
    Map<String, CrystalStructure> withoutFile(String study) {
        return open.isSelected() && openFile == null ? Map.of(openName(study), workbench.structure().get()) : Map.of();
    }

    /** {@return the names of those that are ticked in a study of some name} */
    List<String> names(String study) {
        List<String> chosen = new ArrayList<>(ticked());
        if (open.isSelected()) {
            chosen.add(openName(study));
        }
        return chosen;
    }

    /** {@return the names of those that are ticked, {@link StudyConfiguration#OPEN} for the open one} */
    List<String> namesOnScreen() {
        List<String> chosen = new ArrayList<>(ticked());
        if (open.isSelected()) {
            chosen.add(StudyConfiguration.OPEN);
        }
        return chosen;
    }

    private List<String> ticked() {
        return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    /** {@return those that are ticked} */
    List<CrystalStructure> structures() {
        List<CrystalStructure> chosen = new ArrayList<>();
        ticked().forEach(name -> chosen.add(sample(name)));
        if (open.isSelected()) {
            chosen.add(workbench.structure().get());
        }
        return chosen;
    }

    /** Ticks those of some names and no others; names of structures that are neither samples nor open are left out. */
    void choose(Collection<String> names) {
        boxes.forEach((name, box) -> box.setSelected(names.contains(name)));
        open.setSelected(open.isVisible() && (names.contains(StudyConfiguration.OPEN)
                || openFile != null && names.contains(openFile.toString())));
    }
}
