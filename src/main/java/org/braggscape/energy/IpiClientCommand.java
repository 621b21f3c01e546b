package org.braggscape.energy;

import java.util.List;
import org.braggscape.crystal.Element;

/**
 * A command of one line for a shell that connects a calculator of ASE to the program.
 *
 * @param label the calculator, such as {@code CHGNet}
 * @param line the command
 */
public record IpiClientCommand(String label, String line) {
    private static IpiClientCommand of(String label, String imported, String calculator, IpiAddress address, List<Element> atoms) {
        // cell and positions come with the first request
        return new IpiClientCommand(label, "python3 -c \"from ase import Atoms; from ase.calculators.socketio import SocketClient; "
                + imported + "; atoms = Atoms('" + symbols(atoms) + "', pbc=True); atoms.calc = " + calculator + "; SocketClient("
                + address.pythonArguments() + ").run(atoms, use_stress=True)\"");
    }

    /**
     * Makes the commands.
     *
     * @param address where the program waits
     * @param atoms the elements of the atoms, in their order
     * @return CHGNet, MACE, and EMT if it knows the elements
     */
    static List<IpiClientCommand> of(IpiAddress address, List<Element> atoms) {
        IpiClientCommand chgnet = of("CHGNet", "from chgnet.model.dynamics import CHGNetCalculator", "CHGNetCalculator()", address,
                atoms);
        IpiClientCommand mace = of("MACE", "from mace.calculators import mace_mp", "mace_mp()", address, atoms);
        if (!new Emt().elements().containsAll(atoms)) {
            return List.of(chgnet, mace);
        }
        return List.of(of("EMT", "from ase.calculators.emt import EMT", "EMT()", address, atoms), chgnet, mace);
    }

    /** {@return the symbols in the order of the atoms, such as {@code AuCu3}} */
    private static String symbols(List<Element> atoms) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, next; i < atoms.size(); i = next) {
            for (next = i + 1; next < atoms.size() && atoms.get(next) == atoms.get(i);) {
                next++;
            }
            text.append(atoms.get(i).symbol()).append(next - i > 1 ? next - i : "");
        }
        return text.toString();
    }
}
