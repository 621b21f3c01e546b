package org.braggscape.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.diffraction.ChebyshevBackground;
import org.braggscape.diffraction.MeasuredPattern;
import org.braggscape.diffraction.Profile;
import org.braggscape.diffraction.Radiation;
import org.braggscape.objective.MeasuredTarget;
import org.braggscape.objective.TargetPreparation;

/** Reads the measured pattern of a session. */
final class MeasuredReader {
    private MeasuredReader() {
    }

    static MeasuredTarget measured(JsonPlace place) throws SessionFormatException {
        double[] twoTheta = place.get("two_theta").numbers();
        double[] intensity = place.get("intensity").numbers();
        Optional<JsonPlace> given = place.find("uncertainty");
        Optional<double[]> uncertainty = given.isPresent() ? Optional.of(given.get().numbers()) : Optional.empty();
        if (twoTheta.length < MeasuredPattern.FEWEST_POINTS) {
            throw place.get("two_theta").problem("there must be at least " + MeasuredPattern.FEWEST_POINTS + " angles");
        }
        for (int i = 0; i < twoTheta.length; i++) {
            if (!(twoTheta[i] >= 0 && twoTheta[i] <= 180) || i > 0 && !(twoTheta[i] > twoTheta[i - 1])) {
                throw place.get("two_theta").list().get(i).problem("there must be a larger angle than before, up to 180°");
            }
        }
        if (intensity.length != twoTheta.length || uncertainty.isPresent() && uncertainty.get().length != twoTheta.length) {
            throw place.get("intensity").problem("and in uncertainty there must be as many numbers as in two_theta");
        }
        Optional<JsonPlace> own = place.find("radiation_of_the_file");
        MeasuredPattern pattern = new MeasuredPattern(place.get("name").text(), twoTheta, intensity, uncertainty,
                own.isPresent() ? Optional.of(radiation(own.get())) : Optional.empty(), SessionReader.words(place.get("notices")));
        JsonPlace done = place.get("preparation");
        Optional<JsonPlace> range = done.find("range");
        Optional<JsonPlace> background = done.find("background");
        List<AngleRange> excluded = new ArrayList<>();
        for (JsonPlace one : done.get("excluded").list()) {
            excluded.add(range(one));
        }
        TargetPreparation preparation = new TargetPreparation(
                range.isPresent() ? Optional.of(range(range.get())) : Optional.empty(),
                background.isPresent() ? Optional.of(new ChebyshevBackground(range(background.get().get("range")),
                        background.get().get("coefficients").numbers())) : Optional.empty(),
                done.get("zero_shift").number(), excluded);
        JsonPlace shape = place.get("profile");
        Radiation radiation = radiation(place.get("radiation"));
        return SessionReader.made(place, () -> MeasuredTarget.of(pattern, radiation, new Profile(shape.get("u").number(),
                shape.get("v").number(), shape.get("w").number(), shape.get("eta").number(),
                shape.get("area_normalised").flag()), preparation));
    }

    private static Radiation radiation(JsonPlace place) throws SessionFormatException {
        List<Radiation.Line> lines = new ArrayList<>();
        for (JsonPlace line : place.get("lines").list()) {
            lines.add(SessionReader.made(line, () -> new Radiation.Line(line.get("wavelength").number(), line.get("weight").number())));
        }
        return SessionReader.made(place, () -> new Radiation(place.get("name").text(), lines));
    }

    static AngleRange range(JsonPlace place) throws SessionFormatException {
        return SessionReader.made(place, () -> new AngleRange(place.get("from").number(), place.get("to").number()));
    }
}
