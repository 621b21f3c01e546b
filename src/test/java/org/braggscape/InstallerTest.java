package org.braggscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.braggscape.cli.Braggscape;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import picocli.CommandLine.Command;

/** What can be checked of the packages for all systems on any of them. */
class InstallerTest {
    private static final Path INSTALLER = Path.of("installer");

    @Test
    void everySizeOfTheLinuxIconIsThere() throws IOException {
        for (int size : new int[] {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
            Path icon = INSTALLER.resolve("linux/share/icons/hicolor/%dx%d/apps/braggscape.png".formatted(size, size));
            assertThat(ImageIO.read(icon.toFile()).getWidth()).as(icon.toString()).isEqualTo(size);
        }
    }

    @Test
    void theWindowsIconHoldsPicturesOfItsSizes() throws IOException {
        byte[] bytes = Files.readAllBytes(INSTALLER.resolve("windows/braggscape.ico"));
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt()).as("kind of file").isEqualTo(1 << 16);
        int count = file.getShort();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            int said = bytes[entry] == 0 ? 256 : Byte.toUnsignedInt(bytes[entry]);
            assertThat(width(bytes, file.getInt(entry + 12), file.getInt(entry + 8))).isEqualTo(said);
            sizes.add(said);
        }
        assertThat(sizes).contains(16, 32, 48, 256);
    }

    @Test
    void theMacosIconHoldsPicturesOfItsSizes() throws IOException {
        byte[] bytes = Files.readAllBytes(INSTALLER.resolve("macos/braggscape.icns"));
        ByteBuffer file = ByteBuffer.wrap(bytes);
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("icns");
        assertThat(file.getInt(4)).isEqualTo(bytes.length);
        List<Integer> sizes = new ArrayList<>();
        for (int entry = 8; entry < bytes.length; entry += file.getInt(entry + 4)) {
            sizes.add(width(bytes, entry + 8, file.getInt(entry + 4) - 8));
        }
        assertThat(sizes).contains(16, 32, 128, 256, 512, 1024);
    }

    private static int width(byte[] file, int offset, int length) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file, offset, length)).getWidth();
    }

    @Test
    void theManPageNamesEveryCommand() throws IOException {
        String page = Files.readString(INSTALLER.resolve("linux/share/man/man1/braggscape.1"));
        for (Class<?> command : Braggscape.class.getAnnotation(Command.class).subcommands()) {
            assertThat(page).contains("\n.B " + command.getAnnotation(Command.class).name() + "\n");
        }
    }

    @Test
    void sessionsAndStructuresOpenWithTheProgramOnEverySystem() throws Exception {
        String entry = Files.readString(INSTALLER.resolve("linux/share/applications/braggscape.desktop"));
        String types = Files.readString(INSTALLER.resolve("linux/share/mime/packages/braggscape.xml"));
        for (String kind : List.of("session", "structure")) {
            String file = Files.readString(INSTALLER.resolve(kind + ".properties"));
            String type = value(file, "mime-type");
            assertThat(entry).contains("Exec=braggscape %f", type + ";");
            assertThat(types).containsSubsequence("<mime-type type=\"" + type + "\">", "pattern=\"*." + value(file, "extension") + "\"");
            for (String system : List.of("windows", "macos")) {
                assertThat(options(system)).contains("--file-associations installer/" + kind + ".properties");
            }
        }
    }

    private static String value(String properties, String key) {
        Matcher line = Pattern.compile("(?m)^" + key + "=(.*)$").matcher(properties);
        assertThat(line.find()).as(key).isTrue();
        return line.group(1).strip();
    }

    @Test
    void newerVersionsTakeThePlaceOfOlderOnesOnWindows() throws Exception {
        Matcher option = Pattern.compile("--win-upgrade-uuid (\\S+)").matcher(options("windows"));
        assertThat(option.find()).isTrue();
        assertThat(UUID.fromString(option.group(1))).as("never another one")
                .isEqualTo(UUID.fromString("3f0b6c52-8a94-4f0e-9a3d-5c1d7e2b90a6"));
        assertThat(options("windows")).contains("--win-per-user-install", "--win-menu ", "--win-shortcut");
        assertThat(options("macos")).contains("--mac-package-identifier org.braggscape");
    }

    /** {@return the options of the packager in the profile of a system} */
    private static String options(String system) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
        var profiles = pom.getElementsByTagName("profile");
        for (int i = 0; i < profiles.getLength(); i++) {
            Element profile = (Element) profiles.item(i);
            if (profile.getElementsByTagName("id").item(0).getTextContent().equals(system)) {
                return profile.getElementsByTagName("installer.options").item(0).getTextContent().replaceAll("\\s+", " ");
            }
        }
        throw new AssertionError("There is no profile " + system);
    }

    @Test
    void aStartPrintsNoWarning() throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.braggscape.Main", "--version");
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String warned = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).startsWith("braggscape ");
        assertThat(warned.lines().filter(line -> !line.startsWith("Picked up "))).isEmpty();
    }

    @Test
    void installedFilesHaveNoHoles() throws IOException {
        try (Stream<Path> files = Files.walk(INSTALLER)) {
            assertThat(files.filter(Files::isRegularFile)).allMatch(file -> file.toFile().length() > 0);
        }
    }
}
