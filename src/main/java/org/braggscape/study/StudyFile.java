package org.braggscape.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.braggscape.crystal.io.AtomicFile;

/**
 * The records of a study, one line of JSON each, in the order of the cases. At any moment, a kill included, the file holds
 * the records of the first cases, and at most a part of one more line, which resuming removes.
 */
public final class StudyFile implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final int done;
    private long end;

    private StudyFile(Path file, FileChannel channel, int done, long end) {
        this.file = file;
        this.channel = channel;
        this.done = done;
        this.end = end;
    }

    /**
     * Begins a file.
     *
     * @param file a file that does not exist yet
     * @return the file, open
     * @throws IOException if it exists or cannot be written; the message is a sentence for the user
     */
    public static StudyFile create(Path file) throws IOException {
        try {
            return new StudyFile(file, open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 0, 0);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " exists: resume it, or choose another name.", e);
        }
    }

    private static FileChannel open(Path file, StandardOpenOption... how) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, how);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: there is no such folder, or you may not write in it.", e);
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this very program has it open
        }
        channel.close();
        throw new IOException(file + " is being written by another study; wait for it, or choose another name.");
    }

    /**
     * Goes on with a file, or begins it where there is none.
     *
     * @param file the file; a line that a kill left unfinished is removed
     * @param study whose records it holds
     * @param cases those of the file, in order: all of the study, or a shard
     * @return the file, open
     * @throws IOException if it cannot be read and written, or holds anything but records of the first of these cases; the
     *     message is a sentence for the user
     */
    public static StudyFile resume(Path file, Study study, List<StudyCase> cases) throws IOException {
        if (!Files.exists(file)) {
            return create(file);
        }
        int done = 0;
        for (StudyRecord record : read(file)) {
            if (!record.study().equals(study.fingerprint()) || done >= cases.size() || !record.of().equals(cases.get(done))) {
                throw new StudyFormatException(file + ", line " + (done + 1) + ": the record (" + record.of().title()
                        + ") is not of this study, but of another one or of another shard; choose another file.");
            }
            done++;
        }
        FileChannel channel = open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long end = endOfLines(channel);
        channel.truncate(end);
        return new StudyFile(file, channel, done, end);
    }

    /** Where the last complete line ends. */
    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = channel.size(); at > 0; at--) {
            one.clear();
            channel.read(one, at - 1);
            if (one.get(0) == '\n') {
                return at;
            }
        }
        return 0;
    }

    /** {@return how many records were there when the file was opened} */
    public int done() {
        return done;
    }

    /**
     * Adds a record, at once.
     *
     * @param record of the next case
     * @throws IOException if that fails; the message is a sentence for the user, and the records before stay as they are
     */
    public void append(StudyRecord record) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((StudyConfiguration.JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8));
        int length = line.remaining();
        try {
            channel.position(end);
            while (line.hasRemaining()) {
                channel.write(line);
            }
            end += length;
        } catch (IOException e) {
            channel.truncate(end);
            throw new IOException(file + " cannot be written any more (" + e.getMessage()
                    + "); the records so far are complete. Make room and resume.", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Reads the records of a file as {@link #read} does, for a use that makes no sense without any.
     *
     * @param file the file
     * @return its records, one at least
     * @throws IOException as {@link #read} does, and if there is none
     */
    public static List<StudyRecord> readSome(Path file) throws IOException {
        List<StudyRecord> records = read(file);
        if (records.isEmpty()) {
            throw new StudyFormatException("There are no records in " + file + "; let the study run first.");
        }
        return records;
    }

    /**
     * Reads the records of a file; an unfinished last line is left out.
     *
     * @param file the file
     * @return its records
     * @throws IOException if it cannot be read or a line is no record; the message is a sentence for the user
     */
    public static List<StudyRecord> read(Path file) throws IOException {
        List<StudyRecord> records = new ArrayList<>();
        boolean finished = endsWithNewLine(file);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                if (next != null || finished) {
                    records.add(record(file, records.size() + 1, line));
                }
                line = next;
            }
        } catch (CharacterCodingException e) {
            throw new StudyFormatException(file + " holds no records of a study: it is not text in UTF-8.");
        }
        return records;
    }

    /**
     * Puts the records of several files, of shards mostly, into one in the order of the cases.
     *
     * @param files records of one study; records that are in several files count once
     * @param merged where to; an existing file is replaced
     * @return the number of records
     * @throws IOException if a file cannot be read, holds records of another study than the first, or cases are missing
     *     between others; the message is a sentence for the user
     */
    public static int merge(List<Path> files, Path merged) throws IOException {
        TreeMap<Integer, StudyRecord> all = new TreeMap<>();
        String study = null;
        for (Path file : files) {
            for (StudyRecord record : read(file)) {
                study = study == null ? record.study() : study;
                if (!record.study().equals(study)) {
                    throw new StudyFormatException(file + " is of another study than " + files.get(0)
                            + "; merge only shards of one study.");
                }
                all.putIfAbsent(record.of().number(), record);
            }
        }
        if (all.isEmpty()) {
            throw new StudyFormatException("There are no records in " + files.get(0) + "; let the shards run first.");
        }
        int missing = all.lastKey() + 1 - all.size();
        if (missing > 0) {
            int first = 0;
            while (all.containsKey(first)) {
                first++;
            }
            throw new StudyFormatException(missing + " cases are missing, the first is number " + first
                    + ": name the files of all shards, and resume those that are not complete.");
        }
        AtomicFile.write(merged, stream -> {
            for (StudyRecord record : all.values()) {
                stream.write((StudyConfiguration.JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return all.size();
    }

    private static boolean endsWithNewLine(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is a folder or a device; name a file of records.");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() > 0 && endOfLines(channel) == channel.size();
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read; perhaps you may not.", e);
        }
    }

    private static StudyRecord record(Path file, int number, String line) throws StudyFormatException {
        try {
            StudyRecord record = StudyConfiguration.JSON.readValue(line, StudyRecord.class);
            if (record != null && record.study() != null && record.of() != null && record.of().structure() != null
                    && record.of().noise() != null && record.start() != null && record.end() != null) {
                return record;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new StudyFormatException(file + ", line " + number + " is no record of a study.");
    }
}
