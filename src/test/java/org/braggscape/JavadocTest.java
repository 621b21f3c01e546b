package org.braggscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the library can see is documented. */
class JavadocTest {
    private static final Path ROOT = Path.of("src/main/java/org/braggscape");
    private static final List<String> LIBRARY = List.of("math", "autodiff", "crystal", "diffraction", "loss", "energy", "objective",
            "optim", "landscape", "matching", "study");

    @TempDir
    Path folder;

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void everyPackageSaysWhatItHolds() throws IOException {
        List<Path> without = files(ROOT).stream().map(Path::getParent).distinct()
                .filter(packageFolder -> !Files.exists(packageFolder.resolve("package-info.java"))).toList();
        assertThat(without).isEmpty();
    }

    /**
     * As {@code mvn javadoc:javadoc}, and in addition nothing is missing but what its name says: constants such as elements,
     * parameters of a record's checks, which the record describes, those of what one line describes, and what an override
     * inherits.
     */
    @Test
    @Tag("long")
    void thePublicInterfaceIsDocumented() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String room : LIBRARY) {
            sources.addAll(files(ROOT.resolve(room)));
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        try (StandardJavaFileManager manager = tool.getStandardFileManager(said, Locale.ROOT, null)) {
            boolean done = tool.getTask(null, manager, said, null, List.of("-Xdoclint:all", "-Xmaxwarns", "10000", "-quiet", "-d",
                    folder.toString(), "-classpath", System.getProperty("java.class.path")), manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).isTrue();
        }
        List<String> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : said.getDiagnostics()) {
            if (one.getKind() != Diagnostic.Kind.NOTE && !isSaidElsewhere(one)) {
                faults.add(one.toString());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isSaidElsewhere(Diagnostic<? extends JavaFileObject> one) throws IOException {
        String message = one.getMessage(Locale.ROOT);
        if (one.getSource() == null) {
            return false;
        }
        List<String> lines = one.getSource().getCharContent(true).toString().lines().toList();
        int number = (int) one.getLineNumber() - 1;
        String line = lines.get(number).strip();
        if (message.startsWith("no comment")) {
            return line.matches("[A-Z][A-Za-z_]*[(,;].*") || line.contains(", ") && line.matches("([A-Z][a-z]?[,;] ?)+")
                    || lines.get(number - 1).strip().equals("@Override");
        }
        String above = lines.get(number - 1).strip();
        return message.startsWith("no @param") && (line.matches("public \\w+ \\{") || above.startsWith("/** ") && above.endsWith("*/"));
    }
}
