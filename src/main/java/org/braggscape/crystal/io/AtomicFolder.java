package org.braggscape.crystal.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes a folder with all its files or not at all: first beside its place, then moved there. */
public final class AtomicFolder {
    /** Produces the files. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of them.
         *
         * @param folder empty
         * @throws IOException if writing fails
         */
        void writeTo(Path folder) throws IOException;
    }

    private AtomicFolder() {
    }

    /**
     * Makes a folder.
     *
     * @param folder where; must not exist, or be empty
     * @param content its files
     * @throws IOException if that fails; the message is a sentence for the user, and nothing is left behind
     */
    public static void write(Path folder, Content content) throws IOException {
        Path place = folder.toAbsolutePath();
        if (Files.exists(place) && !(Files.isDirectory(place) && isEmpty(place))) {
            throw new IOException(folder + " is no empty folder; name another, or empty it.");
        }
        Path parent = place.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException(place.getFileName() + " cannot be made: there is no folder " + parent + ".");
        }
        Path temporary = place.resolveSibling("." + place.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        Unfinished.add(temporary);
        try {
            Files.createDirectory(temporary);
            content.writeTo(temporary);
            Files.deleteIfExists(place);
            Files.move(temporary, place);
        } catch (AccessDeniedException e) {
            throw new IOException(place.getFileName() + " cannot be made: you may not write in the folder " + parent + ".", e);
        } catch (IOException e) {
            throw new IOException(place.getFileName() + " cannot be made (" + AtomicFile.reason(e) + "); check the disk and try again.", e);
        } finally {
            Unfinished.remove(temporary);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
