package org.braggscape.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.crystal.CrystalFamily;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.crystal.Site;
import org.braggscape.crystal.SpaceGroupSetting;
import org.braggscape.crystal.io.SampleStructures;
import org.braggscape.crystal.symmetry.SpaceGroupTable;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.study.AxisExtent;
import org.braggscape.study.BasinMap;
import org.braggscape.study.DescentMode;
import org.braggscape.study.LandscapeRequest;
import org.braggscape.study.MapParameter;
import org.braggscape.study.MapPlane;
import org.braggscape.study.Schedule;
import org.braggscape.study.StepRuleName;

/** Makes a document of what {@link SessionWriter} wrote, or of what somebody changed in it. */
final class SessionReader {
    private static final int MOST_STARTS = 1000;
    private static final int MOST_INDEX = 999;

    private final Path folder;
    /** By id, each in the first cell that it is wanted in. */
    private final Map<String, JsonPlace> atoms = new HashMap<>();
    private final Map<String, CrystalStructure> known = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /**
     * Reads one document.
     *
     * @param folder of the file, absolute
     */
    SessionReader(Path folder) {
        this.folder = folder;
    }

    /** {@return sentences about energies that cannot be had now} */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** What may find a number impossible. */
    interface Making<T> {
        T make() throws SessionFormatException;
    }

