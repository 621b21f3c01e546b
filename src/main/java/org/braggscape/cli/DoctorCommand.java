package org.braggscape.cli;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.energy.chgnet.ChgnetWeights;
import org.braggscape.loss.Loss;
import org.braggscape.loss.Losses;
import org.braggscape.objective.Objective;
import org.braggscape.objective.ParameterLayout;
import org.braggscape.objective.Target;
import org.braggscape.study.LatticeNoise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code doctor}: what the program runs on, and whether it computes right here. */
@Command(name = "doctor", description = "Says what the program runs on, checks in a second that the fast losses agree with the "
        + "direct sums, and says what is wrong.", mixinStandardHelpOptions = true, versionProvider = Braggscape.Version.class)
final class DoctorCommand implements Callable<Integer> {
    private static final long LEAST_MEMORY = 1_000_000_000;
    private static final int CELLS = 3;
    private static final double LARGEST_STRAIN = 0.05;
    private static final double ALLOWED = 1e-8;

    @Spec
    private CommandSpec spec;

    private final List<String> problems = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Runtime runtime = Runtime.getRuntime();
        line(out, "program", new Braggscape.Version().getVersion()[0]);
        line(out, "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
        line(out, "system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        line(out, "cores", Integer.toString(runtime.availableProcessors()));
        line(out, "memory", String.format(Locale.ROOT, "%,d MB for the program", runtime.maxMemory() / 1_000_000));
        if (runtime.maxMemory() < LEAST_MEMORY) {
            problems.add("There is less than 1 GB of memory for the program: close other programs, or start it with -Xmx2g.");
        }
        line(out, "JavaFX", javaFx());
        line(out, "display", display());
        line(out, "fonts", fonts());
        line(out, "CHGNet", ChgnetWeights.find().map(Path::toString).orElse("no weights found; only needed for --energy chgnet"));
        line(out, "parity", parityOrProblem());
        problems.forEach(problem -> out.println("! " + problem));
        out.println(problems.isEmpty() ? "All is well." : problems.size() == 1 ? "One thing is wrong." : problems.size() + " things are wrong.");
        out.flush();
        return problems.isEmpty() ? 0 : Braggscape.FAILED;
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "%-8s %s%n", name, value);
    }

    private String javaFx() {
        Properties properties = new Properties();
        try (InputStream stream = DoctorCommand.class.getResourceAsStream("/javafx.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            // said below
        }
        String version = properties.getProperty("javafx.runtime.version");
        if (version == null) {
            problems.add("JavaFX is not there, so that the window cannot open: install the program again.");
            return "missing";
        }
        String order = System.getProperty("prism.order");
        return version + ", pipeline " + (order != null ? order : hasDisplay() ? pipeline() : "unknown without a display");
    }

    private static boolean hasDisplay() {
        String display = System.getenv("DISPLAY");
        return isLinux() && display != null && !display.isBlank();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    /** {@return how JavaFX would draw on this display; asked by name, because the window's library is no part of the command line} */
    private static String pipeline() {
        try {
            Object pipeline = Class.forName("com.sun.prism.GraphicsPipeline").getMethod("createPipeline").invoke(null);
            String name = pipeline == null ? "none" : pipeline.getClass().getSimpleName().replace("Pipeline", "");
            return switch (name) {
                case "ES2" -> "es2 (graphics card)";
                case "SW" -> "sw (without the graphics card, which is enough)";
                default -> name;
            };
        } catch (ReflectiveOperationException | LinkageError e) {
            return "chosen when the window opens (-Dprism.verbose=true says which)";
        }
    }

    /** Commands need none, so that its absence is said but nothing wrong. */
    private static String display() {
        if (!isLinux()) {
            return "the system's";
        }
        if (!hasDisplay()) {
            return "none: the window cannot open here, all commands work";
        }
        boolean gtk = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib").stream()
                .anyMatch(folder -> Files.exists(Path.of(folder, "libgtk-3.so.0")));
        return System.getenv("DISPLAY") + (gtk ? "" : ", but GTK 3 was not found where it usually is; install libgtk-3-0 if the window does not open");
    }

    /** Figures are painted by Java2D, which needs the system's list of fonts even for the fonts that the program brings along. */
    private String fonts() {
        try {
            int families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            return families + " families";
        } catch (RuntimeException | LinkageError | InternalError e) {
            problems.add("The fonts of the system cannot be read, so that no figure can be drawn: install a font and its tools "
                    + "(on Debian fontconfig and fonts-dejavu).");
            return "none";
        }
    }

    private String parityOrProblem() {
        try {
            return parity();
        } catch (OutOfMemoryError e) {
            problems.add("The memory does not suffice for a single pattern.");
            return "not checked";
        }
    }

    private String parity() {
        long begin = System.nanoTime();
        CrystalStructure truth = SampleStructures.read(SampleStructures.names().get(0));
        ParameterLayout layout = ParameterLayout.cellOnly(truth.sites().size());
        double worst = 0;
        for (Loss loss : Losses.ALL) {
            var fast = Objective.fast(Target.of(truth), truth, XrdSettings.PAPER, loss, layout).newEvaluator();
            var exact = Objective.exact(Target.of(truth), truth, XrdSettings.PAPER, loss, layout).newEvaluator();
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < CELLS; i++) {
                double[] cell = LatticeNoise.strain(truth.lattice(), LARGEST_STRAIN, random).parameters();
                double expected = exact.value(cell);
                worst = Math.max(worst, Math.abs(fast.value(cell) - expected) / Math.max(1, Math.abs(expected)));
            }
        }
        boolean good = worst <= ALLOWED;
        if (!good) {
            problems.add("Fast and direct losses differ by more than " + ALLOWED + ": do not trust results from this machine, and "
                    + "please report it.");
        }
        return String.format(Locale.ROOT, "fast and direct losses agree to %.1e (%d losses, %d cells, %.1f s)", worst,
                Losses.ALL.size(), CELLS, (System.nanoTime() - begin) / 1e9);
    }
}
