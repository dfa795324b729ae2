package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.innovation.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes signs of models and releases. */
final class Signs {
  private final Kin kin;

  Signs(Kin kin) {
    this.kin = kin;
  }

  /** A sign for every release that has one of these models, with all its models. */
  List<Sign> releases(Collection<Model> models) {
    Set<String> wanted = new HashSet<>();
    models.forEach(m -> wanted.add(m.id()));
    List<Sign> signs = new ArrayList<>();
    for (Release release : kin.releases()) {
      if (release.all().anyMatch(wanted::contains)) {
        signs.add(release(release));
      }
    }
    return inOrder(signs);
  }

  /** A sign for each model. */
  List<Sign> models(Collection<Model> models) {
    return inOrder(models.stream().map(this::model).toList());
  }

  private Sign release(Release release) {
    List<Model> standing = named(release.models());
    List<Model> versions = named(release.versions());
    List<Model> all =
        Stream.concat(standing.stream(), versions.stream()).sorted(kin.byRelease).toList();
    List<Model> stand = standing.isEmpty() ? versions : standing;
    Model lead =
        stand.stream()
            .min(
                Comparator.comparing((Model m) -> kin.prominent(m.id()) ? 0 : 1)
                    .thenComparing(kin.byRelease))
            .orElseThrow();
    List<Sign.Chip> chips = Chips.of(stand, versions);
    boolean told = chips.size() == 1 && Chips.in(release.name().en());
    return new Sign(
        0,
        Sign.Kind.RELEASE,
        release.name(),
        kin.family(lead),
        kin.day(all.get(0)),
        all,
        lead.id(),
        told ? List.of() : chips,
        (int) versions.stream().filter(Signs::derived).count(),
        known(all),
        twin(all),
        all.stream().anyMatch(m -> kin.prominent(m.id())));
  }

  /** Whether it is a version of its own: not only another upload of the same weights. */
  private static boolean derived(Model model) {
    return model.parents().stream()
        .anyMatch(p -> p.relation().sharesWeights() && p.relation() != Relation.SAME_WEIGHTS);
  }

  private List<Model> named(List<String> ids) {
    return ids.stream().map(id -> kin.entry(id).model()).toList();
  }

  private Sign model(Model model) {
    List<Model> one = List.of(model);
    return new Sign(
        0,
        Sign.Kind.MODEL,
        model.name(),
        kin.family(model),
        kin.day(model),
        one,
        model.id(),
        List.of(),
        0,
        known(one),
        kin.twin(model.id()),
        kin.prominent(model.id()));
  }

  /** Several signs of one family as one, at the day of the last. */
  Sign more(List<Sign> folded) {
    Sign last = folded.stream().max(Comparator.comparing(Sign::day)).orElseThrow();
    List<Model> all =
        folded.stream().flatMap(s -> s.models().stream()).sorted(kin.byRelease).toList();
    return new Sign(
        0,
        Sign.Kind.MORE,
        Text.same(Integer.toString(folded.size())),
        last.family(),
        last.day(),
        all,
        last.lead(),
        List.of(),
        0,
        Sign.Known.FILES,
        -1,
        false);
  }

  /** A parent that the catalogue lacks. */
  static Sign ghost(Text name, Sign child) {
    return new Sign(
        -1,
        Sign.Kind.GHOST,
        name,
        child.family(),
        child.day(),
        List.of(),
        "",
        List.of(),
        0,
        Sign.Known.NOT,
        -1,
        false);
  }

  private Sign.Known known(List<Model> members) {
    List<Entry> entries = members.stream().map(m -> kin.entry(m.id())).toList();
    if (entries.stream().allMatch(e -> e.architecture().isEmpty())) {
      return Sign.Known.NOT;
    }
    boolean paper = entries.stream().allMatch(e -> e.model().paper().isPresent());
    return paper ? Sign.Known.PAPER : Sign.Known.FILES;
  }

  private int twin(List<Model> members) {
    Set<Integer> twins = new HashSet<>();
    members.forEach(m -> twins.add(kin.twin(m.id())));
    return twins.size() == 1 ? twins.iterator().next() : -1;
  }

  /** By day; of one day, parents before their children, else by their first model. */
  List<Sign> inOrder(List<Sign> signs) {
    Map<Long, List<Sign>> byDay = new LinkedHashMap<>();
    signs.stream()
        .sorted(Comparator.comparing(Sign::day).thenComparing(s -> s.models().get(0).id()))
        .forEach(s -> byDay.computeIfAbsent(s.day().toEpochDay(), d -> new ArrayList<>()).add(s));
    List<Sign> ordered = new ArrayList<>();
    byDay.values().forEach(day -> parentsFirst(day).forEach(s -> number(s, ordered)));
    return ordered;
  }

  private static void number(Sign sign, List<Sign> ordered) {
    ordered.add(sign.numbered(ordered.size()));
  }

  private List<Sign> parentsFirst(List<Sign> day) {
    Map<String, Sign> at = new HashMap<>();
    day.forEach(s -> s.models().forEach(m -> at.put(m.id(), s)));
    List<Sign> left = new ArrayList<>(day);
    List<Sign> out = new ArrayList<>();
    while (!left.isEmpty()) {
      Sign next =
          left.stream()
              .filter(
                  s ->
                      s.models().stream()
                          .flatMap(m -> kin.up(m.id()).stream())
                          .map(Edge::parent)
                          .map(at::get)
                          .allMatch(p -> p == null || p == s || out.contains(p)))
              .findFirst()
              .orElse(left.get(0)); // two that name each other
      left.remove(next);
      out.add(next);
    }
    return out;
  }
}
