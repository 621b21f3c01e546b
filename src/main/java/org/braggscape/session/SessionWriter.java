package org.braggscape.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.SpaceGroupSetting;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MapParameter;

/** A document as a tree of plain values. Atoms are written once, however many cells they stand in. */
final class SessionWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder;
    private final Map<Atoms, String> known = new LinkedHashMap<>();
    private final ArrayNode structures = JSON.arrayNode();

    private record Atoms(String name, List<Site> sites, Optional<SpaceGroupSetting> spaceGroup) {
    }

    private SessionWriter(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a document.
     *
     * @param document what
     * @param folder of the session file, absolute, from which paths are relative
     * @param root receives the values
     */
    static void write(Document document, Path folder, ObjectNode root) {
        new SessionWriter(folder).document(document, root);
    }

    private void document(Document document, ObjectNode root) {
        root.set("structures", structures);
        ObjectNode open = structure(document.open().structure());
        document.open().file().ifPresent(file -> open.put("file", relative(folder, file)));
        if (!document.open().notices().isEmpty()) {
            open.set("notices", words(document.open().notices()));
        }
        root.set("open", open);
        document.measured().ifPresent(measured -> root.set("measured_pattern", measured(measured)));
        if (!document.laboratory().equals(LaboratoryConditions.NONE)) {
            root.set("laboratory", laboratory(document.laboratory()));
        }
        root.set("map", map(document.map()));
        document.slicePoint().ifPresent(point -> {
            ObjectNode node = JSON.objectNode().put("name", point.name());
            node.setAll(structure(point.structure()));
            root.set("slice_point", node);
        });
        root.set("descents", descents(document));
        root.set("pictures", pictures(document.pictures()));
        root.set("view", ViewWriter.view(document.view(), folder));
    }

    /** {@return a path with slashes, relative where both have one root} */
    static String relative(Path folder, Path file) {
        boolean one = file.getRoot() != null && file.getRoot().equals(folder.getRoot());
        Path shown = one ? folder.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    private ObjectNode structure(CrystalStructure structure) {
        String id = known.computeIfAbsent(new Atoms(structure.name(), structure.sites(), structure.spaceGroup()),
                atoms -> add(atoms));
        ObjectNode node = JSON.objectNode().put("structure", id);
        node.set("lattice", lattice(structure.lattice()));
        return node;
    }

    private String add(Atoms atoms) {
        Set<String> taken = new HashSet<>(known.values());
        String id = atoms.name();
        for (int i = 2; taken.contains(id); i++) {
            id = atoms.name() + " (" + i + ")";
        }
        ObjectNode node = structures.addObject().put("id", id).put("name", atoms.name());
        atoms.spaceGroup().ifPresent(group -> node.set("space_group", JSON.objectNode().put("number", group.number())
                .put("hermann_mauguin", group.hermannMauguin()).put("qualifier", group.qualifier()).put("hall", group.hall())));
        ArrayNode sites = node.putArray("sites");
        for (Site site : atoms.sites()) {
            ObjectNode one = sites.addObject().put("label", site.label()).put("element", site.element().symbol());
            site.oxidationState().ifPresent(charge -> one.put("oxidation_state", charge));
            one.put("x", site.position().x()).put("y", site.position().y()).put("z", site.position().z())
                    .put("occupancy", site.occupancy()).put("b_iso", site.bIso());
        }
        return id;
    }

    private static ObjectNode lattice(Lattice lattice) {
        ObjectNode node = JSON.objectNode();
        for (LatticeParameter parameter : LatticeParameter.values()) {
            node.put(parameter.key(), lattice.get(parameter));
        }
        return node;
    }

    private static ObjectNode measured(MeasuredTarget measured) {
        ObjectNode node = JSON.objectNode().put("name", measured.pattern().name());
        node.set("radiation", radiation(measured.settings().radiation()));
        Profile profile = measured.settings().profile();
        node.set("profile", JSON.objectNode().put("u", profile.u()).put("v", profile.v()).put("w", profile.w())
                .put("eta", profile.eta()).put("area_normalised", profile.areaNormalised()));
        ObjectNode preparation = node.putObject("preparation");
        measured.preparation().range().ifPresent(range -> preparation.set("range", range(range)));
        measured.preparation().background().ifPresent(background -> preparation.set("background", JSON.objectNode()
                .<ObjectNode>set("range", range(background.range())).set("coefficients", numbers(background.coefficients()))));
        preparation.put("zero_shift", measured.preparation().zeroShift());
        ArrayNode excluded = preparation.putArray("excluded");
        measured.preparation().excluded().forEach(range -> excluded.add(range(range)));
        measured.pattern().radiation().ifPresent(own -> node.set("radiation_of_the_file", radiation(own)));
        node.set("notices", words(measured.pattern().notices()));
        node.set("two_theta", numbers(measured.pattern().twoTheta()));
        node.set("intensity", numbers(measured.pattern().intensity()));
        measured.pattern().uncertainty().ifPresent(uncertainty -> node.set("uncertainty", numbers(uncertainty)));
        return node;
    }

    private ObjectNode laboratory(LaboratoryConditions conditions) {
        ObjectNode node = JSON.objectNode().put("counts", conditions.counts()).put("background", conditions.background())
                .put("extra_u", conditions.extraU()).put("extra_v", conditions.extraV()).put("extra_w", conditions.extraW())
                .put("zero_shift", conditions.zeroShift());
        conditions.secondPhase().ifPresent(other -> node.<ObjectNode>set("second_phase", structure(other))
                .put("second_share", conditions.secondShare()));
        conditions.orientation().ifPresent(one -> {
            node.putArray("axis").add(one.h()).add(one.k()).add(one.l());
            node.put("march", one.march());
        });
        return node.put("subtracted", conditions.subtracted()).put("seed", conditions.seed());
    }

    private static ObjectNode radiation(Radiation radiation) {
        ObjectNode node = JSON.objectNode().put("name", radiation.name());
        ArrayNode lines = node.putArray("lines");
        radiation.lines().forEach(line -> lines.addObject().put("wavelength", line.wavelength()).put("weight", line.weight()));
        return node;
    }

    static ObjectNode range(AngleRange range) {
        return JSON.objectNode().put("from", range.from()).put("to", range.to());
    }

    private static ArrayNode numbers(double[] numbers) {
        ArrayNode node = JSON.arrayNode(numbers.length);
        for (double number : numbers) {
            node.add(number);
        }
        return node;
    }

    private static ArrayNode words(List<String> words) {
        ArrayNode node = JSON.arrayNode();
        words.forEach(node::add);
        return node;
    }

    private static ObjectNode map(MapSettings map) {
        ObjectNode node = JSON.objectNode();
        node.set("x", axis(map.x(), map.extentX()));
        node.set("y", axis(map.y(), map.extentY()));
        return node.put("points", map.points()).put("loss_name", map.loss().name()).put("width", map.width());
    }

    private static ObjectNode axis(MapParameter parameter, AxisExtent extent) {
        ObjectNode node = JSON.objectNode().put("parameter", parameter.key());
        if (parameter instanceof MapParameter.Coordinate coordinate) {
            node.put("site_label", coordinate.label());
        } else if (parameter instanceof MapParameter.Towards towards) {
            node.set("cell", list(towards.cell()));
        } else if (parameter instanceof MapParameter.Component component) {
            node.set("change", list(component.change()));
        }
        return node.put("from", extent.from()).put("to", extent.to()).put("kind", key(extent.kind()));
    }

    static ArrayNode list(List<Double> numbers) {
        return numbers(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** {@return a constant as files have it} */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ObjectNode descents(Document document) {
        DescentSettings how = document.descents();
        ObjectNode node = JSON.objectNode().put("rule", how.rule().key());
        node.putObject("rates").put("lengths", how.rates().lengths()).put("angles", how.rates().angles())
                .put("coordinates", how.rates().coordinates());
        node.put("steps", how.steps());
        ArrayNode modes = node.putArray("modes");
        for (DescentMode mode : DescentMode.values()) {
            if (how.modes().contains(mode)) {
                modes.add(mode.key());
            }
        }
        ArrayNode free = node.putArray("free");
        for (ParameterGroup group : ParameterGroup.values()) {
            if (how.free().contains(group)) {
                free.add(key(group));
            }
        }
        node.put("schedule", how.schedule().key());
        how.family().ifPresent(family -> node.put("family", key(family)));
        node.put("sigma", document.random().sigma()).put("seed", document.random().seed());
        ArrayNode starts = node.putArray("starts");
        for (DescentStart start : document.starts()) {
            ObjectNode one = starts.addObject().put("number", start.number());
            one.setAll(structure(start.structure()));
            one.set("candidate", structure(start.candidate()));
        }
        return node;
    }

    private static ObjectNode pictures(Pictures pictures) {
        ObjectNode node = JSON.objectNode().put("colour_map", pictures.colourMap())
                .put("colour_by_loss", pictures.colourByLoss()).put("contour_labels", pictures.contourLabels());
        pictures.basins().ifPresent(way -> node.put("basins", key(way)));
        node.put("match_region", pictures.matchRegion());
        ObjectNode compare = node.putObject("compare").put("maps", pictures.maps()).put("one_scale", pictures.oneScale());
        ArrayNode tiles = compare.putArray("tiles");
        for (Pictures.Tile tile : pictures.tiles()) {
            ObjectNode one = tiles.addObject();
            tile.sample().ifPresent(sample -> one.put("sample", sample));
            one.put("loss_name", tile.loss().name()).put("peak_width", tile.peakWidth());
        }
        return node;
    }
}
