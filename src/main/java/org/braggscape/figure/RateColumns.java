package org.braggscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.braggscape.loss.Loss;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.study.DescentMode;
import org.braggscape.study.MatchRates;
import org.braggscape.study.NoiseKind;
import org.braggscape.study.StepRuleName;
import org.braggscape.study.StudyCase;

/**
 * In which order figures of match rates show a study: the levels of noise, at each of them the two baselines and then every loss
 * in its modes, with room between what does not belong together.
 */
final class RateColumns {
    /** Between two levels of noise, in columns. */
    private static final double LEVEL_GAP = 1.4;
    private static final double GROUP_GAP = 0.4;
    private static final double HATCH = 4;
    private static final Color RAW = new Color(0xBFC5CB);
    private static final Color PROJECTED = new Color(0x5F6871);

    private final List<Column> columns = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<String> modes;
    private double width;

    /**
     * A rate.
     *
     * @param setting what it is of; of no structure
     * @param from left end, in columns
     */
    record Column(MatchRates.Setting setting, double from) {
    }

    /**
     * What belongs to one strength of noise.
     *
     * @param noise what is distorted
     * @param sigma how much
     * @param from left end, in columns
     * @param to right end
     */
    record Level(NoiseKind noise, double sigma, double from, double to) {
        String text() {
            return "*σ* = " + sigma;
        }
    }

    /**
     * The modes of one loss and rule, or the baselines.
     *
     * @param title what the modes have in common
     * @param from left end, in columns
     * @param to right end
     */
    record Group(String title, double from, double to) {
    }

    /**
     * Puts rates in order.
     *
     * @param rows of one study, all or some kinds of noise
     */
    RateColumns(List<MatchRates.Row> rows) {
        List<MatchRates.Setting> settings = rows.stream().map(MatchRates.Row::setting)
                .map(setting -> new MatchRates.Setting(Optional.empty(), setting.noise(), setting.sigma(), setting.lossName(),
                        setting.mode(), setting.rule())).distinct().toList();
        modes = distinct(settings, MatchRates.Setting::mode);
        boolean oneRule = isOne(distinct(settings, MatchRates.Setting::rule));
        boolean oneLoss = isOne(distinct(settings, MatchRates.Setting::lossName));
        double at = 0;
        for (NoiseKind noise : NoiseKind.values()) {
            for (double sigma : settings.stream().filter(setting -> setting.noise() == noise).mapToDouble(MatchRates.Setting::sigma)
                    .distinct().sorted().toArray()) {
                at += levels.isEmpty() ? 0 : LEVEL_GAP;
                double begin = at;
                Map<String, List<MatchRates.Setting>> byGroup = settings.stream()
                        .filter(setting -> setting.noise() == noise && setting.sigma() == sigma)
                        .collect(Collectors.groupingBy(setting -> title(setting, oneLoss, oneRule), LinkedHashMap::new,
                                Collectors.toList()));
                for (Map.Entry<String, List<MatchRates.Setting>> group : byGroup.entrySet()) {
                    at += at == begin ? 0 : GROUP_GAP;
                    double groupBegin = at;
                    for (MatchRates.Setting setting : group.getValue()) {
                        columns.add(new Column(setting, at++));
                    }
                    groups.add(new Group(group.getKey(), groupBegin, at));
                }
                levels.add(new Level(noise, sigma, begin, at));
            }
        }
        width = at;
    }

    private static <T> List<T> distinct(List<MatchRates.Setting> settings, Function<MatchRates.Setting, T> of) {
        return settings.stream().map(of).distinct().toList();
    }

    private static boolean isOne(List<String> names) {
        return names.stream().filter(name -> !name.equals(StudyCase.NONE)).count() < 2;
    }

    private static String title(MatchRates.Setting setting, boolean oneLoss, boolean oneRule) {
        if (setting.lossName().equals(StudyCase.NONE)) {
            return "start";
        }
        String loss = EnergyLoss.find(setting.lossName()).filter(found -> !found.knowsTruth()).map(Loss::label)
                .orElse(setting.lossName());
        return oneRule ? loss : oneLoss ? rule(setting.rule()) : loss + " " + rule(setting.rule());
    }

    /** {@return the name of a step rule on screen; of a schedule its key, a word} */
    static String rule(String key) {
        return StepRuleName.of(key).map(StepRuleName::label).orElse(key);
    }

    List<Column> columns() {
        return columns;
    }

    List<Level> levels() {
        return levels;
    }

    List<Group> groups() {
        return groups;
    }

    /** {@return keys of the modes and baselines in it} */
    List<String> modes() {
        return modes;
    }

    /** {@return how wide all is, gaps included, in columns} */
    double width() {
        return width;
    }

    /** {@return the name of a mode or baseline on screen} */
    static String label(String mode) {
        return switch (mode) {
            case StudyCase.RAW_START -> "Raw start";
            case StudyCase.PROJECTED_START -> "Projected start";
            default -> DescentMode.of(mode).map(DescentMode::label).orElse(mode);
        };
    }

    /** {@return the colour of a mode, as its paths have it; of a baseline a grey} */
    static Color colour(String mode, FigureStyle style) {
        return switch (mode) {
            case StudyCase.RAW_START -> RAW;
            case StudyCase.PROJECTED_START -> PROJECTED;
            // the black of its paths would vanish on a dark ground
            default -> DescentMode.of(mode).filter(each -> each != DescentMode.CONSTRAINED).map(each -> PathLook.of(each).colour())
                    .orElse(style.text());
        };
    }

    /** Fills a rectangle as bars of a mode are filled: strongly, or as a light ground; hatched where a second mark is needed. */
    static void fill(Graphics2D g, Rectangle2D box, String mode, boolean light, FigureStyle style) {
        if (box.getHeight() <= 0) {
            return;
        }
        Color colour = colour(mode, style);
        g.setColor(light ? mix(colour, style.background()) : colour);
        g.fill(box);
        boolean hatched = mode.equals(StudyCase.PROJECTED_START) || mode.equals(DescentMode.CONSTRAINED_START.key());
        if (hatched) {
            Shape clip = g.getClip();
            g.clip(box);
            g.setColor(light ? colour : style.background());
            g.setStroke(new BasicStroke(0.8f));
            double height = box.getHeight();
            for (double x = box.getMinX() - height; x < box.getMaxX(); x += HATCH) {
                g.draw(new Line2D.Double(x, box.getMaxY(), x + height, box.getMinY()));
            }
            g.setClip(clip);
        }
    }

    private static Color mix(Color colour, Color ground) {
        double share = 0.3;
        return new Color((int) (share * colour.getRed() + (1 - share) * ground.getRed()),
                (int) (share * colour.getGreen() + (1 - share) * ground.getGreen()),
                (int) (share * colour.getBlue() + (1 - share) * ground.getBlue()));
    }
}
