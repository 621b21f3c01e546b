package org.braggscape.app.joint;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.background.NewestWins;
import org.braggscape.app.model.LandscapeRun;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.math.Progress;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;
import org.braggscape.objective.JointObjective;
import org.braggscape.session.JointWeight;
import org.braggscape.study.JointLandscape;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeComputation;
import org.braggscape.study.LandscapeRequest;

/**
 * The maps of the loss, of an energy and of both together over the axes of the main map. Knows no controls; to be used on the
 * JavaFX thread.
 */
public final class JointMaps {
    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<Landscape> pattern = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Landscape> energy = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Landscape> joint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<EnergyModel>> models = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<EnergyModel> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper weight = new ReadOnlyDoubleWrapper(JointWeight.START.weight());
    private final NewestWins computing = new NewestWins("loss and energy maps", this::failed);
    private final NewestWins adding = new NewestWins("joint map", this::failed);
    private final NewestWins searching = new NewestWins("joint minima", this::failed);
    private final ReadOnlyIntegerWrapper choices = new ReadOnlyIntegerWrapper();
    /** The name of the model that was chosen last, null for any. */
    private String chosenName;
    private LandscapeRequest wanted;
    private EnergyModel wantedModel;
    private double reference;
    private LandscapeRun run;
    private LandscapeRun search;
    private boolean looking;
    private boolean adjusting;
    /** What the user has cancelled is begun again when the maps are looked at again. */
    private boolean stopped;

    JointMaps(Workbench workbench) {
        this.workbench = workbench;
        workbench.structure().addListener(observable -> refresh());
        workbench.settings().addListener(observable -> refresh());
        workbench.slicePoint().addListener(observable -> refresh());
        workbench.whenTargetChanges(this::refresh);
        workbench.landscape().addListener(observable -> takeMain());
        model.addListener(observable -> refresh());
        weight.addListener(observable -> add());
        pattern.addListener(observable -> add());
        energy.addListener(observable -> add());
    }

    /** {@return the newest map of the loss, coarse ones included; null before the first} */
    ReadOnlyObjectProperty<Landscape> pattern() {
        return pattern.getReadOnlyProperty();
    }

    /** {@return the newest map of the energy; null before the first, and where there is no energy} */
    public ReadOnlyObjectProperty<Landscape> energy() {
        return energy.getReadOnlyProperty();
    }

    /** {@return the newest map of both together; null likewise} */
    public ReadOnlyObjectProperty<Landscape> joint() {
        return joint.getReadOnlyProperty();
    }

    /** {@return the models that know the open structure} */
    ReadOnlyObjectProperty<List<EnergyModel>> models() {
        return models.getReadOnlyProperty();
    }

    /** {@return the model that computes the energy, null where none knows the structure} */
    ReadOnlyObjectProperty<EnergyModel> model() {
        return model.getReadOnlyProperty();
    }

    /** Takes a model that the user chose. */
    void choose(EnergyModel other) {
        chosenName = other.name();
        model.set(other);
        choices.set(choices.get() + 1);
    }

    /** Takes a weight that the user chose. */
    void choose(double lambda) {
        weight.set(lambda);
        choices.set(choices.get() + 1);
    }

    /** {@return a number that grows whenever the user chooses a weight or a model} */
    public ReadOnlyIntegerProperty choices() {
        return choices.getReadOnlyProperty();
    }

    /** {@return what is added to the loss} */
    public JointWeight added() {
        return new JointWeight(weight.get(), Optional.ofNullable(model.get() == null ? chosenName : model.get().name()));
    }

    /** Adds something else to the loss; a model that cannot be had now is waited for. */
    public void restore(JointWeight other) {
        if (other.equals(added())) {
            return;
        }
        chosenName = other.energyName().orElse(null);
        weight.set(other.weight());
        if (model.get() != null && !model.get().name().equals(chosenName)) {
            model.set(null);
        }
        refresh();
    }

    /** {@return λ, from 0 to {@link JointLoss#MOST}} */
    ReadOnlyDoubleProperty weight() {
        return weight.getReadOnlyProperty();
    }

    /** {@return the energy per cell that counts as 0, in eV} */
    double reference() {
        return reference;
    }

    /** {@return why there is no energy, else empty} */
    ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** {@return how far the computation is, null before the first} */
    LandscapeRun.Status status() {
        return run == null ? null : run.status();
    }

    /** Says whether the maps are on screen: maps that nobody sees are not computed. */
    void setLooking(boolean now) {
        looking = now;
        if (now) {
            refresh();
            takeMain();
        }
    }

    /** Says whether λ is on the move: the minima of the joint map are found when it rests. */
    void setAdjusting(boolean now) {
        adjusting = now;
        if (!now) {
            add();
        }
    }

