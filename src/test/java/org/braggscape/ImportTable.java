package org.braggscape;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package may import which, by their first names; the empty one is the root. */
public final class ImportTable {
    /** From each package to those that it may import. */
    public static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();

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

    private ImportTable() {
    }

    private static void allow(String from, String to) {
        MAY_IMPORT.put(from, Stream.of(to.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet()));
    }
}
