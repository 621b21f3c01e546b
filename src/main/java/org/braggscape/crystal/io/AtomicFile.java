package org.braggscape.crystal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file completely or not at all: into a temporary file beside it, then moved into place. */
public final class AtomicFile {
    private AtomicFile() {
    }

    /** Produces the contents of a file. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes all contents.
         *
         * @param stream buffered by the writer if it wants to; closed by the caller
         * @throws IOException if writing fails
         */
        void write(OutputStream stream) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param file where; replaced if it is there
     * @param writer produces the contents
     * @throws IOException with a sentence for the user; an older file of that name is then untouched
     */
    public static void write(Path file, Writer writer) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: name a file to write.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("The folder " + folder + " does not exist: create it first, or write elsewhere.");
        }
        Path temporary = null;
        try {
            temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
            try (OutputStream stream = Files.newOutputStream(temporary)) {
                writer.write(stream);
            }
            move(temporary, file);
        } catch (IOException e) {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
            throw new IOException(file + " could not be written (" + e.getMessage() + "): check that the folder is "
                    + "writable and the disk has room.", e);
        }
    }

    /**
     * Writes a text file in UTF-8.
     *
     * @param file where; replaced if it is there
     * @param text its contents
     * @throws IOException as {@link #write(Path, Writer)} does
     */
    public static void write(Path file, String text) throws IOException {
        write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
