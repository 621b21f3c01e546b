package org.braggscape.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command line gave. */
record CommandRun(int exitCode, String out, String error) {
    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine commandLine = Braggscape.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
        int exitCode = commandLine.execute(arguments);
        return new CommandRun(exitCode, out.toString(), error.toString());
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + out + error, e);
        }
    }
}
