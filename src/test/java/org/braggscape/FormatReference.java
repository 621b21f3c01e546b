package org.braggscape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The manual's page on file formats, made of the JSON schemas. */
final class FormatReference {
    static final Path SCHEMAS = Path.of("src/site/resources/schemas");

    private static final String INTRODUCTION = """
            # File formats

            Every field of the JSON files that the program writes and reads, in the order of writing. What they are for: [Sessions](sessions.md), [Studies](studies.md).
            The same as JSON Schema 2020-12, for editors and other programs: `session.schema.json`, `study.schema.json` and `record.schema.json` in `src/site/resources/schemas`.
            `a.b` is the field `b` of the object `a`, `a[]` each element of a list. A field marked ○ may be left out.

            This page is generated from the schemas (`mvn -q test -Dtest=FormatsTest -Dbraggscape.formats=write`), and the tests hold them against what the program writes, opens and refuses.
            """;

    private FormatReference() {
    }

    /** {@return the page in Markdown} */
    static String page() throws IOException {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (String name : List.of("session", "study", "record")) {
            JsonNode schema = new ObjectMapper().readTree(SCHEMAS.resolve(name + ".schema.json").toFile());
            text.append("\n## ").append(schema.get("title").asText()).append("\n\n").append(schema.get("description").asText())
                    .append("\n\n");
            table(schema, text);
            if (schema.has("$defs")) {
                schema.get("$defs").properties().forEach(part -> {
                    if (part.getValue().has("properties")) {
                        text.append("\n### ").append(part.getKey()).append("\n\n").append(part.getValue().get("description").asText())
                                .append("\n\n");
                        table(part.getValue(), text);
                    }
                });
            }
        }
        return text.toString();
    }

    private static void table(JsonNode object, StringBuilder text) {
        text.append("| field | value | meaning |\n|---|---|---|\n");
        rows("", object, text);
    }

    private static void rows(String path, JsonNode object, StringBuilder text) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.get("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            String name = path + property.getKey();
            text.append("| `").append(name).append('`').append(required.contains(property.getKey()) ? "" : " ○").append(" | ")
                    .append(kind(value)).append(" | ").append(value.path("description").asText())
                    .append(value.has("default") ? " Default: " + value.get("default") + "." : "").append(" |\n");
            if (value.has("properties")) {
                rows(name + ".", value, text);
            } else if (value.path("items").has("properties")) {
                rows(name + "[].", value.get("items"), text);
            }
        });
    }

    private static String kind(JsonNode value) {
        if (value.has("$ref")) {
            return value.get("$ref").asText().replaceFirst(".*/", "");
        }
        if (value.has("const")) {
            return "`" + value.get("const") + "`";
        }
        if (value.has("enum")) {
            return StreamSupport.stream(value.get("enum").spliterator(), false).map(one -> "`" + one.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (value.path("type").asText().equals("array")) {
            String items = kind(value.get("items"));
            String size = value.has("maxItems") && value.get("maxItems").equals(value.get("minItems")) ? value.get("maxItems") + " of "
                    : value.has("minItems") ? "list, at least " + value.get("minItems") + ", of " : "list of ";
            return size + items;
        }
        String type = value.get("type").isArray()
                ? StreamSupport.stream(value.get("type").spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(" or "))
                : value.get("type").asText();
        return type + range(value);
    }

    private static String range(JsonNode value) {
        List<String> parts = new ArrayList<>();
        bound(value, "minimum", "≥ ", parts);
        bound(value, "exclusiveMinimum", "> ", parts);
        bound(value, "maximum", "≤ ", parts);
        bound(value, "exclusiveMaximum", "< ", parts);
        return parts.isEmpty() ? "" : " " + String.join(", ", parts);
    }

    private static void bound(JsonNode value, String key, String sign, List<String> parts) {
        if (value.has(key)) {
            parts.add(sign + value.get(key).decimalValue().stripTrailingZeros().toPlainString());
        }
    }
}
