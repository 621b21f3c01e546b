package org.braggscape.objective;

/** What can be free in an objective. */
public enum ParameterGroup {
    /** a, b, c in Å, α, β, γ in degrees. */
    CELL,
    /** Three fractional coordinates per site. */
    COORDINATES,
    /** One occupancy per site. */
    OCCUPANCIES,
    /** One isotropic displacement parameter B in Å² per site. */
    DISPLACEMENTS,
    /** U, V, W in degrees² and η. */
    PROFILE,
    /** The factor of all intensities. */
    SCALE
}
