/**
 * How Pedigree says that something is wrong, odd or worth knowing.
 *
 * <p>In: nothing; every other package may use this one. Out: {@link
 * dev.pedigree.diagnostics.Finding}s, each with a severity, a rule id, a place, a sentence in
 * English and Chinese and a hint what to do next, and the printers that show them.
 *
 * <p>Never: logs and goes on. A problem is either returned as a finding or thrown as a {@link
 * dev.pedigree.diagnostics.FindingException}.
 */
package dev.pedigree.diagnostics;
