package org.braggscape.crystal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file as a whole or not at all: first beside its place, then moved onto it. What was there before stays until the
 * new file is complete.
 */
public final class AtomicFile {
    /** Produces the bytes. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of them.
         *
         * @param stream closed by the caller
         * @throws IOException if writing fails
         */
        void writeTo(OutputStream stream) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Refuses what cannot be written to, before long work is done for it.
     *
     * @param file where something shall be written later
     * @throws IOException if it is a folder, or its folder does not exist or may not be written in, as a sentence for the user
     */
    public static void check(Path file) throws IOException {
        Path folder = folder(file);
        boolean device = Files.exists(file) && !Files.isRegularFile(file);
        if (!Files.isWritable(device ? file : folder)) {
            throw new IOException(forbidden(file, folder));
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; give the name of a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(file.getFileName() + " cannot be written: there is no folder " + folder + ".");
        }
        return folder;
    }

    private static String forbidden(Path file, Path folder) {
        return file.getFileName() + " cannot be written: you may not write in the folder " + folder + ".";
    }

    /**
     * Writes a file.
     *
     * @param file where; an existing file is replaced, a device such as {@code /dev/stdout} is written to
     * @param content its bytes
     * @throws IOException if that fails; the message is a sentence for the user, and nothing is left behind
     */
    public static void write(Path file, Content content) throws IOException {
        Path folder = folder(file);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                try (OutputStream stream = Files.newOutputStream(file)) {
                    content.writeTo(stream);
                }
                return;
            }
            // behind a symbolic link the file itself is replaced, not the link
            replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
        } catch (AccessDeniedException e) {
            throw new IOException(forbidden(file, folder), e);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " cannot be written (" + reason(e)
                    + "); check the disk and try again.", e);
        }
    }

    /** What went wrong at the bottom: writers of pictures wrap it in words of their own. */
    static String reason(IOException error) {
        if (error.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        // its message would be the path
        return error instanceof NoSuchFileException ? "no file can be made there" : error.getMessage();
    }

    /**
     * Writes a text file in UTF-8.
     *
     * @param file where; an existing file is replaced
     * @param text its contents
     * @throws IOException as {@link #write(Path, Content)} does
     */
    public static void write(Path file, String text) throws IOException {
        write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void replace(Path file, Content content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        Unfinished.add(temporary);
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(temporary,
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.writeTo(stream);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Unfinished.remove(temporary);
        }
    }
}
