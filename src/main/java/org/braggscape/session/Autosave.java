package org.braggscape.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.braggscape.crystal.io.AtomicFile;

/**
 * What is kept of an unsaved session in case the program ends badly: one file per window, with a lock beside it that the
 * operating system gives up when the process is gone, however it went. To be used by one thread at a time.
 */
public final class Autosave implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Autosave.class.getName());
    private static final String PREFIX = "autosave-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path file;
    private FileChannel channel;

    /**
     * What somebody left behind.
     *
     * @param file with the session
     * @param time when it was written last
     */
    public record Leftover(Path file, FileTime time) {
    }

    /**
     * Prepares; nothing is written yet.
     *
     * @param folder where the files are, created when needed
     */
    public Autosave(Path folder) {
        this.folder = folder;
        String name = PREFIX + ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.file = folder.resolve(name + SessionFile.SUFFIX).toAbsolutePath();
    }

    /**
     * Keeps a document in place of the one before.
     *
     * @param document what
     * @param original the session file that it belongs to, nothing where it was never saved
     * @throws IOException if that fails; the message is a sentence for the user
     */
    public void keep(Document document, Optional<Path> original) throws IOException {
        if (channel == null) {
            Files.createDirectories(folder);
            FileChannel opened = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                opened.lock();
                channel = opened;
            } catch (IOException e) {
                opened.close();
                throw e;
            }
        }
        AtomicFile.write(file, SessionFile.text(document, file, original));
    }

    /** Forgets what was kept, because it is saved or not wanted. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The autosave " + file + " cannot be removed", e);
        }
    }

    /** {@return what processes left behind that are gone, the newest first} */
    public List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SessionFile.SUFFIX)) {
            for (Path one : files) {
                if (!one.toAbsolutePath().equals(file) && isAbandoned(one)) {
                    found.add(new Leftover(one, Files.getLastModifiedTime(one)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(Level.FINE, "No autosaves in " + folder, e);
        }
        found.sort(Comparator.comparing(Leftover::time).reversed());
        return found;
    }

    private static boolean isAbandoned(Path file) {
        Path lockFile = lockOf(file);
        if (!Files.exists(lockFile)) {
            return true;
        }
        try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock lock = other.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Removes what somebody left behind. */
    public static void discard(Leftover leftover) {
        try {
            Files.deleteIfExists(leftover.file());
            Files.deleteIfExists(lockOf(leftover.file()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The autosave " + leftover.file() + " cannot be removed", e);
        }
    }

    /**
     * Puts aside what cannot be opened, so that nobody is asked again and nothing is lost.
     *
     * @param leftover a damaged file
     * @return where it is now
     */
    public static Path putAside(Leftover leftover) {
        Path aside = leftover.file().resolveSibling(leftover.file().getFileName() + ".damaged");
        try {
            Files.move(leftover.file(), aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(lockOf(leftover.file()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The autosave " + leftover.file() + " cannot be moved", e);
        }
        return aside;
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK);
    }

    /** Forgets what was kept and gives up the lock: the end was a good one. */
    @Override
    public void close() {
        forget();
        if (channel != null) {
            try {
                channel.close();
                Files.deleteIfExists(lockOf(file));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The lock of the autosave " + file + " cannot be removed", e);
            }
            channel = null;
        }
    }
}
