package dev.pedigree.lineage;

import dev.pedigree.architecture.ArchitectureDiff;

/**
 * Two models side by side.
 *
 * @param a catalogue id, the earlier or parent side
 * @param b catalogue id
 * @param diff what differs
 * @param verdict the three answers
 */
public record Compared(String a, String b, ArchitectureDiff diff, Verdict verdict) {}
