package dev.pedigree.site.tree;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.lineage.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which models are drawn as one sign.
 *
 * <p>Models of a family with one release day and one listing, such as its sizes, are one sign; so
 * are further uploads of the same weights within a family. If a picture cannot hold that many
 * signs, the models of a family are joined by day, then by quarter and year, then those of an
 * organisation by year. Models of curated comparisons keep their own sign as long as possible.
 */
final class Fold {
  private static final int LISTING = 0;
  private static final int DAY = 1;
  private static final int QUARTER = 2;
  private static final int YEAR = 3;
  private static final int ORGANISATION = 4;
  private static final int EVERYTHING = 5;

  private final Kin kin;
  private final Map<String, String> keys = new HashMap<>();

  private Fold(Kin kin) {
    this.kin = kin;
  }

  /** At most {@code limit} signs for these models, in order of release. */
  static List<Glyph> of(Kin kin, Collection<Model> models, int limit) {
    Fold fold = new Fold(kin);
    for (int level = LISTING; ; level++) {
      Map<String, List<Model>> groups = fold.groups(models, level);
      if (groups.size() <= limit || level == EVERYTHING) {
        return fold.glyphs(groups.values());
      }
    }
  }

  /** A sign for every model. */
  static List<Glyph> none(Kin kin, Collection<Model> models) {
    return new Fold(kin).glyphs(models.stream().map(List::of).toList());
  }

  private Map<String, List<Model>> groups(Collection<Model> models, int level) {
    keys.clear();
    Set<String> present = new HashSet<>();
    models.forEach(model -> present.add(model.id()));
    Map<String, List<Model>> groups = new TreeMap<>();
    for (Model model : models.stream().sorted(kin.byRelease).toList()) {
      String key = upload(model, present).map(keys::get).orElseGet(() -> key(model, level));
      keys.put(model.id(), key);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(model);
    }
    return groups;
  }

  /** The earlier model of the family whose weights this model has too. */
  private Optional<String> upload(Model model, Set<String> present) {
    return model.parents().stream()
        .filter(p -> p.relation() == Relation.SAME_WEIGHTS || p.relation() == Relation.QUANTIZED)
        .map(Parent::model)
        .filter(present::contains)
        .filter(keys::containsKey)
        .filter(id -> kin.entry(id).model().family().equals(model.family()))
        .findFirst();
  }

  private String key(Model model, int level) {
    LocalDate day = kin.day(model);
    int at = kin.prominent(model.id()) && level < EVERYTHING ? LISTING : level;
    return at
        + "\0"
        + switch (at) {
          case LISTING -> model.family() + "\0" + day + "\0" + listing(model);
          case DAY -> model.family() + "\0" + day;
          case QUARTER ->
              model.family() + "\0" + day.getYear() + "\0" + (day.getMonthValue() - 1) / 3;
          case YEAR -> model.family() + "\0" + day.getYear();
          case ORGANISATION -> kin.family(model).organisation().en() + "\0" + day.getYear();
          default -> Integer.toString(day.getYear());
        };
  }

  /** A key for the listing; a listing that is not fully known is equal to no other. */
  private String listing(Model model) {
    Optional<Architecture> architecture = kin.entry(model.id()).architecture();
    return architecture
        .filter(Architecture::fullyKnown)
        .map(Architecture::listingFingerprint)
        .orElse(model.id());
  }

  private List<Glyph> glyphs(Collection<List<Model>> groups) {
    List<List<Model>> sorted =
        groups.stream()
            .sorted(Comparator.comparing((List<Model> g) -> g.get(0), kin.byRelease))
            .toList();
    List<Glyph> glyphs = new ArrayList<>();
    for (List<Model> members : sorted) {
      Model lead = lead(members);
      glyphs.add(
          new Glyph(
              glyphs.size(),
              lead,
              List.copyOf(members),
              kin.family(lead),
              kin.day(members.get(0)),
              known(members),
              twin(members),
              members.stream().anyMatch(m -> kin.prominent(m.id())),
              Labels.of(lead, members)));
    }
    return glyphs;
  }

  private Model lead(List<Model> members) {
    return members.stream()
        .min(
            Comparator.comparing((Model m) -> kin.prominent(m.id()) ? 0 : 1)
                .thenComparing(kin.byRelease))
        .orElseThrow();
  }

  private Glyph.Known known(List<Model> members) {
    List<Entry> entries = members.stream().map(m -> kin.entry(m.id())).toList();
    if (entries.stream().allMatch(e -> e.architecture().isEmpty())) {
      return Glyph.Known.NOT;
    }
    boolean paper = entries.stream().allMatch(e -> e.model().paper().isPresent());
    return paper ? Glyph.Known.PAPER : Glyph.Known.FILES;
  }

  private int twin(List<Model> members) {
    Set<Integer> twins = new HashSet<>();
    members.forEach(m -> twins.add(kin.twin(m.id())));
    return twins.size() == 1 ? twins.iterator().next() : -1;
  }
}
