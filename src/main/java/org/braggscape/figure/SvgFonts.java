package org.braggscape.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Puts the letters that a drawing uses into it, so that it looks the same where the font is not installed. */
final class SvgFonts {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgFonts() {
    }

    /**
     * Embeds the fonts as subsets and names them as CSS does.
     *
     * @param document whose elements say by its PostScript name as font-family where the font changes
     * @param root its root element
     * @throws IOException if a font cannot be read
     */
    static void embed(Document document, Element root) throws IOException {
        Map<String, Set<Integer>> used = new TreeMap<>();
        collect(root, "", used);
        StringBuilder css = new StringBuilder();
        for (Map.Entry<String, Set<Integer>> entry : used.entrySet()) {
            Optional<FontFamily.Css> face = FontFamily.css(entry.getKey());
            if (face.isPresent()) {
                css.append("@font-face{font-family:'").append(face.get().family()).append("';font-style:")
                        .append(face.get().style()).append(";font-weight:").append(face.get().weight())
                        .append(";src:url(data:font/ttf;base64,").append(subset(entry.getKey(), entry.getValue()))
                        .append(") format('truetype');}\n");
            }
        }
        name(root);
        Element style = document.createElementNS(NAMESPACE, "style");
        style.setAttributeNS(null, "type", "text/css");
        style.appendChild(document.createTextNode(css.toString()));
        root.insertBefore(style, root.getFirstChild());
    }

    private static void collect(Element element, String inherited, Map<String, Set<Integer>> used) {
        String font = element.hasAttribute("font-family") ? postScriptName(element) : inherited;
        if ("text".equals(element.getLocalName())) {
            Set<Integer> letters = used.computeIfAbsent(font, key -> new TreeSet<>());
            element.getTextContent().codePoints().forEach(letters::add);
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                collect(child, font, used);
            }
        }
    }

    private static String postScriptName(Element element) {
        return element.getAttribute("font-family").replace("'", "");
    }

    /** Java2D knows each face of a font on its own; other programs know one family with slants and weights. */
    private static void name(Element root) {
        FontFamily.css(postScriptName(root)).ifPresent(face -> {
            root.setAttributeNS(null, "font-family", "'" + face.family() + "', 'Helvetica Neue', Helvetica, Arial, sans-serif");
            root.setAttributeNS(null, "font-style", face.style());
            root.setAttributeNS(null, "font-weight", face.weight());
        });
        NodeList children = root.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                name(child);
            }
        }
    }

    private static String subset(String font, Set<Integer> letters) throws IOException {
        try (InputStream stream = FontFamily.open(font).orElseThrow(() -> new IOException("The font " + font + " has no file."));
                TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            TTFSubsetter subsetter = new TTFSubsetter(file);
            letters.forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }
}
