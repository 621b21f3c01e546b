package org.braggscape.crystal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is being written: removed too when the program is ended in the middle, as by Ctrl-C. */
final class Unfinished {
    /** Its writer may still be adding files. */
    private static final int ATTEMPTS = 5;
    private static final Set<Path> PLACES = ConcurrentHashMap.newKeySet();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::removeAll, "unfinished files"));
        } catch (IllegalStateException e) {
            // the program is ending already: what is written now must still be written
            PLACES.clear();
        }
    }

    private Unfinished() {
    }

    /** Remembers a file or folder before it is made. */
    static void add(Path place) {
        PLACES.add(place);
    }

    /** Removes a file or folder with all that is in it, if it is still there, and forgets it. */
    static void remove(Path place) throws IOException {
        if (Files.exists(place)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(place)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
        PLACES.remove(place);
    }

    /** Removes all that is unfinished. */
    static void removeAll() {
        for (Path place : PLACES) {
            for (int i = 0; i < ATTEMPTS && PLACES.contains(place); i++) {
                try {
                    remove(place);
                } catch (IOException e) {
                    // the next attempt finds what came in between; after the last there is nobody to tell
                    continue;
                }
            }
        }
    }
}