    /** Finds the models that can be had now, and computes what is not there. */
    public void refresh() {
        CrystalStructure structure = workbench.structure().get();
        if (!looking || structure == null) {
            return;
        }
        List<EnergyModel> knowing = EnergyModels.available().stream().filter(each -> knows(each, structure)).toList();
        if (!knowing.equals(models.get())) {
            models.set(knowing);
        }
        EnergyModel chosen = knowing.stream().filter(each -> each.name().equals(chosenName)).findFirst()
                .orElse(knowing.contains(model.get()) ? model.get() : knowing.isEmpty() ? null : knowing.get(0));
        if (chosen != model.get()) {
            // comes back here
            model.set(chosen);
            return;
        }
        LandscapeRequest main;
        try {
            main = workbench.request();
            main.plane();
        } catch (IllegalArgumentException e) {
            // said where the axes are chosen
            return;
        }
        LandscapeRequest request = main.withLoss(patternOf(main.loss()));
        if (request.equals(wanted) && Objects.equals(chosen, wantedModel) && !stopped) {
            return;
        }
        boolean otherMap = !request.equals(wanted);
        wanted = request;
        wantedModel = chosen;
        cancel();
        stopped = false;
        obstacle.set("");
        energy.set(null);
        joint.set(null);
        if (otherMap) {
            pattern.set(null);
            takeMain();
        }
        if (chosen == null) {
            obstacle.set(whyNone(structure));
        }
        // the main map is computed for the window as a whole
        boolean own = !request.equals(main) && (pattern.get() == null || !pattern.get().complete());
        if (own || chosen != null) {
            compute(own, chosen);
        }
    }

    private static boolean knows(EnergyModel model, CrystalStructure structure) {
        return new EnergyLoss(model).obstacle(structure).isEmpty();
    }

    private static String whyNone(CrystalStructure structure) {
        try {
            return EnergyModels.knowing(structure).label() + " knows its elements but cannot compute it: "
                    + "an energy needs sites that are fully occupied.";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Loss patternOf(Loss loss) {
        return loss instanceof JointLoss both ? both.pattern() : loss instanceof EnergyLoss ? Losses.ALL.get(0) : loss;
    }

    private void failed(Throwable error) {
        fail(Foreseen.sentence(error).orElse("The maps failed: " + error));
    }

    private void takeMain() {
        Landscape main = workbench.landscape().get();
        if (looking && main != null && main.request().equals(wanted) && main != pattern.get()) {
            pattern.set(main);
        }
    }

    private void compute(boolean own, EnergyModel chosen) {
        LandscapeRequest request = wanted;
        LandscapeRun mine = new LandscapeRun();
        run = mine;
        long cells = (long) request.pointsX() * request.pointsY();
        long all = (own && chosen != null ? 2 : 1) * cells;
        computing.replace(() -> {
            try {
                if (own) {
                    Landscape map = map(request, part -> Platform.runLater(() -> take(mine, pattern, part)), part(mine, 0, cells, all));
                    Platform.runLater(() -> take(mine, pattern, map));
                }
                if (chosen != null) {
                    double zero = JointObjective.reference(chosen, request.target(), request.candidate());
                    Platform.runLater(() -> {
                        if (run == mine) {
                            reference = zero;
                        }
                    });
                    Landscape map = map(request.withLoss(new EnergyLoss(chosen)),
                            part -> Platform.runLater(() -> take(mine, energy, part)), part(mine, all - cells, cells, all));
                    Platform.runLater(() -> take(mine, energy, map));
                }
            } catch (CancellationException e) {
                return null;
            } catch (IllegalArgumentException e) {
                Platform.runLater(() -> {
                    if (run == mine) {
                        fail(e.getMessage());
                    }
                });
            } finally {
                mine.end();
            }
            return null;
        }, nothing -> { });
    }

    private Landscape map(LandscapeRequest request, Consumer<Landscape> coarse, Progress progress) {
        return new LandscapeComputation(request).compute(workbench.pool(), workbench.workers(), coarse, progress);
    }

    private static Progress part(LandscapeRun run, long before, long cells, long all) {
        return new Progress() {
            @Override
            public void update(long done, long total) {
                run.update(before + cells * done / Math.max(1, total), all);
            }

            @Override
            public boolean cancelled() {
                return run.cancelled();
            }
        };
    }

    private void take(LandscapeRun mine, ReadOnlyObjectWrapper<Landscape> place, Landscape map) {
        if (run == mine && !mine.cancelled()) {
            place.set(map);
        }
    }

    private void fail(String sentence) {
        obstacle.set(sentence);
        energy.set(null);
        joint.set(null);
    }

    /** Adds the maps that are there; the newest weight wins. */
    private void add() {
        if (search != null) {
            search.cancel();
        }
        Landscape one = pattern.get();
        Landscape other = energy.get();
        if (one == null || other == null || !JointLandscape.fit(one, other)) {
            return;
        }
        JointLandscape both = new JointLandscape(one, other, reference);
        double lambda = weight.get();
        adding.submit(() -> both.at(lambda), sum -> {
            if (one == pattern.get() && other == energy.get()) {
                joint.set(sum);
            }
        });
        if (!adjusting && one.complete() && other.complete()) {
            LandscapeRun mine = new LandscapeRun();
            search = mine;
            searching.replace(() -> {
                try {
                    return both.withMinima(lambda, workbench.pool(), mine);
                } catch (CancellationException e) {
                    return null;
                }
            }, complete -> {
                if (complete != null && search == mine && !mine.cancelled()) {
                    // a sum on its way must not replace it
                    adding.forget();
                    joint.set(complete);
                }
            });
        }
    }

    /** Stops what runs, because the user wants it; what is there stays. */
    public void stop() {
        stopped = run != null && run.status().running();
        cancel();
    }

    private void cancel() {
        if (run != null && run.status().running()) {
            run.cancel();
            computing.abandon();
        }
        if (search != null) {
            search.cancel();
            searching.abandon();
        }
    }

    /** Ends the threads. */
    void close() {
        cancel();
        List.of(computing, adding, searching).forEach(NewestWins::close);
    }
}
