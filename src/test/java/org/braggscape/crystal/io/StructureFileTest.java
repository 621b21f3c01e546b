package org.braggscape.crystal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureFileTest {
    @TempDir
    private Path folder;

    private static String sample() throws IOException {
        try (InputStream stream = SampleStructures.open("AlNi")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> StructureFile.read(file)).isInstanceOf(StructureFormatException.class).hasMessage(message);
    }

    @Test
    void readsACifWhateverItsSuffix() throws IOException {
        for (String name : new String[] {"a.cif", "b.CIF", "c.txt", "d"}) {
            Path file = Files.writeString(folder.resolve(name), sample());
            assertThat(StructureFile.read(file).structure().sites()).as(name).hasSize(2);
        }
    }

    @Test
    void callsAStructureWithoutNameLikeItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("my.alloy.cif"), sample().replace("data_AlNi", "data_"));
        assertThat(StructureFile.read(file).structure().name()).isEqualTo("my.alloy");
    }

    @Test
    void decodesUtf8AndElseLatin1() throws IOException {
        String text = sample().replace("data_AlNi", "data_Verr\u00fcckt");
        Path utf8 = Files.writeString(folder.resolve("utf8.cif"), text, StandardCharsets.UTF_8);
        Path latin1 = Files.writeString(folder.resolve("latin1.cif"), text, StandardCharsets.ISO_8859_1);
        assertThat(StructureFile.read(utf8).structure().name()).isEqualTo("Verr\u00fcckt");
        assertThat(StructureFile.read(latin1).structure().name()).isEqualTo("Verr\u00fcckt");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertRefused(Files.writeString(folder.resolve("a.cif"), " \n"), "a.cif is empty; choose a file with a crystal structure.");
    }

    @Test
    void refusesABinaryFile() throws IOException {
        assertRefused(Files.write(folder.resolve("a.cif"), new byte[] {'d', 0, 'a'}), "a.cif is not a text file; choose a CIF or a POSCAR.");
    }

    @Test
    void refusesAFolder() {
        assertRefused(folder, folder.getFileName() + " is a folder; choose a file in it.");
    }

    @Test
    void refusesAMissingFile() {
        Path file = folder.resolve("a.cif");
        assertRefused(file, "a.cif does not exist; check the path " + file + ".");
    }

    @Test
    void refusesAFileWithoutPermission() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("a.cif"), sample());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("the superuser reads everything").isFalse();
        assertRefused(file, "a.cif may not be read by you; change its permissions or choose another file.");
    }

    @Test
    void refusesAnEnormousFile() throws IOException {
        Path file = folder.resolve("a.cif");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TextFile.LARGEST + 1);
        }
        assertRefused(file, "a.cif has more than 50 MB, the most that Braggscape opens; choose a file with a crystal structure in it.");
    }

    @Test
    void refusesOtherText() throws IOException {
        assertRefused(Files.writeString(folder.resolve("notes.txt"), "Dear diary,\n"),
                "notes.txt is in no format that Braggscape knows; open a CIF or a POSCAR.");
        assertRefused(Files.writeString(folder.resolve("notes.cif"), "Dear diary,\n"),
                "notes.cif holds no CIF data; choose a file with a data_ block that has a cell and atoms.");
    }
}
