package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandReferenceTest {
    private static final Path PAGE = Path.of("src/site/markdown/commands.md");

    @Test
    void thePageIsThatOfTheProgram() throws IOException {
        String page = CommandReference.page();
        if ("write".equals(System.getProperty("braggscape.commands"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("the commands have changed; write the page anew with "
                + "mvn -q test -Dtest=CommandReferenceTest -Dbraggscape.commands=write").isEqualTo(page);
        assertThat(page).doesNotContain("${").doesNotContain("%%");
    }
}
