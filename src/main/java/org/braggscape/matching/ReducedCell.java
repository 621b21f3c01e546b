package org.braggscape.matching;

/**
 * A cell and its atoms while it is being reduced.
 *
 * @param basis the cell vectors
 * @param positions fractional coordinates, three per atom
 * @param kinds the kind of each atom, numbered in the order of their names
 * @param sites where each atom came from: the index of a site of the structure
 */
record ReducedCell(Basis basis, double[] positions, int[] kinds, int[] sites) {
    int size() {
        return kinds.length;
    }

    /** {@return the same crystal in its Niggli cell, coordinates in [0, 1)} */
    ReducedCell niggli() {
        NiggliCell reduced = NiggliCell.of(basis);
        return new ReducedCell(reduced.basis(),
                Unimodular.wrapped(positions, Unimodular.inverse(reduced.transformation())), kinds, sites);
    }
}
