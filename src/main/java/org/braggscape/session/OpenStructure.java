package org.braggscape.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.braggscape.crystal.CrystalStructure;

/**
 * The structure that is open.
 *
 * @param structure cell and atoms
 * @param file where it came from, absolute; nothing for samples and for what was pasted
 * @param notices sentences about it that the user has not dismissed
 */
public record OpenStructure(CrystalStructure structure, Optional<Path> file, List<String> notices) {
    /** Copies the list. */
    public OpenStructure {
        notices = List.copyOf(notices);
    }
}
