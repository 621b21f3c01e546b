package org.braggscape;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package may import which. */
public final class ImportTable {
    /** From each package to those that it may import, by their first names; the empty one is the root. */
    public static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();
    /** The same of the packages inside {@code app}, by their names below it; the empty one is {@code app} itself. */
    public static final Map<String, Set<String>> INSIDE_APP = new TreeMap<>();

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

        String basis = "model control background";
        inside("background", "");
        inside("control", "background");
        inside("model", "background");
        inside("help", "control background");
        inside("energy", basis);
        inside("export", basis);
        inside("descent", basis);
        inside("structure", "export " + basis);
        inside("pattern", "export " + basis);
        inside("joint", "descent export " + basis);
        inside("map", "descent energy " + basis);
        inside("study", "descent export energy " + basis);
        inside("minima", "map pattern descent export " + basis);
        inside("session", "minima map joint study pattern structure descent " + basis);
        inside("", "session minima map joint study pattern structure help descent export energy " + basis);
    }

    private ImportTable() {
    }

    private static void allow(String from, String to) {
        MAY_IMPORT.put(from, names(to));
    }

    private static void inside(String from, String to) {
        INSIDE_APP.put(from, names(to));
    }

    private static Set<String> names(String list) {
        return Stream.of(list.split(" ")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
