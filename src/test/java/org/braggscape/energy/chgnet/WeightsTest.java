package org.braggscape.energy.chgnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in a weights file, and where weights are found. */
class WeightsTest {
    @TempDir
    Path folder;

    private Path archive(byte[] pickle) throws IOException {
        Path file = folder.resolve("weights.pth.tar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("weights/data.pkl"));
            zip.write(pickle);
        }
        return file;
    }

    /** The right file with one part of it written anew. */
    private Path changed(String part, byte[] bytes) throws Exception {
        Path file = folder.resolve("changed.pth.tar");
        try (ZipFile source = new ZipFile(ChgnetTest.weights().toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : source.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().endsWith("/" + part)) {
                    zip.write(bytes);
                } else {
                    zip.write(source.getInputStream(entry).readAllBytes());
                }
            }
        }
        return file;
    }

    private byte[] pickle() throws Exception {
        try (ZipFile source = new ZipFile(ChgnetTest.weights().toFile())) {
            ZipEntry entry = source.stream().filter(one -> one.getName().endsWith("data.pkl")).findFirst().orElseThrow();
            return source.getInputStream(entry).readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        // as protocol 0 and 2 write it
        "cos\nsystem\n(S'touch TOUCHED'\ntR.",
        // as protocol 4 does
        "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u000ftouch TOUCHED!!\u0085R.",
        // hidden in a dictionary of the right kind
        "\u0080\u0002}X\u0005\0\0\0modelcos\nsystem\nX\15\0\0\0touch TOUCHED\u0085Rs."})
    void aMaliciousPickleIsRefusedByName(String pickle) throws Exception {
        Path file = archive(bytes(pickle));
        assertThatThrownBy(() -> Chgnet.read(file)).isInstanceOf(IOException.class).hasMessageContaining("os.system")
                .hasMessageContaining(file.toString());
        assertThat(Path.of("TOUCHED")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtins\neval", "posix\nsystem", "subprocess\nPopen", "collections\ndefaultdict",
        "torch.storage\n_load_from_bytes", "datetime\ndatetime", "java.lang\nRuntime"})
    void everythingThatWeightsDoNotNeedIsRefused(String name) throws Exception {
        Path file = archive(bytes("c" + name + "\n(tR."));
        assertThatThrownBy(() -> Chgnet.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining(name.replace('\n', '.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(S'ls'\nios\nsystem\n.", "(cos\nsystem\nS'ls'\no.", "Pfoo\n.", "", ")", "\u0080\u0002", "(R.",
        "\u0080\u0002]q\0(K\u0001K\u0002e.", "I12x\n.", "ctorch._utils\n_rebuild_tensor_v2\n(tR.", "K\u0001Q.", "X\u00ff\u00ff\u00ff\177a."})
    void damagedPicklesGetASentence(String pickle) throws Exception {
        Path file = archive(bytes(pickle));
        assertThatThrownBy(() -> Chgnet.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString()).hasMessageEndingWith(".");
    }

    @Test
    void aPickleCutShortAnywhereGetsASentence() throws Exception {
        byte[] pickle = pickle();
        for (int length = 0; length < pickle.length; length += 997) {
            byte[] cut = java.util.Arrays.copyOf(pickle, length);
            Path file = changed("data.pkl", cut);
            assertThatThrownBy(() -> Chgnet.read(file)).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        }
    }

    @Test
    void otherFilesGetASentence() throws Exception {
        Path none = folder.resolve("none.pth.tar");
        assertThatThrownBy(() -> Chgnet.read(none)).isInstanceOf(IOException.class).hasMessage("There is no file " + none + ".");
        Path text = Files.writeString(folder.resolve("text.pth.tar"), "no zip archive");
        assertThatThrownBy(() -> Chgnet.read(text)).hasMessageContaining("no zip archive");
        Path zip = folder.resolve("other.zip");
        try (OutputStream output = Files.newOutputStream(zip); ZipOutputStream archive = new ZipOutputStream(output)) {
            archive.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThatThrownBy(() -> Chgnet.read(zip)).hasMessageContaining("no data.pkl");
        assertThatThrownBy(() -> Chgnet.read(archive(bytes("}.")))).hasMessageContaining("holds no CHGNet");
        Path shortened = changed("data/3", new byte[8]);
        assertThatThrownBy(() -> Chgnet.read(shortened)).hasMessageContaining("the array 3 has 2 numbers");
    }

    @Test
    void otherVersionsAreToldApart() throws Exception {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        String pickle = new String(pickle(), StandardCharsets.ISO_8859_1);
        // the key, its memo, and 6 as one byte
        String changed = pickle.replaceFirst("(?s)(atom_graph_cutoff(?:q.|r.{4}))K\u0006", "$1K\u0005");
        assertThat(changed.equals(pickle)).isFalse();
        other.write(bytes(changed));
        Path file = changed("data.pkl", other.toByteArray());
        assertThatThrownBy(() -> Chgnet.read(file)).hasMessageContaining("another CHGNet than version 0.3.0")
                .hasMessageContaining("atom_graph_cutoff is 5, not 6");
    }

    @Test
    void installedWeightsAreFound() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path system = Files.createDirectories(folder.resolve("system"));
        assertThat(ChgnetWeights.find(Map.of(), home, system)).isEmpty();
        Path debian = weights(system.resolve("usr/lib/python3/dist-packages"));
        assertThat(ChgnetWeights.find(Map.of(), home, system)).contains(debian);
        weights(home.resolve(".local/lib/python3.9/site-packages"));
        Path newer = weights(home.resolve(".local/lib/python3.11/site-packages"));
        assertThat(ChgnetWeights.find(Map.of(), home, system)).contains(newer);
        Path environment = folder.resolve("environment");
        Path active = weights(environment.resolve("lib/python3.12/site-packages"));
        assertThat(ChgnetWeights.find(Map.of("VIRTUAL_ENV", environment.toString()), home, system)).contains(active);
    }

    private static Path weights(Path packages) throws IOException {
        Path version = Files.createDirectories(packages.resolve("chgnet/pretrained/0.3.0"));
        return Files.createFile(version.resolve("chgnet_0.3.0_e29f68s314m37.pth.tar"));
    }
}
