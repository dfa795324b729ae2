package dev.pedigree.architecture.check;

import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.Witness.Says;
import dev.pedigree.architecture.Witness.Source;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the names in an index with the tensors that a description from the configuration alone
 * needs: layers, roles, towers beside the text decoder, and names without a role.
 */
public final class IndexCheck {
  /** Most roles that are named in a sentence. */
  private static final int MOST = 6;

  private static final Comparator<TensorRole> BY_NAME = Comparator.comparing(TensorRole::name);

  private final StatedTensors index;
  private final Config config;
  private final Binding expected;
  private final Binding named;
  private final List<Witness> witnesses = new ArrayList<>();
  private final Set<TensorRole> disputed = new TreeSet<>(BY_NAME);
  private boolean more;

  private IndexCheck(StatedTensors index, Candidate candidate) {
    this.index = index;
    this.config = candidate.config();
    this.expected = candidate.binding();
    this.named = candidate.named(index.tensors());
  }

  /**
   * What an index says.
   *
   * @param witnesses its statements; one that confirms if it names what the description needs
   * @param disputed the roles of which it names other tensors than expected
   * @param whole whether it names nothing whose size is not described
   * @param buffers how many tensors it names that are stored but not learned
   */
  public record Heard(
      List<Witness> witnesses, Set<TensorRole> disputed, boolean whole, long buffers) {}

  /** Compares an index with a description. */
  public static Heard of(StatedTensors index, Candidate candidate) {
    IndexCheck check = new IndexCheck(index, candidate);
    check.layers();
    check.roles();
    check.towers();
    check.unknown();
    if (check.witnesses.isEmpty()) {
      check.confirm();
    }
    return new Heard(
        List.copyOf(check.witnesses),
        Set.copyOf(check.disputed),
        !check.more && check.witnesses.stream().noneMatch(Witness::contradicts),
        count(check.named, Part.BUFFER));
  }

  private static long count(Binding binding, Part part) {
    return binding.bound().stream()
        .filter(b -> b.spec().part() == part)
        .mapToLong(b -> b.pattern().count())
        .sum();
  }

  private void layers() {
    SortedSet<Integer> needed = expected.layersThere();
    SortedSet<Integer> there = named.layersThere();
    if (!needed.isEmpty() && !there.isEmpty() && !needed.equals(there)) {
      contradict(
          "layers",
          "declared",
          needed.size(),
          "needed",
          new IndexRanges(List.copyOf(needed)),
          "named",
          there.size(),
          "there",
          new IndexRanges(List.copyOf(there)));
    }
  }

  private void roles() {
    Set<Integer> common = new TreeSet<>(expected.layersThere());
    common.retainAll(named.layersThere());
    Map<TensorRole, Long> needed = counts(expected, common);
    Map<TensorRole, Long> there = counts(named, common);
    long all = needed.values().stream().mapToLong(Long::longValue).sum();
    long found = there.values().stream().mapToLong(Long::longValue).sum();
    boolean holes = common.isEmpty() && !expected.layersThere().isEmpty();
    if (holes || 2 * found < all) {
      contradict("incomplete", "named", index.count(), "needed", total(expected));
    }
    Map<TensorRole, Long> beyond = differences(there, needed);
    Map<TensorRole, Long> missing = differences(needed, there);
    if (otherwisePacked(beyond.keySet(), missing.keySet())) {
      return;
    }
    head(beyond, missing, holes);
    if (!beyond.isEmpty()) {
      disputed.addAll(beyond.keySet());
      contradict("named-more", "roles", shown(beyond));
    }
    if (!missing.isEmpty() && !holes) {
      disputed.addAll(missing.keySet());
      contradict("named-less", "roles", shown(missing));
    }
  }

  /**
   * The output matrix: an index tells whether one is stored, not whether it equals the embedding.
   */
  private void head(Map<TensorRole, Long> beyond, Map<TensorRole, Long> missing, boolean holes) {
    TensorRole head = Role.HEAD.weight();
    if (beyond.remove(head) != null) {
      disputed.add(head);
      open("head-named", "name", named.first(head).pattern().name());
    } else if (missing.remove(head) != null && !holes) {
      disputed.add(head);
      open("head-not-named", "tensors", index.count());
    }
  }

