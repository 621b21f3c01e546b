package org.braggscape.app.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.braggscape.app.background.NewestWins;
import org.braggscape.diffraction.Pattern;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.objective.Target;

/**
 * The patterns of target and selection, simulated off the JavaFX thread. That of the target is kept, so that a selection that
 * moves costs one simulation and not two.
 */
final class ShownPatterns {
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private final NewestWins simulating;
    private final NewestWins valuing;
    private Pattern target;
    private XrdSettings targetSettings;

    /**
     * Simulates nothing yet.
     *
     * @param failed receives what a simulation throws
     */
    ShownPatterns(Consumer<Throwable> failed) {
        this.simulating = new NewestWins("patterns", failed);
        this.valuing = new NewestWins("energies", failed);
    }

    /** {@return what was simulated last; null for nothing} */
    ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** Nothing that was asked for is shown any more, nor is the target known. */
    void forget() {
        simulating.forget();
        target = null;
        comparison.set(null);
    }

    /** Simulates the patterns of a target and of a selection, null for none. */
    void compare(Target aim, Selection selection) {
        // a smoothed map compares broadened patterns, so these are shown
        XrdSettings seen = selection == null ? XrdSettings.PAPER
                : XrdSettings.PAPER.withProfile(selection.landscape().request().settings().profile());
        Pattern known = seen.equals(targetSettings) ? target : null;
        simulating.submit(() -> {
            Pattern pattern = known != null ? known : aim.pattern(seen);
            return selection == null ? Comparison.none(pattern) : Comparison.of(selection, pattern);
        }, result -> {
            target = result.target();
            targetSettings = seen;
            comparison.set(result);
            valuing.abandon();
            if (result.lossIsLate()) {
                valuing.submit(() -> Comparison.value(result.selection()), value -> {
                    if (comparison.get() == result) {
                        comparison.set(result.withLoss(value));
                    }
                });
            }
        });
    }

    /** Ends all threads. */
    void close() {
        List.of(simulating, valuing).forEach(NewestWins::close);
    }
}
