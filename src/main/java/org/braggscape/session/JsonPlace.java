package org.braggscape.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.braggscape.math.PlainNumber;

/**
 * A value of a JSON file that knows where it stands, so that messages can say it.
 *
 * @param file name of the file
 * @param path such as {@code map.x.from}, empty for the whole
 * @param node the value, missing where there is none
 */
record JsonPlace(String file, String path, JsonNode node) {
    JsonPlace get(String key) {
        return new JsonPlace(file, path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    /** {@return the value of a key, nothing where it is missing or null} */
    Optional<JsonPlace> find(String key) {
        JsonPlace found = get(key);
        return found.node.isMissingNode() || found.node.isNull() ? Optional.empty() : Optional.of(found);
    }

    List<JsonPlace> list() throws SessionFormatException {
        if (!node.isArray()) {
            throw problem("there must be a list");
        }
        List<JsonPlace> places = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            places.add(new JsonPlace(file, path + "[" + i + "]", node.get(i)));
        }
        return places;
    }

    String text() throws SessionFormatException {
        if (!node.isTextual()) {
            throw problem("there must be a text in quotes");
        }
        return node.asText();
    }

    double number() throws SessionFormatException {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw problem("there must be a number");
        }
        return node.asDouble();
    }

    double number(double least, double most) throws SessionFormatException {
        double number = number();
        if (number < least || number > most) {
            throw problem("there must be a number from " + PlainNumber.text(least) + " to " + PlainNumber.text(most));
        }
        return number;
    }

    double[] numbers() throws SessionFormatException {
        List<JsonPlace> places = list();
        double[] numbers = new double[places.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = places.get(i).number();
        }
        return numbers;
    }

    long whole(long least, long most) throws SessionFormatException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < least || node.asLong() > most) {
            throw problem("there must be a whole number from " + least + " to " + most);
        }
        return node.asLong();
    }

    boolean flag() throws SessionFormatException {
        if (!node.isBoolean()) {
            throw problem("there must be true or false");
        }
        return node.asBoolean();
    }

    /** {@return the sentence that says what is wrong here} */
    SessionFormatException problem(String what) {
        return new SessionFormatException(file + " cannot be opened as a session: at " + (path.isEmpty() ? "the beginning" : path)
                + " " + what + (node.isValueNode() && !node.isTextual() || node.isTextual() && node.asText().length() < 40
                ? ", not " + node : "") + "; mend the file or open an older copy.");
    }
}
