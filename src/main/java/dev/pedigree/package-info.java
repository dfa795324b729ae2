/** Pedigree. Each package is described in its {@code package-info}. */
package dev.pedigree;
