package org.braggscape.app.energy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.braggscape.app.background.Foreseen;
import org.braggscape.app.model.Workbench;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Site;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.energy.IpiClientCommand;
import org.braggscape.energy.IpiEnergy;
import org.braggscape.objective.EnergyLoss;

/**
 * The energy models that the window offers, among them the i-PI clients that it waits for. Knows no controls; to be used on the
 * JavaFX thread.
 */
public final class Energies {
    private final Workbench workbench;
    private final Consumer<String> notices;
    private final ObservableList<EnergyModel> models = FXCollections.observableArrayList(EnergyModels.available());
    /** Kept, because the list behind it holds it weakly. */
    private final ObservableList<EnergyModel> readOnlyModels = FXCollections.unmodifiableObservableList(models);
    private final ReadOnlyObjectWrapper<IpiEnergy> server = new ReadOnlyObjectWrapper<>();
    /** For a program that is told to end: the socket must not stay behind. */
    private Thread lastWill;

    /**
     * Follows a workbench.
     *
     * @param workbench whose structure the clients compute
     * @param notices receives sentences for the user
     */
    public Energies(Workbench workbench, Consumer<String> notices) {
        this.workbench = workbench;
        this.notices = notices;
        workbench.structure().addListener((property, before, now) -> follow(now));
        // a session may bring a model of its own
        workbench.settings().addListener((property, before, now) -> {
            if (now.loss() instanceof EnergyLoss energy && !models.contains(energy.model())) {
                refresh();
            }
        });
    }

    /** {@return the models that can be had now} */
    public ObservableList<EnergyModel> models() {
        return readOnlyModels;
    }

    /** {@return what waits for i-PI clients, null while nothing does} */
    ReadOnlyObjectProperty<IpiEnergy> server() {
        return server.getReadOnlyProperty();
    }

    /** {@return commands that connect a client, none while nothing waits for one} */
    List<IpiClientCommand> commands() {
        return server.get() == null ? List.of() : server.get().clientCommands(server.get().atoms());
    }

    /**
     * Waits for i-PI clients that compute the open structure.
     *
     * @param place the name of a UNIX socket, or a port
     * @return the sentence that says what is wrong, nothing where it waits now
     */
    Optional<String> start(String place) {
        CrystalStructure structure = workbench.structure().get();
        if (structure == null) {
            return Optional.of("Open a structure first: a client computes the atoms that it was started for.");
        }
        stop();
        IpiEnergy made;
        try {
            made = new IpiEnergy(IpiEnergy.PREFIX + place.strip(), sentence -> Platform.runLater(() -> notices.accept(sentence)));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
        try {
            made.listen(structure);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            made.close();
            return Foreseen.sentence(e);
        }
        lastWill = new Thread(made::close, "i-PI last will");
        Runtime.getRuntime().addShutdownHook(lastWill);
        server.set(made);
        refresh();
        return Optional.empty();
    }

    /** Sends the clients away; a map of their energy becomes one of the first loss. */
    void stop() {
        if (end()) {
            workbench.leaveEnergyThatIsGone();
        }
    }

    /** A client knows its atoms from its own input: those of another structure it would compute wrong, or not at all. */
    private void follow(CrystalStructure structure) {
        IpiEnergy open = server.get();
        List<Element> atoms = structure.sites().stream().map(Site::element).toList();
        if (open != null && !open.atoms().equals(atoms)) {
            end();
            notices.accept(open.name() + " was stopped, because its client has other atoms than " + structure.name()
                    + "; start it again with Energy models … in the menu Landscape.");
        }
    }

    /** {@return whether anything waited for clients} */
    private boolean end() {
        IpiEnergy open = server.get();
        if (open == null) {
            return false;
        }
        server.set(null);
        open.close();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWill);
        } catch (IllegalStateException e) {
            // the program ends at this moment
        }
        refresh();
        return true;
    }

    /** Finds out which models can be had now. */
    void refresh() {
        models.setAll(EnergyModels.available());
    }

    /** Sends the clients away. */
    public void close() {
        end();
    }
}
