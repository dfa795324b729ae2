package dev.pedigree.lineage.near;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ReleaseDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Models with one listing. Where nearest designs are searched, a class is looked at once, however
 * many members it has; so it keeps those of its first day and the next ones, and of the others how
 * many were released when.
 *
 * @param key what its members have in common
 * @param architecture of the first member; its lines are those of all
 * @param members the first members, in their order
 * @param days how many members were released at each date
 */
public record DesignClass(
    String key,
    Architecture architecture,
    List<Member> members,
    SortedMap<ReleaseDate, Integer> days) {
  /** Most members that are kept beside those of the first day. */
  static final int MOST_MEMBERS = 50;

  /**
   * A model as its class knows it. The earliest is the first; of one day, those that claim no
   * weights of another, then by id.
   *
   * @param id catalogue id
   * @param claims whether it claims weights of another model
   * @param sizes layers, width, heads, feed-forward; 0 where a size is not known
   */
  public record Member(String id, ReleaseDate released, boolean claims, List<Double> sizes)
      implements Comparable<Member> {
    private static final List<Size> SIZES = List.of(Size.LAYERS, Size.WIDTH, Size.HEADS, Size.FFN);
    private static final Comparator<Member> ORDER =
        Comparator.comparing(Member::released)
            .thenComparing(Member::claims)
            .thenComparing(Member::id);

    public Member {
      sizes = List.copyOf(sizes);
    }

    /** A described model. */
    public static Member of(Model model, Architecture architecture) {
      boolean claims = model.parents().stream().anyMatch(p -> p.relation().sharesWeights());
      return new Member(model.id(), model.released(), claims, sizes(architecture));
    }

    static List<Double> sizes(Architecture architecture) {
      return SIZES.stream()
          .map(size -> architecture.size(size).value() instanceof Number n ? n.doubleValue() : 0.0)
          .toList();
    }

    /**
     * How far it is from other sizes: the sum of the logarithms of the ratios of those known of
     * both.
     */
    double gap(List<Double> others) {
      double gap = 0;
      for (int i = 0; i < sizes.size(); i++) {
        if (sizes.get(i) > 0 && others.get(i) > 0) {
          gap += Math.abs(Math.log(sizes.get(i) / others.get(i)));
        }
      }
      return gap;
    }

    @Override
    public int compareTo(Member other) {
      return ORDER.compare(this, other);
    }
  }

  public DesignClass {
    members = List.copyOf(members);
    days = new TreeMap<>(days);
  }

  /**
   * What the members of a class have in common: the listing. Models of whose listings the same
   * lines are unknown share a class, too, as each is equally far from any other; but they need not
   * be of one design.
   */
  public static String key(Architecture architecture) {
    return (architecture.fullyKnown() ? "" : "open ") + architecture.listingFingerprint();
  }

  /** Whether its members are of one design. */
  boolean one() {
    return architecture.fullyKnown();
  }

  /** The classes of described models, by key; those of which most lines are unknown are in none. */
  static List<DesignClass> all(Map<String, Model> models, Map<String, Architecture> architectures) {
    SortedMap<String, List<String>> byKey = new TreeMap<>();
    architectures.forEach(
        (id, architecture) -> {
          if (architecture.mostlyKnown()) {
            byKey.computeIfAbsent(key(architecture), k -> new ArrayList<>()).add(id);
          }
        });
    List<DesignClass> classes = new ArrayList<>();
    byKey.forEach(
        (key, ids) -> {
          Roll roll = new Roll();
          ids.forEach(id -> roll.add(Member.of(models.get(id), architectures.get(id))));
          classes.add(roll.of(key, architectures::get));
        });
    return classes;
  }

  /** Keeps of the members of a class, which come in any order, those that are looked at. */
  public static final class Roll {
    private final TreeMap<Member, Member> first = new TreeMap<>();
    private final SortedMap<ReleaseDate, Integer> days = new TreeMap<>();

    /** Takes a member. */
    public void add(Member member) {
      days.merge(member.released(), 1, Integer::sum);
      first.put(member, member);
      // The last one goes, if it is neither of the first day nor one of the next ones.
      ReleaseDate day = first.firstKey().released();
      int most = days.get(day) + MOST_MEMBERS;
      while (first.size() > most && !first.lastKey().released().equals(day)) {
        first.pollLastEntry();
      }
    }

    /** The members that are looked at, in their order. */
    public List<Member> members() {
      return List.copyOf(first.keySet());
    }

    /** How many members were released at each date. */
    public SortedMap<ReleaseDate, Integer> days() {
      return days;
    }

    private DesignClass of(String key, Function<String, Architecture> architectures) {
      return new DesignClass(key, architectures.apply(first.firstKey().id()), members(), days);
    }
  }

  /**
   * The members by which the class is named when only some count: of the first day the one that is
   * nearest in size, then the others in their order.
   *
   * @param sizes of the model that is compared
   */
  List<String> named(Predicate<Member> counts, List<Double> sizes) {
    List<Member> all = members.stream().filter(counts).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    Member head = all.get(0);
    Member first =
        all.stream()
            .filter(m -> m.released().equals(head.released()) && m.claims() == head.claims())
            .min(Comparator.comparingDouble((Member m) -> m.gap(sizes)).thenComparing(m -> m))
            .orElseThrow();
    return Stream.concat(Stream.of(first), all.stream().filter(m -> m != first))
        .limit(MOST_MEMBERS + 1)
        .map(Member::id)
        .toList();
  }

  /** How many members were released before a date. */
  int before(ReleaseDate date) {
    return days.headMap(date).values().stream().mapToInt(Integer::intValue).sum();
  }
}
