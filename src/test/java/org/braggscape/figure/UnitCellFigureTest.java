package org.braggscape.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Element;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitCellFigureTest {
    private static final Lattice TRICLINIC = new Lattice(4, 5, 6, 80, 100, 110);

    @TempDir
    Path folder;

    private static CrystalStructure structure(Lattice lattice, Site... sites) {
        return new CrystalStructure("sample", lattice, List.of(sites), Optional.empty());
    }

    private static Lattice cube(double a) {
        return new Lattice(a, a, a, 90, 90, 90);
    }

    private static CrystalStructure caesiumChloride() {
        return structure(cube(4.12), new Site(Element.Cs, new Fractional(0, 0, 0)),
                new Site(Element.Cl, new Fractional(0.5, 0.5, 0.5)));
    }

    private static CrystalStructure rockSalt() {
        List<Site> sites = new ArrayList<>();
        for (double[] face : new double[][] {{0, 0, 0}, {0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}}) {
            sites.add(new Site(Element.Na, new Fractional(face[0], face[1], face[2])));
            sites.add(new Site(Element.Cl, new Fractional((face[0] + 0.5) % 1, face[1], face[2])));
        }
        return structure(cube(5.64), sites.toArray(Site[]::new));
    }

    private static BufferedImage paint(Figure figure, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        figure.paint(graphics, width, height);
        graphics.dispose();
        return image;
    }

    private static UnitCellFigure figure(CrystalStructure structure, Orientation orientation) {
        return new UnitCellFigure(List.of(new UnitCellFigure.Cell("Truth", "*a* 4.12 Å", new UnitCell(structure))), orientation, 1,
                true, FigureStyle.LIGHT);
    }

    @Test
    void atomsOnCornersEdgesAndFacesAreRepeated() {
        assertThat(new UnitCell(caesiumChloride()).atoms()).hasSize(8 + 1);
        assertThat(new UnitCell(rockSalt()).atoms()).hasSize(8 + 6 + 12 + 1);
        // a rounded coordinate just below 1 is a corner as well
        assertThat(new UnitCell(structure(cube(4), new Site(Element.Cu, new Fractional(0.99999, 0, 1e-5)))).atoms()).hasSize(8);
        assertThat(new UnitCell(structure(cube(4), new Site(Element.Cu, new Fractional(-0.5, 0.02, 0.3)))).atoms()).hasSize(1);
    }

    @Test
    void bondsJoinNeighboursAndNoIonsOfOneSign() {
        UnitCell caesium = new UnitCell(caesiumChloride());
        assertThat(caesium.bonds()).hasSize(8).allMatch(bond -> elements(caesium, bond).equals("CsCl"));
        UnitCell salt = new UnitCell(rockSalt());
        // 27 points of a 3 by 3 by 3 grid and the lines between neighbours
        assertThat(salt.bonds()).hasSize(54).allMatch(bond -> elements(salt, bond).equals("NaCl"));
        UnitCell alloy = new UnitCell(structure(cube(2.88), new Site(Element.Al, new Fractional(0, 0, 0)),
                new Site(Element.Ni, new Fractional(0.5, 0.5, 0.5))));
        assertThat(alloy.bonds()).as("metals among themselves are bonded").hasSize(8);
        UnitCell apart = new UnitCell(structure(cube(6), new Site(Element.O, new Fractional(0.3, 0.5, 0.5)),
                new Site(Element.O, new Fractional(0.3 + 1.53 / 6, 0.5, 0.5))));
        assertThat(apart.bonds()).as("longer than 1.15 times the sum of the radii").isEmpty();
    }

    private static String elements(UnitCell cell, UnitCell.Bond bond) {
        String one = cell.atoms().get(bond.from()).element().symbol();
        String other = cell.atoms().get(bond.to()).element().symbol();
        return one.equals("Cl") ? other + one : one + other;
    }

    @Test
    void viewsAlongTheAxesPointThemAtTheViewer() {
        for (int axis = 0; axis < 3; axis++) {
            Orientation view = Orientation.along(axis, TRICLINIC);
            double[][] vectors = Orientation.rows(TRICLINIC.matrix());
            double[] seen = view.apply(vectors[axis]);
            assertThat(seen[0]).isCloseTo(0, within(1e-12));
            assertThat(seen[1]).isCloseTo(0, within(1e-12));
            assertThat(seen[2]).isCloseTo(UnitCell.length(vectors[axis]), within(1e-12));
            double[] up = view.apply(vectors[axis == 2 ? 1 : 2]);
            assertThat(up[0]).isCloseTo(0, within(1e-12));
            assertThat(up[1]).isPositive();
        }
    }

    @Test
    void draggingMovesTheFrontWithTheHand() {
        Orientation view = Orientation.along(0, cube(4));
        double[] front = view.rotate(0.1, 0).apply(new double[] {1, 0, 0});
        assertThat(front[0]).isCloseTo(Math.sin(0.1), within(1e-12));
        assertThat(front[1]).isCloseTo(0, within(1e-12));
        assertThat(view.rotate(0, 0.1).apply(new double[] {1, 0, 0})[1]).isCloseTo(-Math.sin(0.1), within(1e-12));
        Orientation there = view;
        for (int i = 0; i < 1000; i++) {
            there = there.rotate(0.1, -0.03).rotate(-0.1, 0.03);
        }
        assertThat(there.apply(new double[] {1, 2, 3})).containsExactly(view.apply(new double[] {1, 2, 3}), within(1e-9));
        assertThatThrownBy(() -> new Orientation(0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNearerHidesWhatIsBehind() {
        // along a the two atoms stand one behind the other
        CrystalStructure pair = structure(cube(8), new Site(Element.O, new Fractional(0.8, 0.5, 0.5)),
                new Site(Element.N, new Fractional(0.2, 0.5, 0.5)));
        Color front = middle(figure(pair, Orientation.along(0, pair.lattice())));
        Color back = middle(figure(pair, Orientation.along(0, pair.lattice()).rotate(Math.PI, 0)));
        assertThat(front.getRed()).as("red oxygen").isGreaterThan(front.getBlue() + 50);
        assertThat(back.getBlue()).as("blue nitrogen").isGreaterThan(back.getRed() + 50);
    }

    private static Color middle(UnitCellFigure figure) {
        BufferedImage image = paint(figure, 400, 400);
        double head = 3.3 * FigureStyle.LIGHT.fontSize();
        double foot = 1.9 * FigureStyle.LIGHT.fontSize() + 8;
        return new Color(image.getRGB(200, (int) Math.round((head + 400 - foot) / 2)));
    }

    @Test
    void thePictureIsTheSameEveryTime() {
        BufferedImage one = paint(figure(rockSalt(), Orientation.START), 300, 300);
        BufferedImage other = paint(figure(rockSalt(), Orientation.START), 300, 300);
        assertThat(one.getRGB(0, 0, 300, 300, null, 0, 300)).containsExactly(other.getRGB(0, 0, 300, 300, null, 0, 300));
        BufferedImage turned = paint(figure(rockSalt(), Orientation.START.rotate(0.05, 0)), 300, 300);
        assertThat(one.getRGB(0, 0, 300, 300, null, 0, 300)).isNotEqualTo(turned.getRGB(0, 0, 300, 300, null, 0, 300));
    }

    @Test
    void sharedSpotsAreOneBallInSlices() {
        CrystalStructure mixed = structure(cube(4),
                new Site("M", Element.Mn, OptionalInt.empty(), new Fractional(0.5, 0.5, 0.5), 0.25, 0),
                new Site("C", Element.Co, OptionalInt.empty(), new Fractional(0.5, 0.5, 0.5), 0.75, 0));
        UnitCell cell = new UnitCell(mixed);
        assertThat(cell.atoms()).hasSize(1);
        assertThat(cell.atoms().get(0).mixed()).isTrue();
        assertThat(cell.atoms().get(0).element()).isEqualTo(Element.Co);
        assertThat(cell.elements()).containsExactly(Element.Mn, Element.Co);
    }

    @Test
    void inVectorFilesEverythingStaysVector() throws Exception {
        Path file = folder.resolve("cell.svg");
        FigureExport.svg(figure(caesiumChloride(), Orientation.START), UnitCellFigure.SIZE, file);
        String svg = Files.readString(file);
        assertThat(svg).doesNotContain("<image").contains("<radialGradient").contains("<linearGradient").contains(">Truth<")
                .contains(">Cs<").contains(">Cl<");
        for (String axis : List.of("a", "b", "c")) {
            assertThat(svg).contains(">" + axis + "<");
        }
    }

    @Test
    void everyElementHasARadiusAndAColour() {
        for (Element element : Element.values()) {
            assertThat(element.covalentRadius()).isBetween(0.28, 2.6);
            assertThat(ElementColours.of(element)).isNotNull();
        }
        assertThat(Element.O.covalentRadius()).isEqualTo(0.66);
        assertThat(Element.U.covalentRadius()).isEqualTo(1.96);
        assertThat(Element.Og.covalentRadius()).isEqualTo(Element.Cm.covalentRadius());
    }
}
