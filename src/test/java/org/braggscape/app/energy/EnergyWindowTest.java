package org.braggscape.app.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.braggscape.app.Waiting.until;

import atlantafx.base.controls.Notification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.braggscape.app.MainWindow;
import org.braggscape.app.WindowTest;
import org.braggscape.app.descent.Trail;
import org.braggscape.app.model.Workbench;
import org.braggscape.app.study.StudyRun;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Site;
import org.braggscape.energy.Emt;
import org.braggscape.energy.EnergyModels;
import org.braggscape.energy.IpiClient;
import org.braggscape.energy.IpiState;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.session.PreferencesFile;
import org.braggscape.session.SessionFile;
import org.braggscape.study.Landscape;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StudyConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Energies in the place of losses, as a user meets them: EMT, CHGNet, and a client of i-PI that comes, goes, or never comes. */
class EnergyWindowTest extends WindowTest {
    private static final Loss EMT = new EnergyLoss(new Emt());
    private static final String PLACE = "window" + ProcessHandle.current().pid();
    private static final String NAME = "ipi:" + PLACE;

    @TempDir
    private Path folder;

    private Workbench workbench;

    @Start
    void start(Stage stage) {
        open(new MainWindow(stage, Optional.of(folder.resolve("config")), Optional.of(folder.resolve("state"))), few(11));
        workbench = window.workbench();
    }

    @AfterEach
    @Override
    protected void close() {
        super.close();
        until(this::nobodyWaits);
        assertThat(Path.of("/tmp/ipi_" + PLACE)).doesNotExist();
    }

    private void open(FxRobot robot, String sample) {
        robot.interact(() -> workbench.openSample(sample));
        until(() -> workbench.structure().get() != null && workbench.structure().get().name().equals(sample));
    }

    private void waitForMap() {
        until(() -> workbench.landscape().get() != null && workbench.landscape().get().complete()
                && workbench.landscape().get().request().equals(workbench.request()));
    }

    private void choose(FxRobot robot, Loss loss) {
        robot.interact(() -> robot.lookup("#loss").<Loss>queryComboBox().setValue(loss));
    }

