package org.braggscape.app.pattern;

import java.util.Optional;
import org.braggscape.diffraction.AngleRange;
import org.braggscape.figure.PatternView;
import org.braggscape.session.PatternLook;

/** How patterns are looked at, as figures have it and as sessions keep it. */
public final class SavedLook {
    private SavedLook() {
    }

    /** {@return what a session keeps} */
    public static PatternLook of(PatternView view) {
        return new PatternLook(PatternLook.Axis.valueOf(view.axis().name()), PatternLook.Normalisation.valueOf(view.normalisation().name()),
                view.overlaid(), view.differences(),
                view.from() < view.to() ? Optional.of(new AngleRange(view.from(), view.to())) : Optional.empty());
    }

    /** {@return what figures show} */
    public static PatternView view(PatternLook look) {
        return new PatternView(PatternView.Axis.valueOf(look.axis().name()),
                PatternView.Normalisation.valueOf(look.normalisation().name()), look.oneFrame(), look.differences(),
                look.range().map(AngleRange::from).orElse(Double.NaN), look.range().map(AngleRange::to).orElse(Double.NaN));
    }
}
