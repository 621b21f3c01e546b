package org.braggscape.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the program remembers between two starts.
 *
 * @param window where the window was, nothing before the first time
 * @param dark whether the window is dark
 * @param colourMap key of the colours of maps that a new session has
 * @param recent files that were opened or saved, the newest first, at most {@value #MOST_RECENT}
 * @param folder that files were last chosen from
 * @param hintDismissed whether the hint for newcomers is hidden for good
 * @param chgnetWeights the weights file of CHGNet that the user chose
 */
public record Preferences(Optional<WindowPlace> window, boolean dark, String colourMap, List<Path> recent,
        Optional<Path> folder, boolean hintDismissed, Optional<Path> chgnetWeights) {
    /** How many files are remembered. */
    public static final int MOST_RECENT = 10;

    /** What holds before anything was chosen. */
    public static final Preferences START =
            new Preferences(Optional.empty(), false, "viridis", List.of(), Optional.empty(), false, Optional.empty());

    /**
     * Where a window stands, in logical pixels; for a maximised one, where it stood before.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param width of it
     * @param height of it
     * @param maximised whether it fills the screen
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    }

    /** Copies the list. */
    public Preferences {
        recent = List.copyOf(recent.subList(0, Math.min(MOST_RECENT, recent.size())));
    }

    /** {@return the same with another place of the window} */
    public Preferences withWindow(WindowPlace place) {
        return new Preferences(Optional.of(place), dark, colourMap, recent, folder, hintDismissed, chgnetWeights);
    }

    /** {@return the same with the other theme} */
    public Preferences withDark(boolean other) {
        return new Preferences(window, other, colourMap, recent, folder, hintDismissed, chgnetWeights);
    }

    /** {@return the same with other colours of maps} */
    public Preferences withColourMap(String key) {
        return new Preferences(window, dark, key, recent, folder, hintDismissed, chgnetWeights);
    }

    /** {@return the same with a file as the most recent one, and its folder as the last one} */
    public Preferences withRecent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>(recent);
        files.remove(absolute);
        files.add(0, absolute);
        return new Preferences(window, dark, colourMap, files, Optional.ofNullable(absolute.getParent()), hintDismissed, chgnetWeights);
    }

    /** {@return the same without a file that is not there any more} */
    public Preferences withoutRecent(Path file) {
        return new Preferences(window, dark, colourMap, recent.stream().filter(other -> !other.equals(file)).toList(), folder, hintDismissed, chgnetWeights);
    }

    /** {@return the same with another last folder} */
    public Preferences withFolder(Path other) {
        return new Preferences(window, dark, colourMap, recent, Optional.of(other), hintDismissed, chgnetWeights);
    }

    /** {@return the same with the hint for newcomers shown or hidden} */
    public Preferences withHintDismissed(boolean dismissed) {
        return new Preferences(window, dark, colourMap, recent, folder, dismissed, chgnetWeights);
    }

    /** {@return the same with another weights file of CHGNet} */
    public Preferences withChgnetWeights(Path file) {
        return new Preferences(window, dark, colourMap, recent, folder, hintDismissed, Optional.of(file));
    }

    /** {@return the folder that files were chosen from last, the user's own where that is no more; nothing where neither exists} */
    public Optional<Path> folderToBeginIn() {
        return Stream.concat(folder.stream(), Stream.of(Path.of(System.getProperty("user.home")))).filter(Files::isDirectory).findFirst();
    }
}
