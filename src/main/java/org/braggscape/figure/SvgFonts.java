package org.braggscape.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
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

    /** A face as CSS names it. */
    private record Face(String file, String style, String weight) implements Comparable<Face> {
        @Override
        public int compareTo(Face other) {
            return file.compareTo(other.file);
        }
    }

    /**
     * Embeds the faces as subsets.
     *
     * @param document whose elements say font-style and font-weight where the font changes
     * @param root its root element
     * @param family the font's name in the document
     * @throws IOException if a font of the program cannot be read
     */
    static void embed(Document document, Element root, String family) throws IOException {
        Map<Face, Set<Integer>> used = new TreeMap<>();
        collect(root, "normal", "normal", used);
        StringBuilder css = new StringBuilder();
        for (Map.Entry<Face, Set<Integer>> entry : used.entrySet()) {
            css.append("@font-face{font-family:'").append(family).append("';font-style:").append(entry.getKey().style())
                    .append(";font-weight:").append(entry.getKey().weight())
                    .append(";src:url(data:font/ttf;base64,").append(subset(entry.getKey(), entry.getValue()))
                    .append(") format('truetype');}\n");
        }
        Element style = document.createElementNS(NAMESPACE, "style");
        style.setAttributeNS(null, "type", "text/css");
        style.appendChild(document.createTextNode(css.toString()));
        root.insertBefore(style, root.getFirstChild());
    }

    private static void collect(Element element, String style, String weight, Map<Face, Set<Integer>> used) {
        String ownStyle = element.hasAttribute("font-style") ? element.getAttribute("font-style") : style;
        String ownWeight = element.hasAttribute("font-weight") ? element.getAttribute("font-weight") : weight;
        if (element.getLocalName() != null && element.getLocalName().equals("text")) {
            Face face = ownStyle.equals("italic") ? new Face("Italic", "italic", "normal")
                    : ownWeight.equals("600") ? new Face("SemiBold", "normal", "600")
                    : new Face("Regular", "normal", "normal");
            Set<Integer> letters = used.computeIfAbsent(face, key -> new TreeSet<>());
            element.getTextContent().codePoints().forEach(letters::add);
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                collect(child, ownStyle, ownWeight, used);
            }
        }
    }

    private static String subset(Face face, Set<Integer> letters) throws IOException {
        try (InputStream stream = SvgFonts.class.getResourceAsStream("fonts/IBMPlexSans-" + face.file() + ".ttf");
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            TTFSubsetter subsetter = new TTFSubsetter(font);
            letters.forEach(subsetter::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }
}