  /** Whether the same parts are stored in one matrix and expected in several, or the reverse. */
  private static boolean otherwisePacked(Set<TensorRole> beyond, Set<TensorRole> missing) {
    return !beyond.isEmpty()
        && !missing.isEmpty()
        && parts(beyond).equals(parts(missing))
        && parts(beyond).stream()
            .allMatch(p -> p == Part.EXPERT || p == Part.ATTENTION || p == Part.FEED_FORWARD);
  }

  private static Set<Part> parts(Set<TensorRole> roles) {
    Set<Part> parts = new TreeSet<>();
    roles.forEach(role -> parts.add(role.part()));
    return parts;
  }

  private static Map<TensorRole, Long> counts(Binding binding, Set<Integer> layers) {
    Map<TensorRole, Long> counts = new HashMap<>();
    for (Binding.Bound bound : binding.bound()) {
      if (bound.spec().buffer() || bound.besideWeight()) {
        continue;
      }
      long count = bound.pattern().count();
      if (!bound.layers().isEmpty()) {
        count =
            count
                / bound.layers().size()
                * bound.layers().stream().filter(layers::contains).count();
      }
      counts.merge(bound.role().plain(), count, Long::sum);
    }
    return counts;
  }

  /** How many more tensors of each role are on one side than on the other. */
  private static Map<TensorRole, Long> differences(
      Map<TensorRole, Long> here, Map<TensorRole, Long> there) {
    Map<TensorRole, Long> more = new TreeMap<>(BY_NAME);
    here.forEach(
        (role, count) -> {
          if (count > there.getOrDefault(role, 0L)) {
            more.put(role, count - there.getOrDefault(role, 0L));
          }
        });
    return more;
  }

  private static String shown(Map<TensorRole, Long> roles) {
    List<String> all = new ArrayList<>();
    roles.forEach((role, count) -> all.add(role + " × " + count));
    int rest = all.size() - MOST;
    return String.join(", ", all.subList(0, Math.min(MOST, all.size())))
        + (rest > 0 ? ", … + " + rest : "");
  }

  /** Tensors of parts beside the text decoder. */
  private void towers() {
    Map<Tower, List<TensorPattern>> towers = new TreeMap<>();
    List<TensorPattern> others = new ArrayList<>(named.besides());
    others.addAll(named.unassigned());
    for (TensorPattern other : others) {
      Tower.of(other.name())
          .ifPresent(t -> towers.computeIfAbsent(t, k -> new ArrayList<>()).add(other));
    }
    more |= !towers.isEmpty();
    towers.forEach(
        (tower, tensors) -> {
          long count = tensors.stream().mapToLong(TensorPattern::count).sum();
          String example = tensors.get(0).name();
          if (tower.described(config)) {
            open("tower." + tower.word(), "tensors", count, "example", example);
          } else {
            contradict("tower-undescribed." + tower.word(), "tensors", count, "example", example);
          }
        });
  }

  private void unknown() {
    List<TensorPattern> left =
        named.unassigned().stream().filter(t -> Tower.of(t.name()).isEmpty()).toList();
    if (!left.isEmpty()) {
      more = true;
      contradict(
          "no-role",
          "tensors",
          left.stream().mapToLong(TensorPattern::count).sum(),
          "all",
          index.count(),
          "example",
          left.get(0).name());
    }
  }

  private void confirm() {
    witnesses.add(
        new Witness(
            Source.INDEX_NAMES,
            Says.CONFIRMS,
            Finding.info(
                "architecture.index.confirms",
                Location.of(index.path()),
                "tensors",
                index.count(),
                "layers",
                named.layersThere().size())));
  }

  private static long total(Binding binding) {
    return binding.bound().stream().mapToLong(b -> b.pattern().count()).sum();
  }

  private void contradict(String rule, Object... args) {
    witnesses.add(
        new Witness(
            Source.INDEX_NAMES,
            Says.CONTRADICTS,
            Finding.warning("architecture.index." + rule, Location.of(index.path()), args)));
  }

  private void open(String rule, Object... args) {
    witnesses.add(
        new Witness(
            Source.INDEX_NAMES,
            Says.LEAVES_OPEN,
            Finding.info("architecture.index." + rule, Location.of(index.path()), args)));
  }
}
