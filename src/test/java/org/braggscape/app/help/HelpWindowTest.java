package org.braggscape.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.WindowTest;
import org.braggscape.app.background.Daemons;
import org.braggscape.app.background.ProgramLog;
import org.braggscape.app.control.CentreViews;
import org.braggscape.app.control.FuzzyMatch;
import org.braggscape.app.control.MenuEntry;
import org.braggscape.session.MapSettings;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.study.MapParameter;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Tool bar, command search, log, manual, hint, and maps along directions. */
class HelpWindowTest extends WindowTest {

    @Start
    void start(Stage stage) {
        open(stage, few(21));
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError(what, e);
        }
    }

    private void waitForMap() {
        waitFor("no map", () -> window.workbench().landscape().get() != null
                && window.workbench().landscape().get().complete()
                && window.workbench().landscape().get().request().x().parameter().equals(settings().x()));
    }

    private MapSettings settings() {
        return window.workbench().settings().get();
    }

    private static void fx(Runnable action) {
        Platform.runLater(action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void search(FxRobot robot, String words) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write(words);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aFewLettersFindACommand(FxRobot robot) {
        waitForMap();
        search(robot, "over");
        robot.type(KeyCode.ENTER);
        assertThat(window.centre().shown().get()).isEqualTo("Overview");
        assertThat(robot.lookup("#command-search").query().isVisible()).isFalse();
        search(robot, "alpha map beta");
        robot.type(KeyCode.ENTER);
        waitForMap();
        assertThat(settings().x()).isEqualTo(MapParameter.of(LatticeParameter.ALPHA));
        assertThat(settings().y()).isEqualTo(MapParameter.of(LatticeParameter.BETA));
        assertThat(window.centre().shown().get()).isEqualTo(CentreViews.MAP);
        search(robot, "sample au2s");
        robot.type(KeyCode.ENTER);
        waitFor("not opened", () -> "Au2S".equals(window.workbench().structure().get().name()));
    }

    @Test
    void itFindsEverythingThatTheMenusOfferAndRunsNothingDisabled(FxRobot robot) {
        waitForMap();
        MenuBar bar = robot.lookup(node -> node instanceof MenuBar).query();
        search(robot, "");
        ListView<?> list = robot.lookup("#command-list").queryListView();
        assertThat(list.getItems()).hasSizeGreaterThan(MenuEntry.all(bar).size() + 15);
        for (MenuEntry entry : MenuEntry.all(bar)) {
            assertThat(FuzzyMatch.score(entry.name(), entry.name())).as(entry.name()).isNotEqualTo(FuzzyMatch.NONE);
        }
        robot.write("delete start");
        robot.type(KeyCode.ENTER);
        // nothing to delete: the search stays where it is
        assertThat(robot.lookup("#command-search").query().isVisible()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#command-search").query().isVisible()).isFalse();
        MenuEntry theme = MenuEntry.named(bar, "Dark theme");
        boolean dark = ((javafx.scene.control.CheckMenuItem) theme.item()).isSelected();
        search(robot, "dark");
        robot.type(KeyCode.ENTER);
        assertThat(((javafx.scene.control.CheckMenuItem) theme.item()).isSelected()).isEqualTo(!dark);
        fx(theme::choose);
    }

    @Test
    void letteringFitsAsPeopleType() {
        assertThat(FuzzyMatch.score("ovw", "Overview")).isNotEqualTo(FuzzyMatch.NONE);
        assertThat(FuzzyMatch.score("u2ti", "U₂Ti")).isNotEqualTo(FuzzyMatch.NONE);
        assertThat(FuzzyMatch.score("xyz", "Overview")).isEqualTo(FuzzyMatch.NONE);
        assertThat(FuzzyMatch.score("over", "Overview")).isGreaterThan(FuzzyMatch.score("over", "Recover everything"));
        assertThat(FuzzyMatch.score("map", "Whole map")).isGreaterThan(FuzzyMatch.score("map", "Make a plot"));
    }

    @Test
    void toolsDoWhatTheMenusDoAndFitASmallWindow(FxRobot robot) {
        waitForMap();
        ButtonBase undo = robot.lookup("#tool-undo").queryAs(ButtonBase.class);
        assertThat(undo.isDisabled()).isTrue();
        fx(() -> window.descents().dropRandom(0.05, 1));
        assertThat(undo.isDisabled()).isFalse();
        assertThat(undo.getTooltip().getText()).contains("Ctrl+Z");
        fx(undo::fire);
        assertThat(window.descents().runs().get()).isEmpty();
        fx(robot.lookup("#tool-redo").queryAs(ButtonBase.class)::fire);
        assertThat(window.descents().runs().get()).hasSize(1);
        waitFor("no step", () -> window.playback().length().get() > 3);
        fx(() -> window.playback().seek(0));
        fx(robot.lookup("#tool-step").queryAs(ButtonBase.class)::fire);
        assertThat(window.playback().step().get()).isEqualTo(1);
        fx(() -> {
            // not the window: the test platform's screen would be too small for the windows after it
            window.map().getScene().getRoot().resize(1100, 700);
            window.map().getScene().getRoot().layout();
        });
        for (Node tool : robot.lookup(".tool").queryAll()) {
            assertThat(tool.localToScene(tool.getLayoutBounds()).getMaxX()).as(tool.getId()).isBetween(380.0, 1100.0);
        }
        MenuBar bar = robot.lookup(node -> node instanceof MenuBar).query();
        assertThat(bar.getWidth()).isGreaterThanOrEqualTo(bar.prefWidth(-1));
    }

    @Test
    void anExceptionOnAWorkerIsSaidAndLogged(FxRobot robot) throws InterruptedException {
        waitForMap();
        Thread worker = Daemons.thread(() -> {
            throw new IllegalStateException("the cat is on the keyboard");
        }, "cat");
        worker.setUncaughtExceptionHandler(window::unexpected);
        worker.start();
        worker.join();
        waitFor("nothing said", () -> robot.lookup("Details").tryQuery().isPresent());
        fx(robot.lookup("Details").queryAs(Button.class)::fire);
        ListView<ProgramLog.Line> lines = robot.lookup("#log-lines").queryListView();
        assertThat(lines.getItems()).anyMatch(line -> line.text().contains("the cat is on the keyboard"));
        assertThat(lines.getSelectionModel().getSelectedItem().text()).contains("braggscape-cat");
        fx(robot.lookup("#log-copy").queryAs(Button.class)::fire);
        String[] copied = new String[1];
        fx(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).contains("IllegalStateException").contains(HelpWindowTest.class.getName());
    }

    @Test
    void theLogKeepsItsLastLines() {
        ProgramLog log = new ProgramLog();
        try {
            for (int i = 0; i < ProgramLog.MOST_LINES + 5; i++) {
                ProgramLog.logger().info("line " + i);
            }
            assertThat(log.lines()).hasSize(ProgramLog.MOST_LINES);
            assertThat(log.lines().get(0).text()).endsWith("line 5");
        } finally {
            log.close();
        }
    }

    @Test
    void theManualOpensSearchesAndFollowsLinks(FxRobot robot) {
        waitForMap();
        robot.push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        ManualView manual = window.manual();
        assertThat(manual.shown().file()).isEqualTo(ManualPage.INDEX);
        Hyperlink link = robot.lookup(node -> node instanceof Hyperlink each && each.getText().equals("Minima")).query();
        fx(link::fire);
        assertThat(manual.shown().file()).isEqualTo("minima.md");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(manual.shown().file()).isEqualTo(ManualPage.INDEX);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        TextInputControl field = robot.lookup("#manual-search").queryTextInputControl();
        assertThat(field.isFocused()).isTrue();
        fx(() -> field.setText("masquerade reflections truth hkil"));
        assertThat(robot.lookup("#manual-pages").queryListView().getItems()).hasSize(1);
        assertThat(manual.shown().file()).isEqualTo("minima.md");
        fx(() -> field.setText("chgnet"));
        fx(() -> field.setText("chgnet weights"));
        assertThat(manual.shown().file()).as("the best page, though the one before has a mention too").isEqualTo("energy.md");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(manual.shown().file()).as("back to where the search began").isEqualTo(ManualPage.INDEX);
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void theManualAnswersQuestions() {
        ManualSearch search = new ManualSearch(ManualPage.all());
        assertThat(search.find("how do I use CHGNet?").get(0).file()).isEqualTo("energy.md");
        assertThat(search.find("What is α of gpwdf?").stream().limit(2).map(ManualPage::file))
                .containsExactlyInAnyOrder("gradient-descent.md", "losses.md");
        assertThat(search.find("alpha gpwdf")).isEqualTo(search.find("α gpwdf"));
        assertThat(search.find("why does constrained descent still fail?").stream().limit(2).map(ManualPage::file))
                .contains("gradient-descent.md");
        assertThat(search.find("xyzzy")).isEmpty();
        assertThat(search.find(" ")).hasSameSizeAs(ManualPage.all());
    }

    /** Every page is in the index; every link and picture leads somewhere, and every picture is shown. */
    @Test
    void theManualIsWhole() throws Exception {
        List<ManualPage> pages = ManualPage.all();
        try (var files = Files.list(Path.of("src/site/markdown"))) {
            assertThat(pages.stream().map(ManualPage::file)).containsExactlyInAnyOrderElementsOf(
                    files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".md")).toList());
        }
        List<String> broken = new ArrayList<>();
        for (ManualPage page : pages) {
            int pictures = 0;
            Matcher picture = Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)").matcher(page.text());
            while (picture.find()) {
                pictures++;
                if (ManualPage.picture(picture.group(1)) == null) {
                    broken.add(page.file() + ": " + picture.group(1));
                }
            }
            AtomicInteger shown = new AtomicInteger();
            fx(() -> shown.set(new MarkdownView(destination -> { }, ManualPage::picture).render(page.parse())
                    .lookupAll("ImageView").size()));
            if (shown.get() != pictures) {
                broken.add(page.file() + ": " + shown + " of " + pictures + " pictures are shown");
            }
            Matcher link = Pattern.compile("(?<!!)\\[[^]]*]\\(([\\w-]+\\.md)").matcher(page.text());
            while (link.find()) {
                if (pages.stream().noneMatch(each -> each.file().equals(link.group(1)))) {
                    broken.add(page.file() + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theHintGoesForGood(FxRobot robot) {
        waitForMap();
        assertThat(robot.lookup("#first-hint").query().isVisible()).isTrue();
        fx(robot.lookup("#dismiss-hint").queryAs(Button.class)::fire);
        assertThat(robot.lookup("#first-hint").query().isVisible()).isFalse();
        assertThat(window.hintDismissed().get()).isTrue();
    }

    @Test
    void theMapTurnsAlongAPathAndTowardsAMinimum(FxRobot robot) {
        waitForMap();
        fx(() -> window.descents().dropRandom(0.05, 7));
        waitFor("still running", () -> window.descents().selected().get().ended());
        search(robot, "main directions");
        robot.type(KeyCode.ENTER);
        waitForMap();
        assertThat(settings().x()).isInstanceOf(MapParameter.Component.class);
        assertThat(window.workbench().landscape().get().request().containsTruth()).isTrue();
        assertThat(robot.lookup("#x-parameter").queryComboBox().getValue()).isEqualTo(settings().x());
        fx(() -> window.workbench().settings().set(few(21)));
        waitForMap();
        waitFor("no minimum", () -> !window.minima().reports().get().isEmpty()
                && window.minima().landscape() == window.workbench().landscape().get());
        fx(() -> window.minima().step(1));
        search(robot, "towards");
        robot.type(KeyCode.ENTER);
        waitForMap();
        assertThat(settings().x()).isInstanceOf(MapParameter.Towards.class);
        assertThat(settings().y()).isEqualTo(new MapParameter.Strain());
        // another structure has other minima
        fx(() -> window.workbench().openSample("Au2S"));
        waitFor("not opened", () -> "Au2S".equals(window.workbench().structure().get().name()));
        assertThat(settings().x()).isEqualTo(MapSettings.START.x());
        waitForMap();
    }

    /** Who adds a library says whose it is. */
    @Test
    void aboutNamesEveryLibrary() throws Exception {
        Matcher dependency = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>[^<]+</version>\\s*</dependency>")
                .matcher(Files.readString(Path.of("pom.xml")));
        List<String> names = About.credits().keySet().stream().map(HelpWindowTest::letters).toList();
        int libraries = 0;
        while (dependency.find()) {
            String artifact = letters(dependency.group(1).replace("javafx", "openjfx"));
            assertThat(names).as(dependency.group(1)).anyMatch(name -> artifact.startsWith(name.substring(0, 4)));
            libraries++;
        }
        assertThat(libraries).isGreaterThan(9);
        assertThat(About.BIBTEX.chars().filter(letter -> letter == '{').count())
                .isEqualTo(About.BIBTEX.chars().filter(letter -> letter == '}').count());
    }

    private static String letters(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
