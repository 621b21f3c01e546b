package org.braggscape.crystal.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Opens a file that holds a crystal structure, whatever its format. */
public final class StructureFile {
    /** The largest file that is opened, in bytes; the largest CIFs of small crystals have a few megabytes. */
    public static final long LARGEST = 50_000_000;

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
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return parse(decode(bytes(file, name)), name);
    }

    /** {@return whether a file is named as structure files are: CIFs and POSCARs, which is all that is known without reading it} */
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

    private static byte[] bytes(Path file, String name) throws StructureFormatException {
        try {
            if (Files.isDirectory(file)) {
                throw new StructureFormatException(name + " is a folder; choose a file in it.");
            }
            byte[] bytes;
            try (InputStream stream = Files.newInputStream(file)) {
                bytes = stream.readNBytes((int) LARGEST + 1);
            }
            if (bytes.length > LARGEST) {
                throw new StructureFormatException(name + " has more than " + LARGEST / 1_000_000
                        + " MB, the most that Braggscape opens; choose a file with one crystal structure.");
            }
            if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
                throw new StructureFormatException(name + " is empty; choose a file with a crystal structure.");
            }
            for (byte b : bytes) {
                if (b == 0) {
                    throw new StructureFormatException(name + " is not a text file; choose a CIF or a POSCAR.");
                }
            }
            return bytes;
        } catch (StructureFormatException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new StructureFormatException(name + " does not exist; check the path " + file + ".");
        } catch (AccessDeniedException e) {
            throw new StructureFormatException(name + " may not be read by you; change its permissions or choose another file.");
        } catch (IOException e) {
            throw new StructureFormatException(name + " cannot be read (" + e.getMessage() + "); check the disk and try again.");
        }
    }

    /** Old files are often in Latin-1, which is told by their not being valid UTF-8. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
