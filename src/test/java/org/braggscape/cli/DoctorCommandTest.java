package org.braggscape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void aHealthyMachineIsWell() {
        CommandRun run = CommandRun.of("doctor");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("Java", System.getProperty("java.version"), "JavaFX   21", "families", "CHGNet", "agree to")
                .endsWith("All is well." + System.lineSeparator());
    }
}
