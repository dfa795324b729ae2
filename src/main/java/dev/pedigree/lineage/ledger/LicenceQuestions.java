package dev.pedigree.lineage.ledger;

import dev.pedigree.catalog.ModelId;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the terms of licences from ancestors to the models made from their weights. Whoever
 * grants a licence is not bound by it, so models of the same owner raise no question; neither does
 * a licence whose terms are not known here.
 */
final class LicenceQuestions {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** Most generations that are followed. */
  private static final int DEEPEST = 16;

  private final Atlas atlas;
  private final Map<String, List<Edge>> up = new HashMap<>();

  private LicenceQuestions(Atlas atlas) {
    this.atlas = atlas;
    for (Edge edge : atlas.edges()) {
      if (edge.relation().sharesWeights() && edge.state().drawn() && !edge.ghost()) {
        up.computeIfAbsent(edge.child(), c -> new ArrayList<>()).add(edge);
      }
    }
  }

  /** A way up from a child: ids from the top down. */
  private record Way(List<String> path, boolean proved) {}

  static List<LicenceQuestion> of(Atlas atlas) {
    LicenceQuestions questions = new LicenceQuestions(atlas);
    return atlas.entries().values().stream().flatMap(e -> questions.of(e).stream()).toList();
  }

  /**
   * The questions about one model; of two ways to the same term the proved or shorter one counts.
   */
  private List<LicenceQuestion> of(Entry child) {
    Optional<String> stated = licence(child);
    if (stated.isEmpty()) {
      return List.of();
    }
    Map<String, LicenceQuestion> found = new java.util.TreeMap<>();
    for (Way way : ways(child.id())) {
      Entry top = atlas.entries().get(way.path().get(0));
      Optional<Licence> licence = licence(top).flatMap(Licences::of);
      if (licence.isEmpty() || owner(top).equals(owner(child))) {
        continue;
      }
      for (Licence.Term term : licence.get().terms()) {
        if (open(term, licence.get(), child, stated.get())) {
          LicenceQuestion question = question(child, stated.get(), way, top, licence.get(), term);
          found.merge(
              licence.get().id() + " " + term.kind().word(),
              question,
              (old, more) -> more.proved() && !old.proved() ? more : old);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private List<Way> ways(String child) {
    List<Way> ways = new ArrayList<>();
    Deque<Way> open = new ArrayDeque<>(List.of(new Way(List.of(child), true)));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Way way = open.remove();
      for (Edge edge : up.getOrDefault(way.path().get(0), List.of())) {
        boolean proved = way.proved() && edge.state() == Edge.State.PROVED;
        if (way.path().contains(edge.parent())
            || way.path().size() > DEEPEST
            || !seen.add(edge.parent() + " " + proved)) {
          continue;
        }
        List<String> path = new ArrayList<>(List.of(edge.parent()));
        path.addAll(way.path());
        Way longer = new Way(path, proved);
        ways.add(longer);
        open.add(longer);
      }
    }
    return ways;
  }

  /** Whether what the child states leaves open if a term is kept. */
  private static boolean open(Licence.Term term, Licence licence, Entry child, String stated) {
    Optional<Licence> own = Licences.of(stated);
    boolean other = own.isPresent() && !own.get().id().equals(licence.id());
    return switch (term.kind()) {
      case NON_COMMERCIAL -> own.isPresent() && own.get().permissive();
      case NO_DERIVATIVES -> true;
      case SHARE_ALIKE, PASS_ON -> other;
      case NAME -> !plain(name(child)).startsWith(plain(term.prefix()));
    };
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String name(Entry entry) {
    String id = ModelId.of(entry.id()).repository();
    return id.substring(id.indexOf('/') + 1);
  }

  private static String owner(Entry entry) {
    return entry.id().substring(0, entry.id().indexOf('/')).toLowerCase(Locale.ROOT);
  }

  /** What the catalogue has as declared, else what the repository states. */
  private static Optional<String> licence(Entry entry) {
    String written = entry.model().licence();
    return written.isEmpty() || written.equals("unknown")
        ? entry.origins().terms().licences().stream().findFirst().map(l -> l.id())
        : Optional.of(written);
  }

  private static LicenceQuestion question(
      Entry child, String stated, Way way, Entry top, Licence licence, Licence.Term term) {
    Text sentence =
        MESSAGES.textOf(
            "question." + term.kind().word(),
            Map.of(
                "child", child.model().name(),
                "stated", Text.same(Licences.of(stated).map(Licence::name).orElse(stated)),
                "parent", top.model().name(),
                "licence", Text.same(licence.name()),
                "clause", Text.same(term.clause()),
                "prefix", Text.same(term.prefix())));
    return new LicenceQuestion(
        child.id(),
        way.path(),
        way.proved(),
        term.kind().word(),
        licence.id(),
        stated,
        sentence,
        licence.source());
  }
}
