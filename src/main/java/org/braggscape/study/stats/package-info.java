/** Statistics of studies: rates with intervals, and how two quantities go together. */
package org.braggscape.study.stats;
