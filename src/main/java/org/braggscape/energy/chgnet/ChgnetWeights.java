package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where Python's package manager puts the weights of CHGNet. */
public final class ChgnetWeights {
    private static final List<String> FILE = List.of("chgnet", "pretrained", "0.3.0", "chgnet_0.3.0_*.pth.tar");
    /** Below an environment or a place for programs, on Linux and macOS, on Debian, and on Windows. */
    private static final List<List<String>> LIBRARIES = List.of(List.of("lib", "python3*", "site-packages"),
            List.of("lib", "python3*", "dist-packages"), List.of("Lib", "site-packages"));
    private static final List<String> ENVIRONMENTS = List.of("VIRTUAL_ENV", "CONDA_PREFIX");
    private static final List<List<String>> IN_HOME = List.of(List.of(".local"), List.of("miniconda3"), List.of("anaconda3"),
            List.of("miniforge3"), List.of("mambaforge"), List.of("miniconda3", "envs", "*"), List.of("anaconda3", "envs", "*"),
            List.of("miniforge3", "envs", "*"), List.of("mambaforge", "envs", "*"), List.of(".pyenv", "versions", "*"));
    private static final List<List<String>> IN_SYSTEM = List.of(List.of("usr", "local"), List.of("usr"),
            List.of("opt", "homebrew"), List.of("opt", "conda"));

    private ChgnetWeights() {
    }

    /**
     * Looks for the weights of an installed {@code chgnet}: in the active environment, in the user's own ones, in the system's.
     *
     * @return the file that was found first, the newest Python first
     */
    public static Optional<Path> find() {
        return find(System.getenv(), Path.of(System.getProperty("user.home")), Path.of("/"));
    }

    static Optional<Path> find(Map<String, String> environment, Path home, Path system) {
        List<Path> places = new ArrayList<>();
        ENVIRONMENTS.stream().map(environment::get).filter(place -> place != null && !place.isBlank()).map(Path::of)
                .forEach(places::add);
        IN_HOME.forEach(place -> places.addAll(matching(home, place)));
        IN_SYSTEM.forEach(place -> places.addAll(matching(system, place)));
        List<Path> libraries = new ArrayList<>();
        for (Path place : places) {
            LIBRARIES.forEach(library -> libraries.addAll(matching(place, library)));
        }
        // the user's own packages have other places on macOS and Windows
        libraries.addAll(matching(home, List.of("Library", "Python", "3*", "lib", "python", "site-packages")));
        Optional.ofNullable(environment.get("APPDATA")).map(Path::of)
                .ifPresent(data -> libraries.addAll(matching(data, List.of("Python", "Python3*", "site-packages"))));
        return libraries.stream().flatMap(library -> matching(library, FILE).stream()).filter(Files::isRegularFile).findFirst();
    }

    /** Follows names with wildcards from a folder on; newer versions first. */
    private static List<Path> matching(Path folder, List<String> names) {
        List<Path> found = List.of(folder);
        for (String name : names) {
            List<Path> next = new ArrayList<>();
            for (Path one : found) {
                next.addAll(children(one, name));
            }
            found = next;
        }
        return found;
    }

    private static List<Path> children(Path folder, String name) {
        if (!name.contains("*")) {
            Path child = folder.resolve(name);
            return Files.exists(child) ? List.of(child) : List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, name)) {
            matching.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that is not there or may not be read has none
            return List.of();
        }
        children.sort(Comparator.comparing((Path child) -> version(child.getFileName().toString())).reversed());
        return children;
    }

    /** The last number in a name: 11 of python3.11; 0 where there is none. */
    private static int version(String name) {
        String digits = name.replaceAll(".*?(\\d{0,4})$", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
