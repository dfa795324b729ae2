/**
 * Findings: errors, warnings and remarks about inputs.
 *
 * <p>In: nothing; every other package may use this one. Out: {@link
 * dev.pedigree.diagnostics.Finding}s, each with a severity, a rule id, a place, a sentence in
 * English and Chinese and a hint for what to do next; printers for them.
 *
 * <p>Never: logs. A problem is either returned as a finding or thrown as a {@link
 * dev.pedigree.diagnostics.FindingException}.
 */
package dev.pedigree.diagnostics;
