package org.braggscape.crystal.io;

import java.io.IOException;
import java.nio.file.Path;
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
     * @param file a CIF or a POSCAR
     * @return the structure, and what there is to say about it
     * @throws StructureFormatException if the file cannot be read or holds no structure; the message is the sentence for the
     *     user
     */
    public static StructureReading read(Path file) throws StructureFormatException {
        String text;
        try {
            text = TextFile.read(file, "a crystal structure", "a CIF or a POSCAR");
        } catch (IOException e) {
            throw new StructureFormatException(e.getMessage());
        }
        return parse(text, TextFile.name(file));
    }

    /** {@return whether a file is named as CIFs and POSCARs are, which is all that is known without reading it} */
    public static boolean isNamedAsStructure(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".cif") || POSCAR_NAME.matcher(name).matches();
    }

    /** The one place that knows the formats: the name decides, else the content. */
    private static StructureReading parse(String text, String name) throws StructureFormatException {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean namedPoscar = POSCAR_NAME.matcher(name).matches();
        if (suffix.equals("cif") || !namedPoscar && CIF_CONTENT.matcher(text).find()) {
            return CifReader.read(text, name);
        }
        if (namedPoscar || PoscarReader.isPoscar(text)) {
            return PoscarReader.read(text, name);
        }
        throw new StructureFormatException(name + " is in no format that Braggscape knows; open a CIF or a POSCAR.");
    }
}
