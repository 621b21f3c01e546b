package org.braggscape.crystal.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.SpaceGroupSetting;
import org.braggscape.crystal.symmetry.Orbit;
import org.braggscape.crystal.symmetry.SpaceGroupTable;
import org.braggscape.crystal.symmetry.SymmetryOperation;

/** Writes crystal structures as CIF text, numbers with ten decimals (trailing zeros dropped). */
public final class CifWriter {
    private static final int DECIMALS = 10;

    private CifWriter() {
    }

    /**
     * Writes every atom of the cell, in P1: right for any structure, distorted ones too.
     *
     * @param structure the crystal
     * @param comment lines for the head of the file, without {@code #}
     * @return the text of the file
     */
    public static String write(CrystalStructure structure, List<String> comment) {
        return text(structure, SpaceGroupTable.all().get(0), structure.sites(), comment);
    }

    /**
     * Writes the cell, the setting with its operations, and the asymmetric unit.
     *
     * @param structure a crystal that has the symmetry of its space group
     * @param comment lines for the head of the file, without {@code #}
     * @return the text of the file
     * @throws IllegalArgumentException if the structure names no space group or does not have its symmetry, as after a
     *     distortion
     */
    public static String writeWithSymmetry(CrystalStructure structure, List<String> comment) {
        SpaceGroupSetting setting = structure.spaceGroup().orElseThrow(() ->
                new IllegalArgumentException(structure.name() + " names no space group; write it in P1."));
        return text(structure, setting, asymmetricUnit(structure, setting), comment);
    }

    private static List<Site> asymmetricUnit(CrystalStructure structure, SpaceGroupSetting setting) {
        List<SymmetryOperation> operations = SpaceGroupTable.operations(setting);
        List<Site> unit = new ArrayList<>();
        List<Site> rest = new ArrayList<>(structure.sites());
        while (!rest.isEmpty()) {
            Site first = rest.get(0);
            unit.add(first);
            for (Fractional image : Orbit.of(first.position(), operations, structure.lattice())) {
                Site there = rest.stream().filter(site -> isSameKind(site, first)
                        && Orbit.coincide(site.position(), image, structure.lattice())).findFirst().orElseThrow(() ->
                        new IllegalArgumentException(structure.name() + " does not have the symmetry " + setting.hermannMauguin()
                                + " (" + first.label() + " lacks an image); write it in P1."));
                rest.remove(there);
            }
        }
        return unit;
    }

    private static boolean isSameKind(Site one, Site other) {
        return one.element() == other.element() && one.oxidationState().equals(other.oxidationState())
                && one.occupancy() == other.occupancy() && one.bIso() == other.bIso();
    }

    private static String text(CrystalStructure structure, SpaceGroupSetting setting, List<Site> sites, List<String> comment) {
        StringBuilder text = new StringBuilder();
        comment.forEach(line -> text.append(("# " + line).stripTrailing()).append('\n'));
        text.append("data_").append(structure.name().strip().replaceAll("\\s+", "_")).append('\n');
        item(text, "_chemical_formula_sum", quoted(structure.formula()));
        Lattice cell = structure.lattice();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            item(text, (parameter.isLength() ? "_cell_length_" : "_cell_angle_") + parameter.key(), number(cell.get(parameter)));
        }
        item(text, "_cell_volume", String.format(Locale.ROOT, "%.4f", cell.volume()));
        item(text, "_space_group_IT_number", Integer.toString(setting.number()));
        item(text, "_space_group_name_H-M_alt", quoted(hermannMauguin(setting)));
        item(text, "_space_group_name_Hall", quoted(setting.hall()));
        text.append("\nloop_\n_space_group_symop_operation_xyz\n");
        SpaceGroupTable.operations(setting).forEach(operation -> text.append(quoted(operation.toString())).append('\n'));
        atoms(text, sites);
        return text.toString();
    }

    private static void atoms(StringBuilder text, List<Site> sites) {
        boolean hasDisplacements = sites.stream().anyMatch(site -> site.bIso() != 0);
        text.append("\nloop_\n");
        for (String column : List.of("label", "type_symbol", "fract_x", "fract_y", "fract_z", "occupancy")) {
            text.append("_atom_site_").append(column).append('\n');
        }
        text.append(hasDisplacements ? "_atom_site_B_iso_or_equiv\n" : "");
        List<String> labels = labels(sites);
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            Fractional position = site.position();
            text.append(String.join(" ", labels.get(i), typeSymbol(site), number(position.x()), number(position.y()),
                    number(position.z()), number(site.occupancy())));
            text.append(hasDisplacements ? " " + number(site.bIso()) : "").append('\n');
        }
    }

    /** Labels must differ within a file: where those of the structure do not, atoms are counted by element. */
    private static List<String> labels(List<Site> sites) {
        Set<String> different = new HashSet<>();
        boolean usable = sites.stream().allMatch(site -> different.add(site.label()) && site.label().matches("[A-Z][\\w'*]*"));
        Map<String, Integer> counts = new HashMap<>();
        return sites.stream().map(site -> usable ? site.label()
                : site.element().symbol() + counts.merge(site.element().symbol(), 1, Integer::sum)).toList();
    }

    private static String typeSymbol(Site site) {
        OptionalInt charge = site.oxidationState();
        return site.element().symbol() + (charge.isEmpty() ? ""
                : Math.abs(charge.getAsInt()) + (charge.getAsInt() < 0 ? "-" : "+"));
    }

    /** Only the qualifiers that other programs know behind a colon: origin choices and the axes of R groups. */
    private static String hermannMauguin(SpaceGroupSetting setting) {
        return setting.hermannMauguin() + (setting.qualifier().matches("[12HR]") ? ":" + setting.qualifier() : "");
    }

    private static void item(StringBuilder text, String tag, String value) {
        text.append(String.format(Locale.ROOT, "%-28s %s%n", tag, value).replace("\r", ""));
    }

    private static String quoted(String value) {
        return value.contains("'") ? '"' + value + '"' : "'" + value + "'";
    }

    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
