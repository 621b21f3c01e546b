package org.braggscape.cli;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.figure.DescentMapFigure;
import org.braggscape.math.Progress;
import org.braggscape.optim.Path;
import org.braggscape.session.DescentSettings;
import org.braggscape.session.DescentStart;
import org.braggscape.session.Document;
import org.braggscape.study.DescentComputation;
import org.braggscape.study.DescentMode;
import org.braggscape.study.DescentRequest;
import org.braggscape.study.LandscapeRequest;

/** The paths of a session's descents: a session holds the starts, and the same descents are made again. */
final class SessionPaths {
    private SessionPaths() {
    }

    /**
     * Descends from every start as the window does.
     *
     * @param document the session
     * @param progress told of descents done
     * @return the paths, start by start; without those of descents that the window cannot make either
     */
    static List<DescentMapFigure.PathLine> of(Document document, Progress progress) {
        DescentSettings settings = document.descents();
        LandscapeRequest map = document.request();
        List<DescentMapFigure.PathLine> paths = new ArrayList<>();
        int part = 0;
        for (DescentStart start : document.starts()) {
            DescentRequest three = settings.request(map.target(), map.settings(), settings.candidate(start), document.map().loss());
            for (DescentMode mode : DescentMode.values()) {
                Progress own = progress.part(part++, document.starts().size() * DescentMode.values().length);
                if (settings.modes().contains(mode)) {
                    add(paths, start, mode, mode == DescentMode.ANNEALED ? three.with(settings.schedule()) : three, own);
                }
            }
        }
        return paths;
    }

    private static void add(List<DescentMapFigure.PathLine> paths, DescentStart start, DescentMode mode, DescentRequest request,
            Progress progress) {
        try {
            DescentComputation computation = new DescentComputation(request);
            Path path = computation.run(start.structure(), mode, 1, progress);
            paths.add(new DescentMapFigure.PathLine(mode,
                    path.points().stream().map(point -> computation.cell(point.x()).parameters()).toList()));
        } catch (IllegalArgumentException e) {
            // a family or a schedule that does not fit the structure: the window shows no path either
        }
    }
}
