package org.braggscape.app.energy;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.UserPreferences;
import org.braggscape.app.model.Workbench;
import org.braggscape.energy.EnergyModels;
import org.braggscape.energy.chgnet.Chgnet;
import org.braggscape.objective.EnergyLoss;

/** The CHGNet that the window offers, from the weights file that the user chose or that is found. Knows no controls. */
public final class ChgnetFile {
    private final Workbench workbench;
    private final UserPreferences preferences;
    private final Energies energies;
    private final NewestWins reading;
    private final ReadOnlyObjectWrapper<Chgnet> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * Starts without a file.
     *
     * @param workbench whose map may show its energy
     * @param preferences remember the file
     * @param energies are told when it can be had
     */
    public ChgnetFile(Workbench workbench, UserPreferences preferences, Energies energies) {
        this.workbench = workbench;
        this.preferences = preferences;
        this.energies = energies;
        this.reading = new NewestWins("weights of CHGNet", error -> problem.set(
                Foreseen.sentence(error).orElse("The weights could not be read: " + error)));
    }

    /** {@return the model, null as long as there are no weights} */
    ReadOnlyObjectProperty<Chgnet> model() {
        return model.getReadOnlyProperty();
    }

    /** {@return what was wrong with the file that was chosen last, else empty} */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Reads the file of the preferences, or else one that is found.
     *
     * @param found looks for a file where it usually is, off the JavaFX thread
     */
    public void begin(Supplier<Optional<Path>> found) {
        Optional<Path> chosen = preferences.value().get().chgnetWeights();
        read(() -> chosen.isPresent() ? chosen : found.get(), false);
    }

    /** Takes another weights file, and remembers it if it is one. */
    void choose(String name) {
        if (name.isBlank()) {
            problem.set("Give the weights file of CHGNet, whose name ends in .pth.tar.");
            return;
        }
        try {
            Path file = Path.of(name.strip()).toAbsolutePath().normalize();
            read(() -> Optional.of(file), true);
        } catch (InvalidPathException e) {
            problem.set("'" + name + "' names no file: " + e.getReason() + ".");
        }
    }

    private void read(Supplier<Optional<Path>> file, boolean remember) {
        record Result(Chgnet model, String problem) {
        }
        reading.submit(() -> {
            try {
                Optional<Path> weights = file.get();
                return new Result(weights.isEmpty() ? null : Chgnet.read(weights.get()), "");
            } catch (IOException e) {
                return new Result(null, e.getMessage());
            }
        }, result -> {
            problem.set(result.problem());
            if (result.model() != null) {
                take(result.model());
                if (remember) {
                    preferences.update(all -> all.withChgnetWeights(result.model().file()));
                }
            }
        });
    }

    private void take(Chgnet now) {
        Chgnet before = model.get();
        if (before != null) {
            EnergyModels.leave(before);
        }
        EnergyModels.use(now);
        model.set(now);
        energies.refresh();
        if (before != null && workbench.settings().get().loss().equals(new EnergyLoss(before))) {
            workbench.choose(new EnergyLoss(now));
        }
    }

    /** Ends the thread; the model is offered no more. */
    public void close() {
        reading.close();
        if (model.get() != null) {
            EnergyModels.leave(model.get());
        }
    }
}
