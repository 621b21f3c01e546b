/**
 * Crystal structures in files. {@link org.braggscape.crystal.io.StructureFile} opens any supported file,
 * {@link org.braggscape.crystal.io.SampleStructures} the crystals that come with the program.
 *
 * <p>Reading a CIF goes in three steps: {@code CifTokenizer} cuts text into tokens, {@code CifDocument} sorts them into
 * blocks and tables, {@code CifReader} makes a structure of a block. In a POSCAR each line
 * has its meaning by its number, so {@code PoscarReader} goes line by line. What was odd but readable becomes a notice for the
 * user; what cannot be read becomes a {@link org.braggscape.crystal.io.StructureFormatException}.
 */
package org.braggscape.crystal.io;
