package org.braggscape.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** A program for tests: runs commands one after another in its working directory, which no test may change for itself. */
final class CommandsInFolder {
    private CommandsInFolder() {
    }

    /**
     * Runs the commands of a file, arguments separated by tabs, and prints for each its exit code, its time in milliseconds and,
     * where it failed, what it said.
     *
     * @param files the file
     */
    public static void main(String[] files) throws Exception {
        System.setProperty("java.awt.headless", "true");
        PrintWriter answers = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (String line : Files.readAllLines(Path.of(files[0]))) {
            StringWriter said = new StringWriter();
            CommandLine commandLine = Braggscape.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
            long start = System.nanoTime();
            int exitCode = commandLine.execute(List.of(line.split("\t")).toArray(new String[0]));
            answers.println(exitCode + "\t" + (System.nanoTime() - start) / 1_000_000 + "\t"
                    + (exitCode == 0 ? "" : said.toString().replaceAll("\\s+", " ")));
        }
        System.exit(0);
    }
}
