package org.braggscape.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    private Path folder;

    /** Keeps a document in a folder and dies without a word. */
    static final class Victim {
        private Victim() {
        }

        public static void main(String[] folder) throws IOException {
            new Autosave(Path.of(folder[0])).keep(TestDocuments.plain("Au2S", 11), Optional.empty());
            Runtime.getRuntime().halt(137);
        }
    }

    @Test
    void whatAProcessThatIsGoneLeftIsFoundAndWhatALivingOneHasIsNot() throws Exception {
        Document document = TestDocuments.plain("U2Ti", 11);
        try (Autosave living = new Autosave(folder); Autosave other = new Autosave(folder)) {
            living.keep(document, Optional.empty());
            assertThat(other.leftovers()).isEmpty();
            Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Victim.class.getName(), folder.toString()).inheritIO().start();
            assertThat(victim.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(victim.exitValue()).isEqualTo(137);
            assertThat(other.leftovers()).hasSize(1);
            Autosave.Leftover leftover = other.leftovers().get(0);
            assertThat(SessionFile.read(leftover.file()).document()).isEqualTo(TestDocuments.plain("Au2S", 11));
            Autosave.discard(leftover);
            assertThat(other.leftovers()).isEmpty();
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatIsSavedIsForgotten() throws IOException {
        try (Autosave mine = new Autosave(folder.resolve("new"))) {
            mine.keep(TestDocuments.plain("U2Ti", 11), Optional.empty());
            mine.forget();
            try (var files = Files.list(folder.resolve("new"))) {
                assertThat(files).noneMatch(SessionFile::isNamedAsSession);
            }
        }
    }

    @Test
    void damagedFilesArePutAside() throws IOException {
        Files.writeString(folder.resolve("autosave-1-x.braggscape"), "{");
        Autosave mine = new Autosave(folder);
        Autosave.Leftover leftover = mine.leftovers().get(0);
        assertThat(Autosave.putAside(leftover)).hasContent("{");
        assertThat(mine.leftovers()).isEmpty();
    }
}
