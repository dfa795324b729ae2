package dev.pedigree.lineage;

import java.util.List;

/**
 * Models with one design.
 *
 * @param fingerprint {@code sha256:…} of the listing
 * @param members catalogue ids, by release date and id; at least two
 * @param unlisted in what they differ that no line of a listing shows; sizes are left out
 */
public record TwinGroup(String fingerprint, List<String> members, List<Unlisted> unlisted) {}
