package org.braggscape.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.study.StudyConfiguration;

/**
 * What is looked at of a study. Its records stay in their own file, and no study runs because of this.
 *
 * @param records their file, absolute; nothing for none
 * @param tab name of what is shown of them
 * @param lossName the loss whose ends are shown, nothing for the first
 * @param onlyFailures whether the table shows failures only
 * @param caseNumber number of the chosen case in its study, nothing for none
 * @param setup the form in which a study is put together, in which {@link StudyConfiguration#OPEN} stands for the open structure; nothing
 *     where it is as in a new window, or not whole
 */
public record StudyOnScreen(Optional<Path> records, String tab, Optional<String> lossName, boolean onlyFailures,
        OptionalInt caseNumber, Optional<StudyConfiguration> setup) {
    /** Nothing but the form in which a study is put together. */
    public static final StudyOnScreen START =
            new StudyOnScreen(Optional.empty(), "Set up", Optional.empty(), false, OptionalInt.empty(), Optional.empty());
}
