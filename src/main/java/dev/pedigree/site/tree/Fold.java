package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses which releases are drawn where a picture has no room for all.
 *
 * <p>One after the other goes into a sign of its family that says how many more there are, the
 * least prominent first, and never the most prominent of a family. Where there are more families
 * than signs, the least prominent ones are left to the list beside the picture. Signs of different
 * families or organisations are never joined.
 *
 * @param signs at most the limit, numbered
 * @param left releases of families that are not drawn
 */
record Fold(List<Sign> signs, int left) {

  /** At most {@code limit} signs for these releases. */
  static Fold of(Kin kin, List<Sign> releases, int limit) {
    if (releases.size() <= limit) {
      return new Fold(releases, 0);
    }
    Signs signs = new Signs(kin);
    Comparator<Sign> prominence = prominence(kin);
    Map<String, List<Sign>> families = new TreeMap<>();
    releases.stream()
        .sorted(prominence)
        .forEach(s -> families.computeIfAbsent(group(s), f -> new ArrayList<>()).add(s));
    Set<Sign> folded = fold(families, prominence, releases, limit);
    List<List<Sign>> drawn = new ArrayList<>();
    for (List<Sign> family : families.values()) {
      drawn.add(drawn(signs, family, folded));
    }
    drawn.sort(Comparator.comparing((List<Sign> d) -> d.get(0), prominence).reversed());
    List<Sign> all = new ArrayList<>();
    int left = 0;
    for (List<Sign> family : drawn) {
      if (left == 0 && all.size() + family.size() <= limit) {
        all.addAll(family);
      } else {
        left += family.stream().mapToInt(Fold::count).sum();
      }
    }
    return new Fold(signs.inOrder(all), left);
  }

  /** How many releases a sign stands for. */
  static int count(Sign sign) {
    return sign.kind() == Sign.Kind.MORE ? Integer.parseInt(sign.name().en()) : 1;
  }

  /** What may be joined: releases of one family by one organisation. */
  private static String group(Sign sign) {
    return sign.family().id() + "\0" + sign.lab().en();
  }

  private static Set<Sign> fold(
      Map<String, List<Sign>> families,
      Comparator<Sign> prominence,
      List<Sign> releases,
      int limit) {
    Set<Sign> folded = new HashSet<>();
    Set<String> opened = new HashSet<>();
    int count = releases.size();
    for (Sign sign : releases.stream().sorted(prominence).toList()) {
      List<Sign> family = families.get(group(sign));
      // In a family of two, one of them folded would need a sign all the same.
      boolean useful = family.size() > 2 && family.get(family.size() - 1) != sign;
      if (count > limit && useful) {
        folded.add(sign);
        count -= opened.add(group(sign)) ? 0 : 1;
      }
    }
    return folded;
  }

  /** The signs of a family, the most prominent first; a single folded one is drawn itself. */
  private static List<Sign> drawn(Signs signs, List<Sign> family, Set<Sign> folded) {
    List<Sign> more = family.stream().filter(folded::contains).toList();
    List<Sign> drawn = new ArrayList<>();
    for (int i = family.size() - 1; i >= 0; i--) {
      if (more.size() == 1 || !folded.contains(family.get(i))) {
        drawn.add(family.get(i));
      }
    }
    if (more.size() > 1) {
      drawn.add(signs.more(more));
    }
    return drawn;
  }

  /** From the least prominent: curated ones last, then those with descendants, large, new. */
  private static Comparator<Sign> prominence(Kin kin) {
    return Comparator.comparing(Sign::bold)
        .thenComparing(kin::heirs)
        .thenComparing(s -> s.models().size())
        .thenComparing(Sign::day)
        .thenComparing(s -> s.models().get(0).id());
  }
}
