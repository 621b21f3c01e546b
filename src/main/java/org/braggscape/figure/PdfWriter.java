package org.braggscape.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

/** Paints a figure onto one page of a PDF of exactly its size, fonts embedded. */
final class PdfWriter {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private PdfWriter() {
    }

    static void write(Figure figure, FigureExport.Size size, OutputStream stream) throws IOException {
        float width = (float) (size.width() * POINTS_PER_MILLIMETRE);
        float height = (float) (size.height() * POINTS_PER_MILLIMETRE);
        try (PDDocument document = new PDDocument()) {
            // otherwise the time of writing: the same figure gives the same file
            document.setDocumentId(1L);
            PDDocumentInformation about = new PDDocumentInformation();
            about.setCreator("Braggscape");
            document.setDocumentInformation(about);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D graphics =
                    new PdfBoxGraphics2D(document, (float) size.pixelWidth(), (float) size.pixelHeight());
            graphics.setFontTextDrawer(new EmbeddedFonts());
            SharpImage.wantOn(graphics);
            figure.paint(graphics, size.pixelWidth(), size.pixelHeight());
            graphics.dispose();
            PDFormXObject form = graphics.getXFormObject();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float scale = (float) (width / size.pixelWidth());
                content.transform(Matrix.getScaleInstance(scale, scale));
                content.drawForm(form);
            }
            document.save(stream);
        }
    }

    /** Embeds the faces that the figure uses. */
    private static final class EmbeddedFonts extends PdfBoxGraphics2DFontTextDrawer {
        private final Map<String, PDFont> known = new HashMap<>();

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv environment) throws IOException, FontFormatException {
            PDFont face = known.get(font.getPSName());
            if (face == null) {
                try (InputStream stream = FontFamily.open(font.getPSName()).orElseThrow(
                        () -> new IOException("The font " + font.getName() + " has no file."))) {
                    face = PDType0Font.load(environment.getDocument(), stream);
                }
                known.put(font.getPSName(), face);
            }
            return face;
        }
    }
}
