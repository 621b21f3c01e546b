package org.braggscape.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.objective.JointLoss;
import org.braggscape.study.DescentMode;
import org.braggscape.study.StudyConfiguration;
import org.braggscape.study.StudyFormatException;

/** Reads what {@link ViewWriter} wrote, or what somebody changed in it. What older files lack is as in a new window. */
final class ViewReader {
    private static final int MOST_MARKED = 1_000_000;

    private final Path folder;

    /**
     * Reads one view.
     *
     * @param folder of the file, absolute
     */
    ViewReader(Path folder) {
        this.folder = folder;
    }

    /** What reads a value. */
    private interface Reading<T> {
        T of(JsonPlace place) throws SessionFormatException;
    }

    private static <T> Optional<T> find(JsonPlace place, String key, Reading<T> reading) throws SessionFormatException {
        Optional<JsonPlace> found = place.find(key);
        return found.isPresent() ? Optional.of(reading.of(found.get())) : Optional.empty();
    }

    View view(JsonPlace place) throws SessionFormatException {
        List<Place> pinned = new ArrayList<>();
        for (JsonPlace one : place.get("pinned").list()) {
            pinned.add(selected(one));
        }
        double[] orientation = place.get("orientation").numbers();
        if (orientation.length != 4 || Arrays.stream(orientation).allMatch(number -> number == 0)) {
            throw place.get("orientation").problem("there must be four numbers, not all 0");
        }
        return new View(find(place, "selection", ViewReader::selected), pinned,
                find(place, "start", start -> (int) start.whole(1, Integer.MAX_VALUE)).orElse(0),
                SessionReader.constant(place.get("mode"), DescentMode.values()), (int) place.get("step").whole(0, Integer.MAX_VALUE),
                find(place, "speed", speed -> speed.number(1, View.MOST_SPEED)).orElse(View.START_SPEED),
                place.get("centre").text(), place.get("right_tab").text(), place.get("minima").text(),
                Arrays.stream(orientation).boxed().toList(),
                find(place, "cell_zoom", zoom -> zoom.number(1 / View.LARGEST_ZOOM, View.LARGEST_ZOOM)).orElse(1.0),
                find(place, "patterns", ViewReader::patterns).orElse(PatternLooks.START), find(place, "cut", ViewReader::cut),
                find(place, "joint", ViewReader::joint).orElse(JointWeight.START),
                find(place, "study", this::study).orElse(StudyOnScreen.START),
                find(place, "layout", ViewReader::layout).orElse(Layout.START));
    }

    private static Place selected(JsonPlace place) throws SessionFormatException {
        Place.Kind kind = SessionReader.constant(place.get("kind"), Place.Kind.values());
        return kind == Place.Kind.STEP ? Place.STEP : new Place(kind, place.get("x").number(), place.get("y").number(),
                kind == Place.Kind.MINIMUM ? (int) place.get("rank").whole(1, Integer.MAX_VALUE) : 0);
    }

    private static PatternLooks patterns(JsonPlace place) throws SessionFormatException {
        return new PatternLooks(look(place.get("selected")), look(place.get("pinned")), look(place.get("masquerade")));
    }

    private static PatternLook look(JsonPlace place) throws SessionFormatException {
        return new PatternLook(SessionReader.constant(place.get("axis"), PatternLook.Axis.values()),
                SessionReader.constant(place.get("normalisation"), PatternLook.Normalisation.values()), place.get("one_frame").flag(),
                place.get("differences").flag(), find(place, "range", MeasuredReader::range));
    }

    private static CutLine cut(JsonPlace place) throws SessionFormatException {
        Optional<Integer> marked = find(place, "marked", one -> (int) one.whole(0, MOST_MARKED));
        return new CutLine(end(place.get("from")), end(place.get("to")),
                marked.isPresent() ? OptionalInt.of(marked.get()) : OptionalInt.empty());
    }

    private static CutLine.End end(JsonPlace place) throws SessionFormatException {
        return new CutLine.End(place.get("name").text(), Arrays.stream(place.get("point").numbers()).boxed().toList());
    }

    /** Says so where a cut does not lie in the map. */
    static void check(JsonPlace place, CutLine cut, int dimension) throws SessionFormatException {
        for (String end : List.of("from", "to")) {
            if ((end.equals("from") ? cut.from() : cut.to()).point().size() != dimension) {
                throw place.get(end).get("point").problem("there must be " + dimension + " numbers, the parameters of the map");
            }
        }
        if (cut.from().point().equals(cut.to().point())) {
            throw place.get("to").get("point").problem("there must be another point than at the start of the cut");
        }
    }

    private static JointWeight joint(JsonPlace place) throws SessionFormatException {
        return new JointWeight(place.get("weight").number(0, JointLoss.MOST), find(place, "energy_name", JsonPlace::text));
    }

    private StudyOnScreen study(JsonPlace place) throws SessionFormatException {
        Optional<Integer> number = find(place, "case", one -> (int) one.whole(0, Integer.MAX_VALUE));
        return new StudyOnScreen(find(place, "records", file -> SessionReader.path(file, folder)), place.get("tab").text(),
                find(place, "loss_name", JsonPlace::text), place.get("only_failures").flag(),
                number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty(), find(place, "setup", ViewReader::setup));
    }

    private static StudyConfiguration setup(JsonPlace place) throws SessionFormatException {
        try {
            return StudyConfiguration.of(place.node());
        } catch (StudyFormatException e) {
            throw place.problem("there must be a study" + e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private static Layout layout(JsonPlace place) throws SessionFormatException {
        List<String> folded = new ArrayList<>();
        for (JsonPlace one : place.get("folded").list()) {
            folded.add(one.text());
        }
        return new Layout(place.get("right").number(0, 1), place.get("minima").number(0, 1), place.get("structures").number(0, 1), folded);
    }
}
