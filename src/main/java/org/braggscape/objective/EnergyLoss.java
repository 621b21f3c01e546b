package org.braggscape.objective;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.energy.EnergyModel;
import org.braggscape.energy.EnergyModels;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;

/**
 * The energy of the candidate in the place of a loss: it is mapped and descended on in the same way, but looks at no pattern
 * and does not know the truth.
 *
 * @param model computes the energy
 */
public record EnergyLoss(EnergyModel model) implements Loss {
    private static final String PREFIX = "energy:";

    @Override
    public String name() {
        return PREFIX + model.name();
    }

    @Override
    public String label() {
        return model.label() + " energy";
    }

    @Override
    public String column() {
        return "energy_ev";
    }

    @Override
    public String unit() {
        return "eV";
    }

    @Override
    public boolean knowsTruth() {
        return false;
    }

    /**
     * Tells why the energy of a crystal cannot be had.
     *
     * @param structure the crystal
     * @return the sentence for the user, nothing where it can be had
     */
    public Optional<String> obstacle(CrystalStructure structure) {
        try {
            model.requireKnown(structure);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        } catch (UncheckedIOException e) {
            return Optional.of(e.getCause().getMessage());
        }
    }

    /**
     * Tells why a loss cannot be had of a crystal.
     *
     * @param loss the loss, or an energy in its place
     * @param structure the crystal
     * @return the sentence for the user, nothing where it can be had, as all losses without an energy can
     */
    public static Optional<String> obstacle(Loss loss, CrystalStructure structure) {
        return loss instanceof EnergyLoss energy ? energy.obstacle(structure)
                : loss instanceof JointLoss joint ? new EnergyLoss(joint.model()).obstacle(structure) : Optional.empty();
    }

    /**
     * Finds a loss, an energy in the place of one, or both together, by its name.
     *
     * @param name such as {@code cosine}, {@code energy:emt} or {@code cosine+0.5*energy:emt}
     * @return the loss, or nothing when there is none of that name
     */
    public static Optional<Loss> find(String name) {
        if (name.startsWith(PREFIX)) {
            return EnergyModels.of(name.substring(PREFIX.length())).map(EnergyLoss::new);
        }
        return Losses.of(name).or(() -> JointLoss.of(name));
    }

    /**
     * Tells whether a name is that of an energy, alone or together with a loss, be it one that can be had now or not.
     *
     * @param name such as {@code energy:emt}
     * @return whether it names an energy
     */
    public static boolean hasEnergy(String name) {
        return name.contains(PREFIX);
    }

    /** {@return the names of all losses, and of the energies that can be had now} */
    public static List<String> names() {
        return Stream.concat(Losses.ALL.stream(), EnergyModels.available().stream().map(EnergyLoss::new)).map(Loss::name).toList();
    }
}
