package org.braggscape.app.minima;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.braggscape.app.model.Selection;
import org.braggscape.figure.LandscapeFigure;
import org.braggscape.session.CutLine;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeCut;

/** What to call the ends of a cut, as the numbers of minima change with the map, and which marks of the map they are. */
final class CutEnds {
    private static final String MINIMUM = "Minimum";

    private CutEnds() {
    }

    /** {@return whether two lines are the same, whatever their ends are called; each may be null} */
    static boolean same(CutLine one, CutLine other) {
        return one == null || other == null ? one == other
                : one.from().point().equals(other.from().point()) && one.to().point().equals(other.to().point());
    }

    /**
     * Names the ends as a map does.
     *
     * @param line the line
     * @param before the map whose names it has, null where that is not known
     * @param now the map
     * @return the line; a minimum that the map does not show loses its number
     */
    static CutLine named(CutLine line, Landscape before, Landscape now) {
        return new CutLine(named(line.from(), before, now), named(line.to(), before, now), OptionalInt.empty());
    }

    private static CutLine.End named(CutLine.End end, Landscape before, Landscape now) {
        if (!end.name().startsWith(MINIMUM)) {
            return end;
        }
        Selection found = at(end.point().stream().mapToDouble(Double::doubleValue).toArray(), before, now);
        return new CutLine.End(found.rank() > 0 || found.truth() ? found.title() : MINIMUM, end.point());
    }

    /** {@return what lies at an end of a cut on a map: a minimum found on a coarser grid lies beside the one of a finer} */
    private static Selection at(double[] point, Landscape before, Landscape now) {
        double[] place = now.plane().place(point);
        return Selection.near(now, place[0], place[1], Math.max(step(before == null ? now.xValues() : before.xValues()), step(now.xValues())),
                Math.max(step(before == null ? now.yValues() : before.yValues()), step(now.yValues())));
    }

    private static double step(double[] values) {
        return values[1] - values[0];
    }

    /** {@return how much room the mark of an end takes on the map, in pixels: that of a numbered minimum, or the star} */
    static double room(LandscapeCut.Place end) {
        boolean marked = end.name().equals("Truth")
                || IntStream.rangeClosed(1, LandscapeFigure.NUMBERED).anyMatch(number -> end.name().equals(MINIMUM + " " + number));
        return marked ? LandscapeFigure.RING_RADIUS : 0;
    }

    /** {@return the cut with the names of a line} */
    static LandscapeCut named(LandscapeCut cut, CutLine line) {
        return new LandscapeCut(cut.landscape(), new LandscapeCut.Place(line.from().name(), cut.start().point()),
                new LandscapeCut.Place(line.to().name(), cut.end().point()), cut.cut(), cut.distances());
    }
}
