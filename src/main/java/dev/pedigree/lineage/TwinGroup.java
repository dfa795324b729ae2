package dev.pedigree.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Models with one design.
 *
 * @param fingerprint {@code sha256:…} of the listing
 * @param members catalogue ids, by release date and id; at least two
 * @param unlisted in what they differ that no line of a listing shows; sizes are left out
 */
public record TwinGroup(String fingerprint, List<String> members, List<Unlisted> unlisted) {
  /** The largest group first. */
  public static final Comparator<TwinGroup> LARGEST =
      Comparator.comparingInt((TwinGroup g) -> -g.members().size())
          .thenComparing(g -> g.members().get(0));

  /** Makes a group of members that come one after another, by release date and id. */
  public static final class Finder {
    private final List<String> members = new ArrayList<>();
    private final Unlisted.Finder unlisted = new Unlisted.Finder();

    /** Takes the next member. */
    public void add(String id, Unlisted.Constants constants) {
      members.add(id);
      unlisted.add(id, constants);
    }

    /** The group. */
    public TwinGroup of(String fingerprint) {
      return new TwinGroup(fingerprint, List.copyOf(members), unlisted.all());
    }
  }
}
