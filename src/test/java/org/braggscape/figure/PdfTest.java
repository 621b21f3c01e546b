package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTest {
    @TempDir
    private Path folder;

    @Test
    void measuresWhatWasAskedEmbedsItsFontsAndKeepsItsText() throws IOException {
        Path file = folder.resolve("map.pdf");
        FigureExport.pdf(new LandscapeFigure(TestLandscapes.withHole(), FigureStyle.LIGHT), new FigureExport.Size(83, 70), file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            assertThat((double) page.getMediaBox().getWidth()).isEqualTo(83 / 25.4 * 72, within(0.01));
            assertThat((double) page.getMediaBox().getHeight()).isEqualTo(70 / 25.4 * 72, within(0.01));
            String text = new PDFTextStripper().getText(document);
            assertThat(text.replaceAll("\\s", "")).contains("a/Å").contains("cosineloss");
            int fonts = 0;
            int images = 0;
            for (PDResources resources = page.getResources(); resources != null;) {
                PDResources inner = null;
                for (COSName name : resources.getFontNames()) {
                    assertThat(resources.getFont(name).isEmbedded()).as(resources.getFont(name).getName()).isTrue();
                    fonts++;
                }
                for (COSName name : resources.getXObjectNames()) {
                    if (resources.getXObject(name) instanceof PDFormXObject form) {
                        inner = form.getResources();
                    } else if (resources.getXObject(name) instanceof PDImageXObject image) {
                        images++;
                        assertThat(image.getWidth()).isGreaterThan((int) (600 * 83 / 25.4 * 0.5));
                        assertThat(image.getInterpolate()).isFalse();
                    }
                }
                resources = inner;
            }
            assertThat(fonts).isGreaterThanOrEqualTo(2);
            assertThat(images).isEqualTo(1);
            BufferedImage dots = new PDFRenderer(document).renderImageWithDPI(0, 100);
            assertThat(dots.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
            assertThat(dots.getRGB(dots.getWidth() / 2, dots.getHeight() / 2) & 0xFFFFFF).isNotEqualTo(0xFFFFFF);
        }
    }
}
