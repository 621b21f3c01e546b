package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.ImpossibleCellException;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.dense.fixed.CommonOps_DDF3;

/**
 * Reads the structure files of VASP: POSCAR and CONTCAR, with the species named in a line of their own (VASP 5 and later) or
 * in the comment (VASP 4). The layout is that of https://www.vasp.at/wiki/index.php/POSCAR.
 *
 * <p>The cell vectors may point anywhere and may be left-handed: parameters and fractional coordinates are kept, so the
 * crystal then becomes its mirror image, which scatters alike. Velocities behind the coordinates are passed over.
 */
final class PoscarReader {
    private static final int LONGEST_NAME = 40;

    private final PoscarLines lines;
    private final ReadingLog log;
    /** What Cartesian components in the file are multiplied by to be in Å. */
    private double[] scale;
    private DMatrix3x3 vectors;

    private PoscarReader(String text, ReadingLog log) {
        this.lines = new PoscarLines(text, log);
        this.log = log;
    }

    /** {@return whether a text has a scale and three vectors where a POSCAR has them} */
    static boolean isPoscar(String text) {
        PoscarLines lines = new PoscarLines(text, new ReadingLog(""));
        try {
            lines.next("the comment");
            boolean numbers = lines.leadingNumbers(lines.words("the scale")).length > 0;
            for (int i = 0; i < 3 && numbers; i++) {
                numbers = lines.leadingNumbers(lines.words("a cell vector")).length >= 3;
            }
            return numbers;
        } catch (StructureFormatException e) {
            return false;
        }
    }

    /**
     * Reads a structure.
     *
     * @param text of the file
     * @param fileName for messages, and for the structure's name where the comment is blank or long
     * @return the structure, and what there is to say about it
     * @throws StructureFormatException if the text is no complete POSCAR; the message names the line
     */
    static StructureReading read(String text, String fileName) throws StructureFormatException {
        ReadingLog log = new ReadingLog(fileName);
        return new PoscarReader(text, log).read();
    }

    private StructureReading read() throws StructureFormatException {
        String comment = lines.next("the comment").strip();
        double[] factors = scaleFactors();
        Lattice cell = cell(factors);
        List<PoscarSpecies> species = species(comment);
        boolean cartesian = isCartesian();
        List<Site> sites = sites(species, cartesian);
        CrystalStructure structure = new CrystalStructure(name(comment), cell, sites, Optional.empty());
        StructureChecks.checkOccupancies(structure, sites, log);
        StructureChecks.checkCharges(structure, log);
        return new StructureReading(structure, log.notices());
    }

    private String name(String comment) {
        if (!comment.isEmpty() && comment.length() <= LONGEST_NAME) {
            return comment;
        }
        int dot = log.fileName().lastIndexOf('.');
        return dot > 0 ? log.fileName().substring(0, dot) : log.fileName();
    }

    private double[] scaleFactors() throws StructureFormatException {
        List<String> words = lines.words("the scale");
        double[] numbers = lines.leadingNumbers(words);
        boolean single = numbers.length == 1 && numbers[0] != 0;
        boolean three = numbers.length == 3 && numbers[0] > 0 && numbers[1] > 0 && numbers[2] > 0;
        if (!single && !three) {
            throw lines.problem("the scale is '" + String.join(" ", words) + "'; write one number that is not 0 (a negative "
                    + "one is the volume in Å³), or three positive ones.");
        }
        return numbers;
    }

    private Lattice cell(double[] factors) throws StructureFormatException {
        double[][] rows = new double[3][];
        for (int i = 0; i < 3; i++) {
            rows[i] = lines.threeNumbers("the cell vector " + "abc".charAt(i));
        }
        double volume = Math.abs(CommonOps_DDF3.det(matrix(rows)));
        if (!(volume > 0)) {
            throw lines.problem("the three cell vectors lie in one plane; correct them.");
        }
        double first = factors.length == 1 && factors[0] < 0 ? Math.cbrt(-factors[0] / volume) : factors[0];
        scale = factors.length == 1 ? new double[] {first, first, first} : factors;
        for (double[] row : rows) {
            for (int axis = 0; axis < 3; axis++) {
                row[axis] *= scale[axis];
            }
        }
        vectors = matrix(rows);
        try {
            return Lattice.ofMatrix(vectors);
        } catch (ImpossibleCellException e) {
            throw lines.problem(e.getMessage().replaceAll("\\.$", "; correct the cell vectors in the file."));
        }
    }

