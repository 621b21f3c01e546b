/**
 * Whether two structures are the same crystal, with the semantics of pymatgen's StructureMatcher (S. P. Ong et al.,
 * Comput. Mater. Sci. 68, 314 (2013)): Niggli cell, primitive cell, cells mapped onto each other, atoms assigned to atoms.
 *
 * <p>{@link org.braggscape.matching.StructureMatcher} is the entrance. A structure that is compared many times is prepared
 * once. Nothing here throws because a structure is odd: a comparison that cannot be made is no match, with its reason.
 */
package org.braggscape.matching;
