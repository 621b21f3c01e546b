package org.braggscape.crystal.io;

import java.util.ArrayList;
import java.util.List;

/** What there is to say to the user while one file is read: notices gather here, and problems get their file name. */
final class ReadingLog {
    private final String fileName;
    private final List<String> notices = new ArrayList<>();

    ReadingLog(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    List<String> notices() {
        return notices;
    }

    /** Notes something odd that does not stop the reading, as a whole sentence. */
    void notice(String sentence) {
        notices.add(sentence);
    }

    /** Makes the exception for a problem of the whole file; the text is what follows the file's name. */
    StructureFormatException problem(String text) {
        return new StructureFormatException(fileName + " " + text);
    }

    /** Makes the exception for a problem in one line, counted from 1. */
    StructureFormatException problem(int line, String text) {
        return new StructureFormatException(fileName + ", line " + line + ": " + text);
    }
}