    private static List<Element> atoms(CrystalStructure structure) {
        return structure.sites().stream().map(Site::element).toList();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void menu(FxRobot robot) {
        robot.clickOn("Landscape").clickOn("Energy models …");
        until(() -> robot.lookup("#ipi-start").tryQuery().isPresent());
    }

    private void startServer(FxRobot robot) {
        assertThat(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> window.energies().start(PLACE)))).isEmpty();
    }

    private Loss served() {
        return new EnergyLoss(window.energies().server().get());
    }

    @Test
    void theMapOfAnEnergyIsInElectronVoltsAndHasNoWidth(FxRobot robot) throws IOException {
        open(robot, "Cu3Au");
        waitForMap();
        ComboBox<Loss> box = robot.lookup("#loss").queryComboBox();
        assertThat(box.getItems()).startsWith(Losses.ALL.toArray(Loss[]::new)).endsWith(EMT);
        choose(robot, EMT);
        waitForMap();
        Landscape map = workbench.landscape().get();
        assertThat(map.request().loss()).isEqualTo(EMT);
        assertThat(map.slice().minimum()).isBetween(-0.1, 0.1);
        Path picture = folder.resolve("map.svg");
        robot.interact(() -> window.exports().write(map, picture));
        until(() -> Files.exists(picture));
        assertThat(picture).content().contains("EMT energy / eV");
        assertThat(box.getTooltip().getText()).contains("in eV by EMT", "Jacobsen", "seven metals");
        assertThat(text(robot, "#loss-sentence")).isEmpty();
        assertThat(robot.lookup("#width").queryAs(Slider.class).isDisabled()).isTrue();
        assertThat(robot.lookup("#map-caption").queryAs(Label.class).getText()).contains("that cell's energy");
        until(() -> workbench.comparison().get() != null && workbench.comparison().get().selection() != null
                && workbench.comparison().get().selection().landscape() == map);
        assertThat(workbench.comparison().get().loss()).isFinite();
        robot.interact(window.sessions().history()::undo);
        waitForMap();
        assertThat(workbench.landscape().get().request().loss()).isEqualTo(Losses.ALL.get(0));
        robot.interact(window.sessions().history()::redo);
        waitForMap();
        assertThat(workbench.settings().get().loss()).isEqualTo(EMT);
        Path file = folder.resolve("energy.braggscape");
        robot.interact(() -> window.sessions().write(file));
        until(() -> Files.exists(file) && !window.sessions().history().unsaved().get());
        assertThat(SessionFile.read(file).document().map().loss()).isEqualTo(EMT);
        // a descent ends in the model's own cubic cell
        robot.interact(() -> window.descents().dropRandom(0.05, 1));
        until(() -> window.descents().runs().get().get(0).ended());
        Trail trail = window.descents().runs().get().get(0).trails().get(0);
        assertThat(window.descents().runs().get().get(0).problem()).isEmpty();
        assertThat(trail.cell(trail.count() - 1)[0]).isBetween(3.70, 3.72);
    }

    @Test
    void anEnergyThatTheModelCannotComputeIsRefusedBelowTheList(FxRobot robot) {
        open(robot, "Cu3Au");
        choose(robot, EMT);
        waitForMap();
        open(robot, "U2Ti");
        waitForMap();
        assertThat(workbench.settings().get().loss()).isEqualTo(Losses.ALL.get(0));
        assertThat(text(robot, "#loss-sentence")).startsWith("EMT cannot compute U2Ti: it does not know")
                .endsWith("The map shows the cosine loss instead.");
        Landscape before = workbench.landscape().get();
        robot.interact(workbench::recompute);
        waitForMap();
        assertThat(text(robot, "#loss-sentence")).isEmpty();
        choose(robot, EMT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#loss-sentence")).startsWith("EMT cannot compute U2Ti").contains("only Al, Ni, Cu");
        assertThat(robot.lookup("#loss").<Loss>queryComboBox().getValue()).isEqualTo(Losses.ALL.get(0));
        assertThat(workbench.landscape().get().request()).isEqualTo(before.request());
        choose(robot, Losses.ALL.get(1));
        waitForMap();
        assertThat(text(robot, "#loss-sentence")).isEmpty();
    }

    @Test
    void aClientComputesTheMapAndItsServerIsStopped(FxRobot robot) throws IOException {
        open(robot, "Cu3Au");
        waitForMap();
        menu(robot);
        TextField place = robot.lookup("#ipi-place").queryAs(TextField.class);
        robot.interact(() -> place.setText("no/name"));
        robot.interact(robot.lookup("#ipi-start").queryButton()::fire);
        assertThat(text(robot, "#ipi-problem")).contains("is no address for i-PI clients");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            robot.interact(() -> place.setText(Integer.toString(taken.getLocalPort())));
            robot.interact(robot.lookup("#ipi-start").queryButton()::fire);
            assertThat(text(robot, "#ipi-problem")).contains("the port is in use; choose another port.");
        }
        assertThat(EnergyModels.available()).hasSize(1);
        robot.interact(() -> place.setText(PLACE));
        robot.interact(robot.lookup("#ipi-start").queryButton()::fire);
        assertThat(text(robot, "#ipi-problem")).isEmpty();
        assertThat(text(robot, "#ipi-state")).isEqualTo("Waiting for a client.");
        robot.interact(robot.lookup("#copy-emt").queryButton()::fire);
        assertThat(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString())))
                .startsWith("python3 -c ").contains("unixsocket='" + PLACE + "'");
        try (IpiClient client = IpiClient.startWhenListening(NAME, atoms(workbench.structure().get()))) {
            until(() -> text(robot, "#ipi-state").startsWith("A client is connected"));
            robot.interact(robot.lookup("#map-ipi").queryButton()::fire);
            waitForMap();
            until(() -> text(robot, "#ipi-state").matches("A client is connected: [1-9].* energies\\."));
            double[][] mine = workbench.landscape().get().slice().values();
            until(() -> workbench.comparison().get().selection() != null && Double.isFinite(workbench.comparison().get().loss()));
            choose(robot, EMT);
            waitForMap();
            assertThat(mine[5][5]).isCloseTo(workbench.landscape().get().slice().values()[5][5],
                    within(1e-6));
            choose(robot, served());
            waitForMap();
        }
        until(() -> text(robot, "#ipi-state").startsWith("The client has gone"));
        robot.interact(robot.lookup("#ipi-start").queryButton()::fire);
        assertThat(text(robot, "#ipi-state")).isEqualTo("Does not wait for clients.");
        waitForMap();
        assertThat(workbench.settings().get().loss()).isEqualTo(Losses.ALL.get(0));
        assertThat(text(robot, "#loss-sentence")).contains(NAME + " was stopped.", "shows the cosine loss");
        assertThat(robot.lookup("#loss").<Loss>queryComboBox().getItems()).hasSize(Losses.ALL.size() + 1);
    }

    @Test
    void whatWaitsForAClientEndsAtOnceWhenItIsNotWantedAnyMore(FxRobot robot) throws IOException {
        open(robot, "Cu3Au");
        waitForMap();
        startServer(robot);
        choose(robot, served());
        until(() -> text(robot, "#status").contains(NAME + ": Waiting for a client."));
        robot.interact(() -> window.map().requestFocus());
        robot.push(KeyCode.ESCAPE);
        until(() -> workbench.status().get().cancelled() && nobodyWaits());
        // a newer request in the place of one that waits
        robot.interact(workbench::recompute);
        until(() -> !nobodyWaits());
        choose(robot, Losses.ALL.get(1));
        waitForMap();
        assertThat(nobodyWaits()).isTrue();
        // descents
        choose(robot, served());
        robot.interact(() -> window.descents().dropRandom(0.05, 1));
        robot.interact(workbench::cancel);
        until(() -> !nobodyWaits());
        robot.interact(() -> window.descents().cancel());
        until(() -> window.descents().runs().get().get(0).ended() && nobodyWaits());
        // another structure: the client would have the wrong atoms
        robot.interact(workbench::recompute);
        until(() -> !nobodyWaits());
        open(robot, "U2Ti");
        waitForMap();
        until(this::nobodyWaits);
        assertThat(window.energies().server().get()).isNull();
        assertThat(text(robot, "#loss-sentence")).contains("was stopped");
        until(() -> robot.lookup("#toasts .notification").queryAll().size() == 1);
        // and a client that comes later finds one that goes on
        startServer(robot);
        choose(robot, served());
        until(() -> !nobodyWaits());
        try (IpiClient client = IpiClient.startWhenListening(NAME, List.of(Element.Cu, Element.Cu, Element.Cu))) {
            waitForMap();
            assertThat(workbench.landscape().get().request().loss()).isEqualTo(served());
            assertThat(window.energies().server().get().state().phase()).isEqualTo(IpiState.Phase.CONNECTED);
        }
    }

    /** Workers of the window that stand in a request to a client. */
    private boolean nobodyWaits() {
        return Thread.getAllStackTraces().values().stream().noneMatch(stack -> Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().endsWith(".IpiServer") && frame.getMethodName().equals("compute")));
    }

    @Test
    void aStudyDescendsOnTheEnergyByFireAndSaysWhatItCannotDo(FxRobot robot) {
        open(robot, "Cu3Au");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> window.centre().shown().get().equals("Study"));
        StudyConfiguration wanted = new StudyConfiguration("test", List.of("Cu3Au"),
                List.of(new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.1), List.of("unconstrained"))), 2, 1,
                List.of("energy:emt"), List.of("fire"), 1000, MatchTolerances.STRICT);
        robot.interact(() -> window.study().setup().show(wanted));
        assertThat(window.study().setup().configuration("test")).isEqualTo(wanted);
        robot.interact(() -> window.study().begin(folder.resolve("study.jsonl")));
        until(() -> window.study().run().state().get() == StudyRun.State.FINISHED);
        assertThat(window.study().run().records()).filteredOn(record -> !record.of().isBaseline()).hasSize(2)
                .allMatch(record -> record.match() && record.of().rule().equals("fire"));
        robot.interact(() -> robot.lookup("#study-structure-U2Ti").queryAs(CheckBox.class).fire());
        assertThat(text(robot, "#study-summary")).startsWith("EMT cannot compute U2Ti");
    }

    @Test
    void aStudyThatWaitsForAClientCanBePaused(FxRobot robot) {
        open(robot, "Cu3Au");
        startServer(robot);
        robot.interact(() -> window.study().setup().show(new StudyConfiguration("test", List.of("Cu3Au"),
                List.of(new StudyConfiguration.Noise(NoiseKind.LATTICE, List.of(0.1), List.of("unconstrained"))), 2, 1,
                List.of("energy:" + NAME), List.of("lbfgs"), 1000, MatchTolerances.STRICT)));
        robot.interact(() -> window.study().begin(folder.resolve("study.jsonl")));
        until(() -> window.study().run().state().get() == StudyRun.State.RUNNING && !nobodyWaits());
        robot.interact(() -> window.study().run().pause());
        until(() -> window.study().run().state().get() == StudyRun.State.PAUSED && nobodyWaits());
        robot.interact(() -> window.study().run().resume());
        until(() -> !nobodyWaits());
        robot.interact(() -> window.energies().stop());
        until(() -> window.study().run().state().get() == StudyRun.State.PAUSED && nobodyWaits());
        assertThat(robot.lookup("#toasts .notification").queryAll()).isNotEmpty();
    }

    @Test
    void aSessionWhoseEnergyIsGoneShowsALossAndSaysSo(FxRobot robot) throws IOException {
        open(robot, "Cu3Au");
        choose(robot, EMT);
        waitForMap();
        Path file = folder.resolve("energy.braggscape");
        robot.interact(() -> window.sessions().write(file));
        until(() -> Files.exists(file) && !window.sessions().history().unsaved().get());
        Files.writeString(file, Files.readString(file).replace("energy:emt", "energy:ipi:gone"));
        robot.interact(() -> window.sessions().open(file));
        until(() -> robot.lookup("#toasts .notification").queryAllAs(Notification.class).stream().anyMatch(said -> said.getMessage()
                .startsWith("energy.braggscape shows energy:ipi:gone: there is no energy model for it now. The cosine loss")));
        waitForMap();
        assertThat(workbench.landscape().get().request().loss()).isEqualTo(Losses.ALL.get(0));
    }

    @Test
    void chgnetComesFromAWeightsFileThatIsRemembered(FxRobot robot) throws Exception {
        waitForMap();
        menu(robot);
        assertThat(text(robot, "#chgnet-state")).isEqualTo("Needs a file with its weights, which pip install chgnet brings.");
        assertThat(robot.lookup("#map-chgnet").queryButton().isDisabled()).isTrue();
        TextField weights = robot.lookup("#chgnet-weights").queryAs(TextField.class);
        Path wrong = Files.writeString(folder.resolve("wrong.pth.tar"), "no weights");
        robot.interact(() -> {
            weights.setText(wrong.toString());
            weights.fireEvent(new ActionEvent());
        });
        until(() -> text(robot, "#chgnet-problem").contains("wrong.pth.tar"));
        Path right = Path.of(EnergyWindowTest.class.getResource("/reference/chgnet_random_weights.pth.tar").toURI());
        robot.interact(() -> {
            weights.setText(right.toString());
            weights.fireEvent(new ActionEvent());
        });
        until(() -> text(robot, "#chgnet-state").equals("Ready: it knows all elements of U2Ti."));
        assertThat(text(robot, "#chgnet-problem")).isEmpty();
        robot.interact(robot.lookup("#map-chgnet").queryButton()::fire);
        waitForMap();
        Loss chosen = workbench.landscape().get().request().loss();
        assertThat(chosen.name()).isEqualTo("energy:chgnet:" + right);
        assertThat(robot.lookup("#loss").<Loss>queryComboBox().getItems()).contains(chosen);
        until(() -> PreferencesFile.read(folder.resolve("config")).chgnetWeights().equals(Optional.of(right)));
    }

    @Test
    void nothingIsLeftWaitingWhenTheWindowCloses(FxRobot robot) {
        open(robot, "Cu3Au");
        startServer(robot);
        choose(robot, served());
        robot.interact(() -> window.descents().dropRandom(0.05, 1));
        // how it ends is checked after each test
        until(() -> !nobodyWaits());
    }
}
