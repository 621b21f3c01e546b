package org.braggscape.app.help;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.braggscape.figure.Citations;

/** What the program is, whose study it illustrates, and whose work it stands on. */
public final class About {
    /** The entry for the paper. */
    static final String BIBTEX = Citations.PAPER;

    private static final String TEXT = """
            Braggscape shows why fitting a crystal structure to a powder X-ray pattern by gradient descent gets stuck: it \
            computes the loss between patterns over two cell parameters, and the patterns of the false minima.

            The patterns, the loss and the ten sample structures follow

            Nofit Segal, Akshay Subramanian, Mingda Li, Benjamin Kurt Miller and Rafael Gómez-Bombarelli: The loss \
            landscape of powder X-ray diffraction-based structure optimization is too rough for gradient descent. Digital \
            Discovery 5, 1590 (2026), doi 10.1039/D6DD00017G; arXiv 2512.04036.

            MIT licence. It contains

            """;

    private About() {
    }

    /** {@return the licence of each library in the program, by name} */
    static Map<String, String> credits() {
        Map<String, String> credits = new LinkedHashMap<>();
        credits.put("OpenJFX", "GPL 2 with the classpath exception");
        credits.put("AtlantaFX", "MIT");
        credits.put("JFreeChart", "LGPL 2.1 or later");
        credits.put("EJML", "Apache 2");
        credits.put("Hipparchus", "Apache 2");
        credits.put("Jackson", "Apache 2");
        credits.put("picocli", "Apache 2");
        credits.put("progressbar", "MIT");
        credits.put("pickle", "MIT");
        credits.put("Batik", "Apache 2");
        credits.put("PDFBox", "Apache 2");
        credits.put("graphics2d for PDFBox", "Apache 2");
        credits.put("commonmark-java", "BSD 2-clause");
        credits.put("IBM Plex Sans", "SIL Open Font Licence");
        credits.put("Colour map batlow (Crameri, Scientific colour maps)", "MIT");
        return credits;
    }

    public static void show(Window owner) {
        ButtonType copy = new ButtonType("Copy BibTeX", ButtonBar.ButtonData.LEFT);
        Alert alert = new Alert(Alert.AlertType.INFORMATION, "", copy, ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle("About Braggscape");
        String version = About.class.getPackage().getImplementationVersion();
        alert.setHeaderText(version == null ? "Braggscape" : "Braggscape " + version);
        alert.setGraphic(null);
        // a text area, so that everything can be copied
        TextArea text = new TextArea(TEXT + credits().entrySet().stream()
                .map(each -> each.getKey() + " – " + each.getValue()).collect(Collectors.joining("\n")));
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefColumnCount(48);
        text.setPrefRowCount(18);
        text.getStyleClass().add("about");
        alert.getDialogPane().setContent(text);
        Button button = (Button) alert.getDialogPane().lookupButton(copy);
        button.setId("copy-bibtex");
        button.addEventFilter(ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(BIBTEX);
            Clipboard.getSystemClipboard().setContent(content);
            button.setText("Copied");
            // the window stays open
            event.consume();
        });
        alert.show();
    }
}
