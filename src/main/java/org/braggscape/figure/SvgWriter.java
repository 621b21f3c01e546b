package org.braggscape.figure;

import java.awt.Font;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Paints a figure into an SVG document whose size is given in millimetres. */
final class SvgWriter {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private SvgWriter() {
    }

    static void write(Figure figure, FigureExport.Size size, OutputStream stream) throws IOException {
        Document document = newDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Made with Braggscape");
        context.setGenericImageHandler(new SimpleImageHandler(new SharpImages()));
        context.setExtensionHandler(new SvgGradients());
        SVGGraphics2D graphics = new Canvas(context);
        SharpImage.wantOn(graphics);
        figure.paint(graphics, size.pixelWidth(), size.pixelHeight());
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "width", number(size.width()) + "mm");
        root.setAttributeNS(null, "height", number(size.height()) + "mm");
        root.setAttributeNS(null, "viewBox", "0 0 " + number(size.pixelWidth()) + " " + number(size.pixelHeight()));
        SvgFonts.embed(document, root);
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        graphics.stream(root, writer, false, false);
        writer.flush();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }

    private static Document newDocument() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells the faces of a family apart, which share its name. */
    private static final class Canvas extends SVGGraphics2D {
        Canvas(SVGGeneratorContext context) {
            super(context, false);
        }

        private Canvas(Canvas other) {
            super(other);
        }

        @Override
        public Graphics create() {
            return new Canvas(this);
        }

        @Override
        public void setFont(Font font) {
            super.setFont(font == null ? null : new NamedFace(font));
        }
    }

    private static final class NamedFace extends Font {
        private static final long serialVersionUID = 1L;

        NamedFace(Font font) {
            super(font);
        }

        @Override
        public String getFamily() {
            return getPSName();
        }
    }

    /** Embeds images as PNG. */
    private static final class SharpImages extends DefaultImageHandler {
        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write((BufferedImage) image, "png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            element.setAttributeNS(XLINK, "xlink:href",
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
            element.setAttributeNS(null, "image-rendering", "optimizeSpeed");
            element.setAttributeNS(null, "style", "image-rendering:pixelated");
        }
    }
}
