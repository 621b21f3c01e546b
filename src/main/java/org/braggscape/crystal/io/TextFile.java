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

/** Reads whole text files of a bounded size. */
public final class TextFile {
    /** The largest file that is opened, in bytes; the largest CIFs of small crystals have a few megabytes. */
    public static final long LARGEST = 50_000_000;

    private TextFile() {
    }

    /**
     * The name to use in messages.
     *
     * @param file any path
     * @return its last part
     */
    public static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /**
     * Reads a file as UTF-8, or as Latin-1 where it is not valid UTF-8, which old files often are not. A byte-order mark is
     * dropped.
     *
     * @param file the file
     * @param wanted what should be in it, for messages, such as "a crystal structure"
     * @param formats what to choose instead of a binary file, such as "a CIF or a POSCAR"
     * @return its text
     * @throws IOException if it cannot be read, is empty, binary or too large; the message is the sentence for the user
     */
    public static String read(Path file, String wanted, String formats) throws IOException {
        String name = name(file);
        if (Files.isDirectory(file)) {
            throw new IOException(name + " is a folder; choose a file in it.");
        }
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes((int) LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw new IOException(name + " does not exist; check the path " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new IOException(name + " may not be read by you; change its permissions or choose another file.", e);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read (" + e.getMessage() + "); check the disk and try again.", e);
        }
        if (bytes.length > LARGEST) {
            throw new IOException(name + " has more than " + LARGEST / 1_000_000 + " MB, the most that Braggscape opens; "
                    + "choose a file with " + wanted + " in it.");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new IOException(name + " is not a text file; choose " + formats + ".");
            }
        }
        String text = decode(bytes);
        if (text.isBlank()) {
            throw new IOException(name + " is empty; choose a file with " + wanted + ".");
        }
        return text;
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
