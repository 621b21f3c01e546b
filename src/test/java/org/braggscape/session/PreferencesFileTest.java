package org.braggscape.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Preferences preferences = Preferences.START.withWindow(new Preferences.WindowPlace(-5, 10.5, 1280, 800, true))
                .withDark(true).withColourMap("grey").withRecent(folder.resolve("a.cif")).withRecent(folder.resolve("b.cif"))
                .withChgnetWeights(folder.resolve("weights.pth.tar"));
        PreferencesFile.write(preferences, folder.resolve("new/folder"));
        assertThat(PreferencesFile.read(folder.resolve("new/folder"))).isEqualTo(preferences);
    }

    @Test
    void whatIsBrokenIsTheUsual() throws IOException {
        assertThat(PreferencesFile.read(folder)).isEqualTo(Preferences.START);
        Path file = folder.resolve("preferences.json");
        for (String text : new String[] {"", "{", "[]", "null", "{\"window\": 3, \"theme\": [], \"recent\": {\"x\": 1}}", "\u0000"}) {
            Files.writeString(file, text);
            assertThat(PreferencesFile.read(folder)).as(text).isEqualTo(Preferences.START);
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(PreferencesFile.read(folder)).isEqualTo(Preferences.START);
    }

    @Test
    void tenFilesAreRemembered() {
        Preferences preferences = Preferences.START;
        for (int i = 0; i < 12; i++) {
            preferences = preferences.withRecent(folder.resolve(i + ".cif"));
        }
        preferences = preferences.withRecent(folder.resolve("5.cif"));
        assertThat(preferences.recent()).hasSize(Preferences.MOST_RECENT).startsWith(folder.resolve("5.cif"),
                folder.resolve("11.cif")).doesNotHaveDuplicates();
        assertThat(preferences.folder()).contains(folder);
    }

    @Test
    void choosersBeginInTheLastFolderOrTheUsersOwn() {
        Path own = Path.of(System.getProperty("user.home"));
        assertThat(Preferences.START.withFolder(folder).folderToBeginIn()).contains(folder);
        assertThat(Preferences.START.withFolder(folder.resolve("gone")).folderToBeginIn()).contains(own);
        assertThat(Preferences.START.folderToBeginIn()).contains(own);
    }
}
