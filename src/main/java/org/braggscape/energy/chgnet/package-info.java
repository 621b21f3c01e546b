/**
 * CHGNet, a graph neural network for the energy of any crystal, evaluated with the weights that others trained.
 *
 * <p>The way of the numbers: {@link org.braggscape.energy.chgnet.TorchArchive} reads the file,
 * {@link org.braggscape.energy.chgnet.Weights} checks it, {@link org.braggscape.energy.chgnet.Network} lays the layers as one
 * {@link org.braggscape.autodiff.Plan}: atoms → {@link org.braggscape.energy.chgnet.Graph} of bonds and angles → bases → three
 * rounds of {@link org.braggscape.energy.chgnet.GatedUpdate} of atoms, bonds and angles → energy.
 *
 * <p>Source: B. Deng et al., Nature Machine Intelligence 5, 1031 (2023), arXiv 2302.14231; version 0.3.0.
 */
package org.braggscape.energy.chgnet;