    private static DMatrix3x3 matrix(double[][] rows) {
        return new DMatrix3x3(rows[0][0], rows[0][1], rows[0][2], rows[1][0], rows[1][1], rows[1][2], rows[2][0], rows[2][1],
                rows[2][2]);
    }

    /** VASP 4 has the numbers of atoms where VASP 5 names the species. */
    private List<PoscarSpecies> species(String comment) throws StructureFormatException {
        List<String> words = lines.words("the species or the numbers of atoms");
        boolean named = !Character.isDigit(words.get(0).charAt(0));
        List<String> names = named ? words : PoscarLines.split(comment);
        List<Species> read = new ArrayList<>();
        for (String name : names) {
            Optional<Species> species = PoscarSpecies.parse(name);
            if (species.isPresent()) {
                read.add(species.get());
            } else if (named) {
                throw lines.problem("'" + name + "' is no chemical element; write its symbol, such as Fe.");
            }
        }
        List<String> counts = named ? lines.words("the numbers of atoms") : words;
        if (!named && (read.size() != names.size() || read.size() != counts.size())) {
            throw lines.problem("the file does not say which elements its " + counts.size()
                    + " kinds of atoms are; add a line with their symbols, such as Fe O, above this one.");
        }
        if (read.size() != counts.size()) {
            throw lines.problem("there are " + counts.size() + " numbers of atoms for " + read.size()
                    + " species; write one number per species.");
        }
        List<PoscarSpecies> species = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < counts.size(); i++) {
            if (!counts.get(i).matches("\\d{1,9}")) {
                throw lines.problem("'" + counts.get(i) + "' is no number of atoms; write a whole number such as 4.");
            }
            int count = Integer.parseInt(counts.get(i));
            total += count;
            species.add(new PoscarSpecies(read.get(i), count));
            if (!read.get(i).remark().isEmpty()) {
                log.notice("'" + names.get(i) + "' " + read.get(i).remark() + ".");
            }
        }
        if (total == 0) {
            throw lines.problem("the numbers of atoms are all 0; write how many atoms of each species there are.");
        }
        StructureChecks.checkCount(total, log);
        return species;
    }

    private boolean isCartesian() throws StructureFormatException {
        String mode = lines.words("Direct or Cartesian").get(0);
        if (startsWithOneOf(mode, "Ss")) {
            mode = lines.words("Direct or Cartesian").get(0);
        }
        if (!startsWithOneOf(mode, "DdCcKk")) {
            throw lines.problem("'" + mode + "' stands where Direct or Cartesian is expected; write one of these words.");
        }
        return startsWithOneOf(mode, "CcKk");
    }

    private static boolean startsWithOneOf(String word, String letters) {
        return letters.indexOf(word.charAt(0)) >= 0;
    }

    private List<Site> sites(List<PoscarSpecies> species, boolean cartesian) throws StructureFormatException {
        DMatrix3x3 inverse = new DMatrix3x3();
        CommonOps_DDF3.invert(vectors, inverse);
        int total = species.stream().mapToInt(PoscarSpecies::count).sum();
        Map<Element, Integer> numbered = new TreeMap<>();
        List<Site> sites = new ArrayList<>();
        for (PoscarSpecies kind : species) {
            Element element = kind.species().element();
            for (int i = 0; i < kind.count(); i++) {
                double[] p = lines.threeNumbers("the position of atom " + (sites.size() + 1) + " of " + total);
                String label = element.symbol() + numbered.merge(element, 1, Integer::sum);
                Fractional position = cartesian ? toFractional(p, inverse) : new Fractional(p[0], p[1], p[2]);
                sites.add(new Site(label, element, kind.species().oxidationState(), position.wrapped(), 1, 0));
            }
        }
        return sites;
    }

    /** With the file's own vectors, not the lattice's: the file's Cartesian axes are those of its vectors. */
    private Fractional toFractional(double[] cartesian, DMatrix3x3 inverse) {
        DMatrix3 angstrom = new DMatrix3(cartesian[0] * scale[0], cartesian[1] * scale[1], cartesian[2] * scale[2]);
        DMatrix3 fractional = new DMatrix3();
        CommonOps_DDF3.mult(angstrom, inverse, fractional);
        return new Fractional(fractional.a1, fractional.a2, fractional.a3);
    }
}
