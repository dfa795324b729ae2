/** Pedigree. The packages read in the order of the pipeline; see each package's own words. */
package dev.pedigree;
