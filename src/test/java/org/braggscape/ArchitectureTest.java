package org.braggscape;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom, as {@link ImportTable} and the architecture page have it. */
class ArchitectureTest {
    private static final String ROOT = "org.braggscape";
    private static final String APP = ROOT + ".app";
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
        assertThat(classes).hasSizeGreaterThan(20);
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        assertThat(violations(ROOT, ImportTable.MAY_IMPORT)).isEmpty();
    }

    @Test
    void packagesOfTheWindowImportOnlyWhatTheirTableAllows() {
        assertThat(violations(APP, ImportTable.INSIDE_APP)).isEmpty();
    }

    private static List<String> violations(String root, Map<String, Set<String>> mayImport) {
        List<String> violations = new ArrayList<>();
        for (JavaClass origin : classes) {
            if (!isBelow(root, origin)) {
                continue;
            }
            String from = room(root, origin);
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (isBelow(root, target) && !room(root, target).equals(from)
                        && !mayImport.getOrDefault(from, Set.of()).contains(room(root, target))) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        return violations;
    }

    @Test
    void thePageHasTheSameTables() throws IOException {
        Map<String, Set<String>> page = new TreeMap<>();
        Map<String, Set<String>> window = new TreeMap<>();
        Matcher rows = Pattern.compile("(?m)^\\| `([\\w.]+)`( itself)? \\|[^|]*\\| ([^|]*) \\|$")
                .matcher(Files.readString(Path.of("src/site/markdown/architecture.md")));
        while (rows.find()) {
            String name = rows.group(1);
            boolean inside = name.startsWith("app.") || name.equals("app") && rows.group(2) != null;
            String key = rows.group(2) != null ? "" : inside ? name.substring("app.".length()) : name;
            (inside ? window : page).put(key, rows.group(3).equals("–") ? Set.of() : Set.of(rows.group(3).split(", ")));
        }
        assertThat(page).isEqualTo(ImportTable.MAY_IMPORT);
        assertThat(window).isEqualTo(ImportTable.INSIDE_APP);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
        slices().matching(APP + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void onlyTheAppKnowsJavaFx() {
        assertThat(users("javafx")).allMatch(name -> name.startsWith(ROOT + ".app."));
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        List<String> writers = new ArrayList<>();
        for (JavaClass origin : classes) {
            origin.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(System.class) && access.getName().equals("out"))
                    .forEach(access -> writers.add(origin.getName()));
        }
        assertThat(writers).allMatch(name -> name.startsWith(ROOT + ".cli."));
    }

    private static List<String> users(String library) {
        return classes.stream()
                .filter(origin -> origin.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().getPackageName().startsWith(library)))
                .map(JavaClass::getName).toList();
    }

    private static boolean isBelow(String root, JavaClass origin) {
        return (origin.getPackageName() + ".").startsWith(root + ".");
    }

    /** The first package name below a root; empty for the root itself. */
    private static String room(String root, JavaClass origin) {
        String rest = origin.getPackageName().substring(root.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
