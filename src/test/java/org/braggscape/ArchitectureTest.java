package org.braggscape;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom; the table stands in the architecture page as well. */
class ArchitectureTest {
    private static final String ROOT = "org.braggscape";
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();
    private static JavaClasses classes;

    static {
        allow("math", "");
        allow("autodiff", "math");
        allow("crystal", "math");
        allow("diffraction", "crystal autodiff math");
        allow("loss", "diffraction autodiff math");
        allow("energy", "crystal autodiff math");
        allow("objective", "diffraction loss energy crystal autodiff math");
        allow("optim", "autodiff math");
        allow("landscape", "optim autodiff math");
        allow("matching", "crystal math");
        allow("study", "objective landscape optim matching diffraction loss energy crystal autodiff math");
        String engine = "study objective landscape optim matching diffraction loss energy crystal autodiff math";
        allow("figure", engine);
        allow("session", engine);
        allow("cli", engine + " figure session");
        allow("app", engine + " figure session");
        allow("", "cli app");
    }

    private static void allow(String from, String to) {
        MAY_IMPORT.put(from, Stream.of(to.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet()));
    }

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
        assertThat(classes).hasSizeGreaterThan(20);
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        List<String> violations = new ArrayList<>();
        for (JavaClass origin : classes) {
            String from = room(origin.getPackageName());
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                if (target.startsWith(ROOT) && !room(target).equals(from)
                        && !MAY_IMPORT.getOrDefault(from, Set.of()).contains(room(target))) {
                    violations.add(dependency.getDescription());
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
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

    /** The first package name below the root; empty for the root itself. */
    private static String room(String packageName) {
        String rest = packageName.substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
