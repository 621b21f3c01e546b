package org.braggscape.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import org.braggscape.app.control.Section;
import org.braggscape.app.descent.Descents;
import org.braggscape.app.descent.Playback;
import org.braggscape.app.minima.Minima;
import org.braggscape.app.pattern.SavedLook;
import org.braggscape.figure.Orientation;
import org.braggscape.figure.PatternView;
import org.braggscape.session.Layout;
import org.braggscape.session.PatternLook;
import org.braggscape.session.PatternLooks;
import org.braggscape.session.Place;
import org.braggscape.session.View;

/** Takes what is looked at from the screen, and puts it back. */
final class ViewState {
    private final Descents descents;
    private final Playback playback;
    private final Minima minima;
    private final SessionScreen screen;

    ViewState(Descents descents, Playback playback, Minima minima, SessionScreen screen) {
        this.descents = descents;
        this.playback = playback;
        this.minima = minima;
        this.screen = screen;
    }

    /** {@return what changes with it} */
    List<Observable> sources() {
        List<Observable> sources = new ArrayList<>(List.of(minima.pinned(), minima.line(), minima.cutPoint(), descents.selected(),
                descents.mode(), playback.step(), playback.speed(), screen.centre().shown(),
                screen.tabs().getSelectionModel().selectedItemProperty(), screen.minima().choice(), screen.cells().orientation(),
                screen.cells().zoom(), screen.patterns().view(), screen.minima().patternView(), screen.minima().masqueradeView(),
                screen.joint().choices(), screen.middle().position(), screen.minima().divider().position(),
                screen.study().divider().position()));
        sources.addAll(screen.study().looks());
        screen.sections().forEach(section -> sources.add(section.folded()));
        return sources;
    }

    View capture(Optional<Place> place) {
        Orientation seen = screen.cells().orientation().get();
        int start = descents.selected().get() == null ? 0 : descents.selected().get().start().number();
        PatternLooks patterns = new PatternLooks(look(screen.patterns().view()), look(screen.minima().patternView()),
                look(screen.minima().masqueradeView()));
        Layout layout = new Layout(screen.middle().position().get(), screen.minima().divider().position().get(),
                screen.study().divider().position().get(),
                screen.sections().stream().filter(section -> section.folded().get()).map(Section::name).toList());
        return new View(place, minima.pins(), start, descents.mode().get(), descents.starts().isEmpty() ? 0 : playback.lastingStep(),
                playback.speed().get(), screen.centre().shown().get(), screen.tabs().shown(), screen.minima().shown(),
                List.of(seen.w(), seen.x(), seen.y(), seen.z()), screen.cells().zoom().get(), patterns, minima.cutLine(),
                screen.joint().added(), screen.study().onScreen(), layout);
    }

    private static PatternLook look(ObjectProperty<PatternView> view) {
        return SavedLook.of(view.get());
    }

    /** After the structure, which resets some of it. */
    void restore(View view) {
        minima.restore(view.pinned());
        minima.restore(view.cut());
        playback.speed().set(view.speed());
        screen.centre().show(view.centre());
        screen.tabs().select(view.rightTab());
        screen.minima().show(view.minima());
        List<Double> o = view.orientation();
        screen.cells().orientation().set(new Orientation(o.get(0), o.get(1), o.get(2), o.get(3)));
        screen.cells().zoom().set(view.cellZoom());
        screen.patterns().view().set(SavedLook.view(view.patterns().selected()));
        screen.minima().patternView().set(SavedLook.view(view.patterns().pinned()));
        screen.minima().masqueradeView().set(SavedLook.view(view.patterns().masquerade()));
        screen.joint().restore(view.joint());
        screen.study().restore(view.study());
        screen.middle().move(view.layout().right());
        screen.minima().divider().move(view.layout().minima());
        screen.study().divider().move(view.layout().structures());
        screen.sections().forEach(section -> section.folded().set(view.layout().folded().contains(section.name())));
    }
}
