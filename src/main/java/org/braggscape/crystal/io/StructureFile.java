package org.braggscape.crystal.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Opens a file that holds a crystal structure, whatever its format. */
public final class StructureFile {
    private static final Pattern POSCAR_NAME = Pattern.compile("(?i)(POSCAR|CONTCAR).*|.*\\.(vasp|poscar)");
    private static final Pattern CIF_CONTENT = Pattern.compile("(?im)^\\s*(data_|loop_|_cell_length_a)");

    private StructureFile() {
    }

    /**
     * Reads a file.
     *
     * @param file a CIF, a POSCAR or pymatgen's JSON; of a CIF the first data block with a structure
     * @return the structure, and what there is to say about it
     * @throws StructureFormatException if the file cannot be read or holds no structure; the message is the sentence for the
     *     user
     */
    public static StructureReading read(Path file) throws StructureFormatException {
        String text = text(file);
        String name = TextFile.name(file);
        return isCif(text, name) ? CifReader.read(text, name) : parse(text, name).get(0);
    }

    /**
     * Reads all structures of a file.
     *
     * @param file as for {@link #read}; of a CIF all data blocks with a structure
     * @return the structures, at least one, each with what there is to say about it
     * @throws StructureFormatException as {@link #read} does
     */
    public static List<StructureReading> readAll(Path file) throws StructureFormatException {
        return parse(text(file), TextFile.name(file));
    }

    /**
     * Reads all structures of a text that came from elsewhere, such as the clipboard.
     *
     * @param text in any of the formats
     * @param name to call it by in messages
     * @return as {@link #readAll}
     * @throws StructureFormatException if the text holds no structure
     */
    public static List<StructureReading> parse(String text, String name) throws StructureFormatException {
        if (isCif(text, name)) {
            return CifReader.readAll(text, name);
        }
        if (PymatgenReader.isJson(text)) {
            return List.of(PymatgenReader.read(text, name));
        }
        if (isNamedPoscar(name) || PoscarReader.isPoscar(text)) {
            return List.of(PoscarReader.read(text, name));
        }
        throw new StructureFormatException(name + " is in no format that Braggscape knows; open a CIF, a POSCAR or a structure "
                + "that pymatgen wrote as JSON.");
    }

    private static boolean isCif(String text, String name) {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return suffix.equals("cif")
                || !isNamedPoscar(name) && !PymatgenReader.isJson(text) && CIF_CONTENT.matcher(text).find();
    }

    private static boolean isNamedPoscar(String name) {
        return POSCAR_NAME.matcher(name).matches();
    }

    private static String text(Path file) throws StructureFormatException {
        try {
            return TextFile.read(file, "a crystal structure", "a CIF or a POSCAR");
        } catch (IOException e) {
            throw new StructureFormatException(e.getMessage());
        }
    }

    /** {@return whether a file is named as structures are, which is all that is known without reading it} */
    public static boolean isNamedAsStructure(Path file) {
        String name = TextFile.name(file);
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(cif|json)") || isNamedPoscar(name);
    }
}
