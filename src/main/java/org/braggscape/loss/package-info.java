/**
 * How unlike two patterns are. A {@link org.braggscape.loss.BinnedLoss} compares them bin by bin; an
 * {@link org.braggscape.loss.OverlapLoss} needs sums of products only, which can be had fast.
 * {@link org.braggscape.loss.Losses} holds those that the program offers.
 */
package org.braggscape.loss;
