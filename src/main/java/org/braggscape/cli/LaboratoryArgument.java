package org.braggscape.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.PreferredOrientation;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.objective.LaboratoryConditions;
import org.braggscape.objective.Target;
import org.braggscape.study.LaboratorySetting;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says what a laboratory adds to the target, with the names that the configuration of a study has for it. */
final class LaboratoryArgument {
    private static final List<String> KEYS = List.of("counts", "background", "subtracted", "extra_u", "extra_v", "extra_w", "zero_shift",
            "second_phase", "second_share", "axis", "march", "seed");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--laboratory", paramLabel = "NAME=VALUE", split = ",", mapFallbackValue = "true",
            description = "What a laboratory adds to the target's pattern alone, named as in a study, such as "
                    + "counts=1000,background=0.05,extra_w=0.1,zero_shift=0.05,second_phase=Cu3Au,second_share=0.1,axis=001,march=0.7; "
                    + "also subtracted, extra_u, extra_v, and seed of the noise.")
    private Map<String, String> values = new LinkedHashMap<>();

    /** {@return whether anything is asked for} */
    boolean given() {
        return !values.isEmpty();
    }

    /**
     * Reads the option.
     *
     * @return what is added, {@link LaboratoryConditions#NONE} without the option
     * @throws IOException if the second phase cannot be read
     * @throws ParameterException if a name or a value is impossible
     */
    LaboratoryConditions read() throws IOException {
        if (!given()) {
            return LaboratoryConditions.NONE;
        }
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw usage("there is no '" + key + "'; use " + String.join(", ", KEYS) + ". An axis has no commas: axis=001.");
            }
        }
        LaboratorySetting setting;
        try {
            setting = new LaboratorySetting(number("counts"), number("background"), number("extra_u"), number("extra_v"),
                    number("extra_w"), number("zero_shift"), values.get("second_phase"), number("second_share"), axis(), number("march"),
                    flag("subtracted"), whole("seed"));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        CrystalStructure second = setting.secondPhase() == null ? null : StructureArgument.read(setting.secondPhase(), spec);
        return setting.conditions(name -> second);
    }

    /**
     * Alters a target.
     *
     * @param structure the truth
     * @param conditions what is added
     * @param settings the experiment
     * @return the target
     * @throws ParameterException if U, V and W give its peaks no width
     */
    Target target(CrystalStructure structure, LaboratoryConditions conditions, XrdSettings settings) {
        Target target = Target.of(structure, conditions);
        if (given()) {
            try {
                target.intensity(settings);
            } catch (IllegalArgumentException e) {
                throw usage(e.getMessage());
            }
        }
        return target;
    }

    private double number(String key) {
        String text = values.get(key);
        if (text == null) {
            return 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw usage(key + " must be a number, not '" + text + "'.");
        }
    }

    private long whole(String key) {
        String text = values.getOrDefault(key, "0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw usage(key + " is a whole number, not '" + text + "'.");
        }
    }

    private boolean flag(String key) {
        String text = values.getOrDefault(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw usage(key + " is true or false, not '" + text + "'.");
        }
        return text.equals("true");
    }

    private List<Integer> axis() {
        String text = values.get("axis");
        return text == null ? null : PreferredOrientation.axis(text);
    }

    /** {@return the complaint about the option} */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), "--laboratory: " + message);
    }
}
