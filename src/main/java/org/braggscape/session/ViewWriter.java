package org.braggscape.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** What is looked at, as a tree of plain values. */
final class ViewWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ViewWriter() {
    }

    /**
     * Writes a view.
     *
     * @param view what
     * @param folder of the session file, absolute, from which paths are relative
     * @return the values
     */
    static ObjectNode view(View view, Path folder) {
        ObjectNode node = JSON.objectNode();
        view.place().ifPresent(place -> node.set("selection", place(place)));
        ArrayNode pinned = node.putArray("pinned");
        view.pinned().forEach(place -> pinned.add(place(place)));
        if (view.start() > 0) {
            node.put("start", view.start());
        }
        node.put("mode", view.mode().key()).put("step", view.step()).put("speed", view.speed()).put("centre", view.centre())
                .put("right_tab", view.rightTab()).put("minima", view.minima());
        node.set("orientation", SessionWriter.list(view.orientation()));
        node.put("cell_zoom", view.cellZoom());
        node.putObject("patterns").<ObjectNode>set("selected", look(view.patterns().selected()))
                .<ObjectNode>set("pinned", look(view.patterns().pinned())).set("masquerade", look(view.patterns().masquerade()));
        view.cut().ifPresent(cut -> {
            ObjectNode line = node.putObject("cut").<ObjectNode>set("from", end(cut.from())).set("to", end(cut.to()));
            cut.marked().ifPresent(marked -> line.put("marked", marked));
        });
        ObjectNode joint = node.putObject("joint").put("weight", view.joint().weight());
        view.joint().energyName().ifPresent(name -> joint.put("energy_name", name));
        node.set("study", study(view.study(), folder));
        Layout layout = view.layout();
        ArrayNode folded = node.putObject("layout").put("right", layout.right()).put("minima", layout.minima())
                .put("structures", layout.structures()).putArray("folded");
        layout.folded().forEach(folded::add);
        return node;
    }

    private static ObjectNode place(Place place) {
        ObjectNode node = JSON.objectNode().put("kind", SessionWriter.key(place.kind()));
        if (place.kind() != Place.Kind.STEP) {
            node.put("x", place.x()).put("y", place.y());
        }
        return place.kind() == Place.Kind.MINIMUM ? node.put("rank", place.rank()) : node;
    }

    private static ObjectNode look(PatternLook look) {
        ObjectNode node = JSON.objectNode().put("axis", SessionWriter.key(look.axis()))
                .put("normalisation", SessionWriter.key(look.normalisation())).put("one_frame", look.oneFrame())
                .put("differences", look.differences());
        look.range().ifPresent(range -> node.set("range", SessionWriter.range(range)));
        return node;
    }

    private static ObjectNode end(CutLine.End end) {
        return JSON.objectNode().put("name", end.name()).set("point", SessionWriter.list(end.point()));
    }

    private static ObjectNode study(StudyOnScreen study, Path folder) {
        ObjectNode node = JSON.objectNode();
        study.records().ifPresent(file -> node.put("records", SessionWriter.relative(folder, file)));
        node.put("tab", study.tab());
        study.lossName().ifPresent(name -> node.put("loss_name", name));
        node.put("only_failures", study.onlyFailures());
        study.caseNumber().ifPresent(number -> node.put("case", number));
        study.setup().ifPresent(setup -> node.set("setup", setup.toNode()));
        return node;
    }
}
