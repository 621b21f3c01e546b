package org.braggscape.app;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

/** What the program is, and whose study it illustrates. */
final class About {
    private static final String TEXT = """
            Braggscape shows why fitting a crystal structure to a powder X-ray pattern by gradient descent gets stuck: it \
            computes the loss between patterns over two cell parameters, and the patterns of the false minima.

            The patterns, the loss and the ten sample structures follow
            Segal et al., arXiv 2512.04036; Digital Discovery 5, 1590 (2026).

            MIT licence. Set in IBM Plex Sans (SIL Open Font Licence).""";

    private About() {
    }

    static void show(Window owner) {
        Alert alert = new Alert(Alert.AlertType.INFORMATION, "", ButtonType.CLOSE);
        alert.initOwner(owner);
        alert.setTitle("About Braggscape");
        String version = About.class.getPackage().getImplementationVersion();
        alert.setHeaderText(version == null ? "Braggscape" : "Braggscape " + version);
        alert.setGraphic(null);
        // a text area, so that the citation can be copied
        TextArea text = new TextArea(TEXT);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefColumnCount(44);
        text.setPrefRowCount(8);
        text.getStyleClass().add("about");
        alert.getDialogPane().setContent(text);
        alert.show();
    }
}
