package org.braggscape.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: indented by two blanks, but what holds nothing but numbers and words stays on one line. */
final class JsonText {
    private static final String INDENT = "  ";

    private JsonText() {
    }

    /** {@return the text, with a line break at its end} */
    static String of(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, "", text);
        return text.append('\n').toString();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        boolean deep = false;
        for (JsonNode child : node) {
            deep |= child.isContainerNode();
        }
        if (!node.isContainerNode()) {
            text.append(node);
            return;
        }
        String inner = indent + INDENT;
        boolean object = node instanceof ObjectNode;
        text.append(object ? '{' : '[');
        for (int i = 0; i < node.size(); i++) {
            text.append(i == 0 ? "" : deep ? "," : ", ").append(deep ? "\n" + inner : "");
            if (object) {
                text.append(TextNode.valueOf(names.get(i))).append(": ");
            }
            write(object ? node.get(names.get(i)) : node.get(i), inner, text);
        }
        text.append(deep ? "\n" + indent : "").append(object ? '}' : ']');
    }
}
