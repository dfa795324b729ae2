package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path between two designs that changes one line of the listing at a time. The order is the one
 * that passes the most designs that some model of the catalogue has.
 *
 * @param from catalogue id
 * @param to catalogue id
 * @param links one for each line that differs, in the order of the path
 */
public record EditChain(String from, String to, List<Link> links) {

  /** Most lines that may differ: the cost of the search doubles with each. */
  private static final int MOST = 14;

  /**
   * One changed line.
   *
   * @param difference what changes
   * @param model the earliest model whose listing is the one after this change, when the catalogue
   *     has one
   */
  public record Link(Difference difference, Optional<String> model) {}

  /**
   * The path between two models; empty when one has no architecture, a line is not known, or too
   * many lines differ.
   */
  public static Optional<EditChain> between(Atlas atlas, String from, String to) {
    Optional<Architecture> a = architecture(atlas, from);
    Optional<Architecture> b = architecture(atlas, to);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    List<Difference> lines = ArchitectureDiffer.diff(a.get(), b.get()).lines();
    if (lines.size() > MOST || lines.stream().anyMatch(Difference::open)) {
      return Optional.empty();
    }
    return Optional.of(new EditChain(from, to, order(lines, named(atlas), a.get(), b.get())));
  }

  /** Tries every order by dynamic programming over the sets of lines already changed. */
  private static List<Link> order(
      List<Difference> lines, Map<String, String> named, Architecture a, Architecture b) {
    int all = (1 << lines.size()) - 1;
    String[] model = new String[all + 1];
    int[] met = new int[all + 1];
    int[] last = new int[all + 1];
    for (int set = 1; set <= all; set++) {
      model[set] = named.get(mixed(a, b, lines, set).listingFingerprint());
      met[set] = -1;
      for (int line = 0; line < lines.size(); line++) {
        int before = set & ~(1 << line);
        if (before != set && met[before] > met[set]) {
          met[set] = met[before];
          last[set] = line;
        }
      }
      met[set] += model[set] == null ? 0 : 1;
    }
    List<Link> links = new ArrayList<>();
    for (int set = all; set != 0; set &= ~(1 << last[set])) {
      links.add(0, new Link(lines.get(last[set]), Optional.ofNullable(model[set])));
    }
    return links;
  }

  private static Architecture mixed(
      Architecture a, Architecture b, List<Difference> lines, int set) {
    Map<Trait, dev.pedigree.architecture.trait.Fact> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      traits.put(trait, a.trait(trait));
    }
    for (int line = 0; line < lines.size(); line++) {
      if ((set & (1 << line)) != 0) {
        String rule = lines.get(line).rule();
        for (Trait trait : Trait.values()) {
          if (trait.rule().equals(rule)) {
            traits.put(trait, b.trait(trait));
          }
        }
      }
    }
    return new Architecture(
        a.dialect(),
        traits,
        a.sizes(),
        a.parameters(),
        a.computation(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The earliest model of each listing. */
  private static Map<String, String> named(Atlas atlas) {
    Map<String, Entry> earliest = new HashMap<>();
    for (Entry entry : atlas.entries().values()) {
      entry
          .architecture()
          .filter(Architecture::fullyKnown)
          .ifPresent(
              architecture ->
                  earliest.merge(architecture.listingFingerprint(), entry, EditChain::earlier));
    }
    Map<String, String> named = new HashMap<>();
    earliest.forEach((listing, entry) -> named.put(listing, entry.id()));
    return named;
  }

  private static Entry earlier(Entry a, Entry b) {
    return b.model().released().compareTo(a.model().released()) < 0 ? b : a;
  }

  private static Optional<Architecture> architecture(Atlas atlas, String id) {
    return Optional.ofNullable(atlas.entries().get(id)).flatMap(Entry::architecture);
  }
}
