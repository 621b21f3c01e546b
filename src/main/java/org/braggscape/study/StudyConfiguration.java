package org.braggscape.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braggscape.crystal.io.TextFile;
import org.braggscape.loss.Loss;
import org.braggscape.matching.MatchTolerances;
import org.braggscape.math.PlainNumber;
import org.braggscape.objective.EnergyLoss;

/**
 * What a study is about: structures × noise × seeds × losses × modes × step rules. Its JSON has the same names in snake_case.
 *
 * @param name what to call it
 * @param structures names of samples or paths of structure files, at least one, none twice
 * @param noise kinds and strengths of noise, and the descents from starts with it
 * @param starts how many starts per structure, kind and strength of noise, from 1 to 100,000
 * @param seed of the first start of the first structure; the k-th structure's starts have the seeds from
 *     seed + k·starts on, so that no two structures have the same strains
 * @param lossNames names of losses, as {@link EnergyLoss#find} knows them
 * @param rules keys of step rules, as in {@link StepRuleName}, or of schedules, as in {@link Schedule}
 * @param steps the most steps of a descent
 * @param tolerances of the matcher
 * @param freeCoordinates whether the coordinates move too where the cell was distorted; false unless given
 * @param laboratory what is added to the targets' patterns, null for nothing
 */
public record StudyConfiguration(@JsonProperty(required = true) String name,
        @JsonProperty(required = true) List<String> structures, @JsonProperty(required = true) List<Noise> noise,
        @JsonProperty(required = true) int starts, @JsonProperty(required = true) long seed,
        @JsonProperty(required = true) List<String> lossNames, @JsonProperty(required = true) List<String> rules,
        @JsonProperty(required = true) int steps, @JsonProperty(required = true) MatchTolerances tolerances,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean freeCoordinates,
        @JsonInclude(JsonInclude.Include.NON_NULL) LaboratorySetting laboratory) {
    private static final int MOST_STARTS = 100_000;
    private static final int MOST_CASES = 10_000_000;
    private static final String PRESETS = "/studies/";
    /** The names of the studies that come with the program. */
    public static final List<String> PRESET_NAMES = List.of("paper", "ladder", "laboratory-none", "laboratory-noise",
            "laboratory-background", "laboratory-background-subtracted", "laboratory-width", "laboratory-zero-shift",
            "laboratory-second-phase", "laboratory-orientation", "laboratory-all", "free-coordinates", "energy");

    /** Stands for the structure that is open, in the form in which a study is put together; no study has it. */
    public static final String OPEN = "open";

    private static final Pattern MISSING = Pattern.compile("[Mm]issing required creator property '(\\w+)'");

    static final ObjectMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

    /**
     * One kind of noise.
     *
     * @param kind what is distorted, and moves in the descents
     * @param sigma strengths, as in {@link LatticeNoise} and {@link CoordinateNoise}
     * @param modes keys of the {@link DescentMode}s to descend in; raw and projected starts are recorded in any case
     */
    public record Noise(@JsonProperty(required = true) NoiseKind kind, @JsonProperty(required = true) List<Double> sigma,
            @JsonProperty(required = true) List<String> modes) {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a strength is out of range or a mode unknown
         */
        public Noise {
            sigma = some("sigma", sigma);
            modes = some("modes", modes);
            for (double strength : sigma) {
                if (!(strength >= 0 && strength < 0.5)) {
                    throw new IllegalArgumentException("A noise of " + PlainNumber.text(strength) + " is out of range; give numbers from 0 to below 0.5.");
                }
            }
            for (String mode : modes) {
                DescentMode.of(mode).filter(DescentMode.THREE::contains).orElseThrow(() -> new IllegalArgumentException("There is no mode '" + mode
                        + "'; use unconstrained, constrained-start or constrained."));
            }
        }
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a list is empty, a name unknown, or a number out of range
     */
    public StudyConfiguration {
        structures = some("structures", structures);
        noise = some("noise", noise);
        lossNames = some("loss_names", lossNames);
        rules = some("rules", rules);
        between("starts", starts, MOST_STARTS);
        between("steps", steps, DescentRequest.MOST_STEPS);
        if (seed < 0 || seed > Long.MAX_VALUE / 2) {
            throw new IllegalArgumentException("A seed of " + seed + " is out of range; give a whole number from 0 on.");
        }
        if (tolerances == null) {
            throw new IllegalArgumentException("The tolerances are missing; give ltol, stol and angle_tol.");
        }
        for (String loss : lossNames) {
            EnergyLoss.find(loss).orElseThrow(() -> new IllegalArgumentException("There is no loss '" + loss + "'; use one of "
                    + String.join(", ", EnergyLoss.names()) + "."));
        }
        for (String key : rules) {
            Optional<StepRuleName> rule = StepRuleName.of(key);
            if (rule.isEmpty() && Schedule.of(key).isEmpty()) {
                throw new IllegalArgumentException("There is no step rule or schedule '" + key + "'; use one of "
                        + Stream.concat(Stream.of(StepRuleName.values()).map(StepRuleName::key),
                                Schedule.ALL.stream().map(Schedule::key)).collect(Collectors.joining(", ")) + ".");
            }
            if (rule.orElse(null) == StepRuleName.LEVENBERG_MARQUARDT && !lossNames.equals(List.of("cosine"))) {
                throw new IllegalArgumentException("Levenberg–Marquardt works with the cosine loss only.");
            }
        }
    }

    /** Simulated targets, and coordinates that stay where the cell was distorted. */
    public StudyConfiguration(String name, List<String> structures, List<Noise> noise, int starts, long seed,
            List<String> lossNames, List<String> rules, int steps, MatchTolerances tolerances) {
        this(name, structures, noise, starts, seed, lossNames, rules, steps, tolerances, false, null);
    }

    private static <T> List<T> some(String name, List<T> list) {
        if (list == null || list.isEmpty() || list.stream().anyMatch(each -> each == null)) {
            throw new IllegalArgumentException("The list '" + name + "' is empty or missing; give at least one.");
        }
        if (list.stream().distinct().count() < list.size()) {
            throw new IllegalArgumentException("The list '" + name + "' names something twice.");
        }
        return List.copyOf(list);
    }

    private static void between(String name, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("'" + name + "' is " + number + "; give a whole number from 1 to " + most + ".");
        }
    }

    /** {@return the names of all structures that are needed, the second phase of the laboratory's last} */
    List<String> structureNames() {
        List<String> names = new ArrayList<>(structures);
        if (laboratory != null && laboratory.secondPhase() != null && !names.contains(laboratory.secondPhase())) {
            names.add(laboratory.secondPhase());
        }
        return names;
    }

    /** {@return a tenth of the starts, at least one, under another name} */
    public StudyConfiguration quick() {
        return new StudyConfiguration(name + "-quick", structures, noise, Math.max(1, starts / 10), seed, lossNames, rules, steps,
                tolerances, freeCoordinates, laboratory);
    }

    /** {@return the same with other structures} */
    public StudyConfiguration withStructures(List<String> names) {
        return new StudyConfiguration(name, names, noise, starts, seed, lossNames, rules, steps, tolerances,
                freeCoordinates, laboratory);
    }

    /** {@return the same with another number of starts} */
    public StudyConfiguration withStarts(int count) {
        return new StudyConfiguration(name, structures, noise, count, seed, lossNames, rules, steps, tolerances, freeCoordinates,
                laboratory);
    }

    /** {@return the same with other losses} */
    public StudyConfiguration withLosses(List<Loss> losses) {
        List<String> names = losses.stream().map(Loss::name).toList();
        return new StudyConfiguration(named(losses.stream().map(Loss::fileName).collect(Collectors.joining("-"))), structures, noise, starts, seed, names, rules, steps,
                tolerances, freeCoordinates, laboratory);
    }

    /** {@return the same with one other step rule} */
    public StudyConfiguration withRule(String rule) {
        return new StudyConfiguration(named(rule), structures, noise, starts, seed, lossNames, List.of(rule), steps,
                tolerances, freeCoordinates, laboratory);
    }

    /** A name of its own that can be a file's. */
    private String named(String suffix) {
        return name + "-" + suffix.replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /**
     * Lists the cases, those that need the same preparation beside each other.
     *
     * @return all of them, numbered from 0
     * @throws IllegalArgumentException if there are more than ten million
     */
    public List<StudyCase> cases() {
        List<StudyCase> cases = new ArrayList<>();
        for (int k = 0; k < structures.size(); k++) {
            long first = seed + (long) k * starts;
            for (Noise kind : noise) {
                add(cases, structures.get(k), kind, first, StudyCase.NONE, StudyCase.NONE,
                        List.of(StudyCase.RAW_START, StudyCase.PROJECTED_START));
                for (String loss : lossNames) {
                    for (String rule : rules) {
                        add(cases, structures.get(k), kind, first, loss, rule, kind.modes());
                    }
                }
            }
        }
        return cases;
    }

    private void add(List<StudyCase> cases, String structure, Noise kind, long first, String loss, String rule,
            List<String> modes) {
        if (cases.size() + (long) kind.sigma().size() * starts * modes.size() > MOST_CASES) {
            throw new IllegalArgumentException("The study has more than " + MOST_CASES + " cases; make several of it.");
        }
        for (double sigma : kind.sigma()) {
            for (long start = first; start < first + starts; start++) {
                for (String mode : modes) {
                    cases.add(new StudyCase(cases.size(), structure, kind.kind(), sigma, start, loss, mode, rule));
                }
            }
        }
    }

    /** {@return it as JSON in lines for people} */
    public String toReadableJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return it as a part of another JSON document} */
    public JsonNode toNode() {
        return JSON.valueToTree(this);
    }

    /**
     * Reads a part of another JSON document.
     *
     * @param node what {@link #toNode} made
     * @return the study
     * @throws StudyFormatException if it is none; the message is what follows a name
     */
    public static StudyConfiguration of(JsonNode node) throws StudyFormatException {
        try {
            return JSON.treeToValue(node, StudyConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new StudyFormatException(sentence(e));
        }
    }

    /** {@return it as a line of JSON} */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads one of the studies that come with the program.
     *
     * @param name one of {@link #PRESET_NAMES}
     * @return the study
     * @throws StudyFormatException if there is none of that name
     */
    public static StudyConfiguration preset(String name) throws StudyFormatException {
        if (!PRESET_NAMES.contains(name)) {
            throw new StudyFormatException("There is no preset '" + name + "'; there are " + String.join(", ", PRESET_NAMES) + ".");
        }
        try (InputStream stream = StudyConfiguration.class.getResourceAsStream(PRESETS + name + ".json")) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (StudyFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the studies that come with the program and have a name, or names that begin with it: those of
     * {@code laboratory} scan one effect after another.
     *
     * @param name one of {@link #PRESET_NAMES}, or its beginning up to a hyphen
     * @return the studies, at least one
     * @throws StudyFormatException if there is none of that name
     */
    public static List<StudyConfiguration> presets(String name) throws StudyFormatException {
        List<StudyConfiguration> all = new ArrayList<>();
        for (String known : PRESET_NAMES) {
            if (known.equals(name) || known.startsWith(name + "-")) {
                all.add(preset(known));
            }
        }
        return all.isEmpty() ? List.of(preset(name)) : all;
    }

    /**
     * Reads a configuration.
     *
     * @param file a JSON file
     * @return the study
     * @throws IOException if the file cannot be read or is no study; the message is a sentence for the user
     */
    public static StudyConfiguration read(Path file) throws IOException {
        return parse(TextFile.read(file, "the configuration of a study", "a JSON file"), TextFile.name(file));
    }

    private static StudyConfiguration parse(String text, String name) throws StudyFormatException {
        try {
            return JSON.readValue(text, StudyConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new StudyFormatException(name + sentence(e));
        }
    }

    private static String sentence(JsonProcessingException e) {
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1 ? "" : ", line " + e.getLocation().getLineNr();
        String place = e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? ", at " + mapping.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]"
                        : step.getFieldName()).collect(Collectors.joining(".")) : "";
        return line + place + ": " + problem(e);
    }

    /** Jackson speaks of classes; a user knows names and values. */
    private static String problem(JsonProcessingException e) {
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return cause.getMessage();
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "'" + unknown.getPropertyName() + "' means nothing in a study; here there can be "
                    + unknown.getKnownPropertyIds().stream().map(Object::toString).collect(Collectors.joining(", ")) + ".";
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "'" + wrong.getValue() + "' is not possible here; use one of "
                    + Stream.of(NoiseKind.values()).map(NoiseKind::key).collect(Collectors.joining(", ")) + ".";
        }
        if (e instanceof MismatchedInputException) {
            Matcher missing = MISSING.matcher(e.getOriginalMessage());
            return missing.find() ? "'" + missing.group(1) + "' is missing." : "the value is of the wrong kind, or missing; compare "
                    + "with the example in the manual.";
        }
        return "this is not JSON: " + e.getOriginalMessage() + ".";
    }
}