    static <T> T made(JsonPlace place, Making<T> making) throws SessionFormatException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new SessionFormatException(place.file() + " cannot be opened as a session: at " + place.path() + ": "
                    + e.getMessage());
        }
    }

    /**
     * Reads the document.
     *
     * @param root the whole file, in the present version
     * @return the document
     * @throws SessionFormatException if a value is missing or wrong; the message names its place
     */
    Document document(JsonPlace root) throws SessionFormatException {
        for (JsonPlace one : root.get("structures").list()) {
            atoms.put(one.get("id").text(), one);
        }
        JsonPlace open = root.get("open");
        CrystalStructure structure = structure(open);
        Optional<JsonPlace> file = open.find("file");
        Optional<JsonPlace> notices = open.find("notices");
        OpenStructure opened = new OpenStructure(structure,
                file.isPresent() ? Optional.of(path(file.get(), folder)) : Optional.empty(),
                notices.isPresent() ? words(notices.get()) : List.of());
        Optional<JsonPlace> measured = root.find("measured_pattern");
        Optional<JsonPlace> laboratory = root.find("laboratory");
        Optional<JsonPlace> point = root.find("slice_point");
        JsonPlace descents = root.get("descents");
        JsonPlace view = root.get("view");
        List<DescentStart> starts = starts(descents.get("starts"));
        Document document = new Document(opened, measured.isPresent() ? Optional.of(MeasuredReader.measured(measured.get())) : Optional.empty(),
                laboratory.isPresent() ? laboratory(laboratory.get()) : LaboratoryConditions.NONE, map(root.get("map"), structure),
                point.isPresent() ? Optional.of(new SlicePoint(point.get().get("name").text(), structure(point.get())))
                        : Optional.empty(),
                descents(descents), made(descents, () -> new RandomStart(descents.get("sigma").number(),
                        descents.get("seed").whole(0, RandomStart.LARGEST_SEED))),
                starts, pictures(root.get("pictures")), new ViewReader(folder).view(view));
        int start = document.view().start();
        if (start != 0 && starts.stream().noneMatch(one -> one.number() == start)) {
            throw view.get("start").problem("there must be the number of a start");
        }
        // says so if the map is none
        MapPlane plane = made(root.get("map"), () -> document.request().plane());
        Optional<CutLine> cut = document.view().cut();
        if (cut.isPresent()) {
            ViewReader.check(view.get("cut"), cut.get(), plane.layout().dimension());
        }
        return document;
    }

    /** {@return an absolute path} */
    static Path path(JsonPlace place, Path folder) throws SessionFormatException {
        try {
            return folder.resolve(place.text()).normalize();
        } catch (InvalidPathException e) {
            throw place.problem("there must be the path of a file");
        }
    }

    private CrystalStructure structure(JsonPlace place) throws SessionFormatException {
        String id = place.get("structure").text();
        Lattice lattice = lattice(place.get("lattice"));
        CrystalStructure first = known.get(id);
        if (first == null) {
            JsonPlace node = atoms.get(id);
            if (node == null) {
                throw place.get("structure").problem("there must be the id of one of the structures");
            }
            first = atoms(node, lattice);
            known.put(id, first);
        }
        return first.lattice().equals(lattice) ? first : first.withLattice(lattice);
    }

    private static Lattice lattice(JsonPlace place) throws SessionFormatException {
        double[] cell = new double[6];
        for (LatticeParameter parameter : LatticeParameter.values()) {
            cell[parameter.ordinal()] = place.get(parameter.key()).number();
        }
        return made(place, () -> Lattice.of(cell));
    }

    private static CrystalStructure atoms(JsonPlace place, Lattice lattice) throws SessionFormatException {
        List<Site> sites = new ArrayList<>();
        for (JsonPlace site : place.get("sites").list()) {
            String symbol = site.get("element").text();
            Optional<JsonPlace> charge = site.find("oxidation_state");
            double occupancy = site.get("occupancy").number();
            if (occupancy < 0) {
                throw site.get("occupancy").problem("there must be a number of 0 or more");
            }
            sites.add(new Site(site.get("label").text(),
                    Element.of(symbol).orElseThrow(() -> site.get("element").problem("there must be the symbol of an element")),
                    charge.isPresent() ? OptionalInt.of((int) charge.get().whole(-9, 9)) : OptionalInt.empty(),
                    new Fractional(site.get("x").number(), site.get("y").number(), site.get("z").number()), occupancy,
                    site.get("b_iso").number()));
        }
        Optional<JsonPlace> group = place.find("space_group");
        Optional<SpaceGroupSetting> setting = group.isPresent() ? Optional.of(setting(group.get())) : Optional.empty();
        return made(place, () -> new CrystalStructure(place.get("name").text(), lattice, sites, setting));
    }

    /** The Hall symbol says it all; the others are for people, and tell apart what has several names. */
    private static SpaceGroupSetting setting(JsonPlace place) throws SessionFormatException {
        String hall = place.get("hall").text();
        Optional<JsonPlace> symbol = place.find("hermann_mauguin");
        Optional<JsonPlace> qualifier = place.find("qualifier");
        String wantedSymbol = symbol.isPresent() ? symbol.get().text() : "";
        String wantedQualifier = qualifier.isPresent() ? qualifier.get().text() : "";
        Optional<SpaceGroupSetting> exact = SpaceGroupTable.all().stream().filter(one -> one.hall().equals(hall)
                && one.hermannMauguin().equals(wantedSymbol) && one.qualifier().equals(wantedQualifier)).findFirst();
        return exact.or(() -> SpaceGroupTable.byHall(hall))
                .orElseThrow(() -> place.get("hall").problem("there must be the Hall symbol of a space group"));
    }

    static List<String> words(JsonPlace place) throws SessionFormatException {
        List<String> words = new ArrayList<>();
        for (JsonPlace one : place.list()) {
            words.add(one.text());
        }
        return words;
    }

    private LaboratoryConditions laboratory(JsonPlace place) throws SessionFormatException {
        Optional<JsonPlace> second = place.find("second_phase");
        Optional<CrystalStructure> phase = second.isPresent() ? Optional.of(structure(second.get())) : Optional.empty();
        double share = second.isPresent() ? place.get("second_share").number() : 0;
        Optional<PreferredOrientation> orientation = Optional.empty();
        if (place.find("axis").isPresent()) {
            JsonPlace axis = place.get("axis");
            List<JsonPlace> indices = axis.list();
            if (indices.size() != 3) {
                throw axis.problem("there must be three whole numbers");
            }
            int[] hkl = new int[3];
            for (int i = 0; i < hkl.length; i++) {
                hkl[i] = (int) indices.get(i).whole(-MOST_INDEX, MOST_INDEX);
            }
            double march = place.get("march").number();
            orientation = Optional.of(made(axis, () -> new PreferredOrientation(hkl[0], hkl[1], hkl[2], march)));
        }
        Optional<PreferredOrientation> grains = orientation;
        return made(place, () -> new LaboratoryConditions(place.get("counts").number(), place.get("background").number(),
                place.get("extra_u").number(), place.get("extra_v").number(), place.get("extra_w").number(),
                place.get("zero_shift").number(), phase, share, grains, place.get("subtracted").flag(),
                place.get("seed").whole(0, RandomStart.LARGEST_SEED)));
    }

    private MapSettings map(JsonPlace place, CrystalStructure structure) throws SessionFormatException {
        JsonPlace x = place.get("x");
        JsonPlace y = place.get("y");
        MapSettings map = new MapSettings(parameter(x, structure), parameter(y, structure), extent(x), extent(y),
                (int) place.get("points").whole(2, LandscapeRequest.MOST_POINTS), loss(place.get("loss_name")),
                width(place.get("width")));
        Optional<String> obstacle = EnergyLoss.obstacle(map.loss(), structure);
        obstacle.ifPresent(missing::add);
        return obstacle.isPresent() ? map.withLoss(MapSettings.START.loss()) : map;
    }

    private static double width(JsonPlace place) throws SessionFormatException {
        double width = place.number();
        made(place, () -> {
            LandscapeRequest.checkWidth(width);
            return width;
        });
        return width;
    }

    private static MapParameter parameter(JsonPlace place, CrystalStructure structure) throws SessionFormatException {
        String key = place.get("parameter").text();
        if (place.find("cell").isPresent() && key.startsWith("towards ")) {
            return new MapParameter.Towards(key.substring("towards ".length()), six(place.get("cell")));
        }
        if (place.find("change").isPresent() && key.matches("component [12]")) {
            return new MapParameter.Component(key.charAt(key.length() - 1) - '0', six(place.get("change")));
        }
        MapParameter parameter = MapParameter.of(key, structure).orElseThrow(() -> place.get("parameter")
                .problem("there must be a parameter of the structure, such as a, alpha, a=b, strain, B, U or 1.x"));
        return parameter instanceof MapParameter.Coordinate found && place.find("site_label").isPresent()
                ? new MapParameter.Coordinate(found.site(), place.get("site_label").text(), found.axis()) : parameter;
    }

    private static List<Double> six(JsonPlace place) throws SessionFormatException {
        double[] numbers = place.numbers();
        if (numbers.length != 6) {
            throw place.problem("there must be six numbers");
        }
        return Arrays.stream(numbers).boxed().toList();
    }

    private static AxisExtent extent(JsonPlace place) throws SessionFormatException {
        return made(place, () -> new AxisExtent(place.get("from").number(), place.get("to").number(),
                constant(place.get("kind"), AxisExtent.Kind.values())));
    }

    private Loss loss(JsonPlace place) throws SessionFormatException {
        String name = place.text();
        if (EnergyLoss.hasEnergy(name)) {
            String why = "there is no energy model for it now.";
            try {
                Optional<Loss> energy = EnergyLoss.find(name);
                if (energy.isPresent()) {
                    return energy.get();
                }
            } catch (IllegalArgumentException e) {
                // its weights file cannot be read
                why = e.getMessage();
            }
            missing.add(place.file() + " shows " + name + ": " + why);
            return MapSettings.START.loss();
        }
        return EnergyLoss.find(name).orElseThrow(() -> place.problem("there must be one of "
                + String.join(", ", EnergyLoss.names())));
    }

    static <E extends Enum<E>> E constant(JsonPlace place, E[] all) throws SessionFormatException {
        String key = place.text();
        return Stream.of(all).filter(one -> SessionWriter.key(one).equals(key)).findFirst().orElseThrow(() -> place.problem(
                "there must be one of " + Stream.of(all).map(SessionWriter::key).collect(Collectors.joining(", "))));
    }

    private static DescentSettings descents(JsonPlace place) throws SessionFormatException {
        JsonPlace rule = place.get("rule");
        String name = rule.text();
        JsonPlace rates = place.get("rates");
        Set<DescentMode> modes = EnumSet.noneOf(DescentMode.class);
        for (JsonPlace mode : place.get("modes").list()) {
            modes.add(constant(mode, DescentMode.values()));
        }
        Set<ParameterGroup> free = EnumSet.noneOf(ParameterGroup.class);
        for (JsonPlace group : place.get("free").list()) {
            free.add(constant(group, new ParameterGroup[] {ParameterGroup.CELL, ParameterGroup.COORDINATES}));
        }
        if (modes.isEmpty() || free.isEmpty()) {
            throw place.get(modes.isEmpty() ? "modes" : "free").problem("there must be at least one name");
        }
        Optional<JsonPlace> family = place.find("family");
        return new DescentSettings(StepRuleName.of(name).orElseThrow(() -> rule.problem("there must be one of "
                + Stream.of(StepRuleName.values()).map(StepRuleName::key).collect(Collectors.joining(", ")))),
                made(rates, () -> new StepRuleName.Rates(rates.get("lengths").number(), rates.get("angles").number(),
                        rates.get("coordinates").number())),
                (int) place.get("steps").whole(1, DescentSettings.MOST_STEPS), modes, free,
                family.isPresent() ? Optional.of(constant(family.get(), CrystalFamily.values())) : Optional.empty(),
                Schedule.of(place.get("schedule").text()).orElseThrow(() -> place.get("schedule").problem("there must be one of "
                        + Schedule.ALL.stream().map(Schedule::key).collect(Collectors.joining(", ")))));
    }

    private List<DescentStart> starts(JsonPlace place) throws SessionFormatException {
        List<DescentStart> starts = new ArrayList<>();
        for (JsonPlace one : place.list()) {
            int number = (int) one.get("number").whole(1, MOST_STARTS * (long) MOST_STARTS);
            CrystalStructure candidate = structure(one.get("candidate"));
            CrystalStructure structure = structure(one);
            if (starts.size() == MOST_STARTS || starts.stream().anyMatch(other -> other.number() == number)) {
                throw one.get("number").problem("there must be a number that no other start has, of at most " + MOST_STARTS
                        + " starts");
            }
            if (candidate.sites().size() != structure.sites().size()) {
                throw one.get("candidate").problem("there must be a structure of as many atoms as the start has");
            }
            starts.add(new DescentStart(number, candidate, structure));
        }
        return starts;
    }

    private Pictures pictures(JsonPlace place) throws SessionFormatException {
        JsonPlace compare = place.get("compare");
        List<Pictures.Tile> tiles = new ArrayList<>();
        for (JsonPlace tile : compare.get("tiles").list()) {
            Optional<JsonPlace> sample = tile.find("sample");
            if (sample.isPresent() && !SampleStructures.names().contains(sample.get().text())) {
                throw sample.get().problem("there must be the name of a sample");
            }
            tiles.add(new Pictures.Tile(sample.isPresent() ? Optional.of(sample.get().text()) : Optional.empty(),
                    loss(tile.get("loss_name")), (int) tile.get("peak_width").whole(1, 64)));
        }
        Optional<JsonPlace> basins = place.find("basins");
        Optional<JsonPlace> labels = place.find("contour_labels");
        return new Pictures(place.get("colour_map").text(), place.get("colour_by_loss").flag(),
                (int) compare.get("maps").whole(2, 4), compare.get("one_scale").flag(), tiles,
                basins.isPresent() ? Optional.of(constant(basins.get(), BasinMap.Way.values())) : Optional.empty(),
                place.get("match_region").flag(), labels.isEmpty() || labels.get().flag());
    }
}
