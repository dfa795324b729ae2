package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.grouping.Kin;
import dev.pedigree.architecture.role.TensorRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the bias of each weight: names of a matrix and of a list as long as one of its sides that
 * have the same beginning, with the same two endings in several places. The ending that biases have
 * there tells which of two lists is the bias of a norm.
 */
final class Modules {

  private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z][a-z]*)[^A-Za-z0-9]*(.+)$");

  /** Usual words for a bias, where no matrix has one. */
  private static final Set<String> BIAS_WORDS = Set.of("bias", "b", "beta", "offset", "shift");

  /**
   * How the names of a bias and its weight end behind their common beginning.
   *
   * @param weight empty if the bias has a word more
   */
  record Endings(String bias, String weight) {
    private static final String WORD = "[^A-Za-z0-9]?[A-Za-z0-9]*";

    static Endings of(String b, String w) {
      int same = 0;
      while (same < Math.min(b.length(), w.length()) && b.charAt(same) == w.charAt(same)) {
        same++;
      }
      return new Endings(b.substring(same), w.substring(same));
    }

    /** Whether both end in the same letter: the words before it differ, not those at the end. */
    boolean alike() {
      return !weight.isEmpty() && bias.endsWith(weight.substring(weight.length() - 1));
    }

    /** Whether they differ in one word, and not in the name of the module as well. */
    boolean oneWord() {
      return bias.matches(WORD) && weight.matches(WORD);
    }

    boolean usual() {
      return BIAS_WORDS.contains(bias.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT));
    }
  }

  private final List<Kin> all;

  /** Scales and the like beside packed weights. */
  private final Map<Kin, Map<Kin, TensorRole.Kind>> packing;

  /** Tensors beside packed weights of which nothing tells to which they belong. */
  private final Map<Kin, List<Kin>> unplaced;

  /** Names without numbers of layer and expert, and without what separates them at the end. */
  private final IdentityHashMap<Kin, String> plain = new IdentityHashMap<>();

  /** How many matrices have names that end so. */
  private final Map<String, Long> matricesEnding = new HashMap<>();

  private final boolean usual;
  private final Optional<Endings> endings;

  Modules(List<Kin> stored) {
    stored.forEach(kin -> plain.put(kin, plain(kin.pattern())));
    this.packing = packing(stored);
    Set<Kin> beside = Collections.newSetFromMap(new IdentityHashMap<>());
    packing.values().forEach(of -> beside.addAll(of.keySet()));
    List<Kin> rest = stored.stream().filter(k -> !beside.contains(k)).toList();
    Scales scales = Scales.of(rest, plain);
    scales
        .beside()
        .forEach(
            (weight, of) -> packing.computeIfAbsent(weight, w -> new LinkedHashMap<>()).putAll(of));
    scales.beside().values().forEach(of -> beside.addAll(of.keySet()));
    this.unplaced = scales.unplaced();
    beside.addAll(unplaced.keySet());
    this.all = stored.stream().filter(k -> !beside.contains(k)).toList();
    long matrices = all.stream().filter(Kin::matrix).count();
    long weights = all.stream().filter(k -> k.matrix() && k.ending().equals("weight")).count();
    this.usual = weights * 2 > matrices;
    Optional<Endings> behind = endings();
    this.endings = behind.isPresent() ? behind : endingsInFront();
  }

  /** How names begin, if not their ends but their beginnings tell biases from weights. */
  private Optional<Endings> endingsInFront() {
    plain.replaceAll((kin, name) -> FIRST_WORD.matcher(name).replaceFirst("$2.$1"));
    matricesEnding.clear();
    Optional<Endings> found = endings();
    if (found.isEmpty()) {
      plain.replaceAll((kin, name) -> plain(kin.pattern()));
      matricesEnding.clear();
    }
    return found;
  }

  /** Whether names tell which tensors are biases, if there are any. */
  boolean tellBiases() {
    return usual
        || endings.isPresent() && (endings.get().usual() || pairs().size() > 1)
        || all.stream().allMatch(Kin::matrix);
  }

  /** Tensors that belong to one of several packed weights; nothing tells to which. */
  Map<Kin, List<Kin>> unplaced() {
    return unplaced;
  }

  /**
   * The modules of a file.
   *
   * @param layers the number of layers
   * @param paired whether names tell which bias belongs to which weight; else each tensor is alone
   */
  List<NamelessModule> of(int layers, boolean paired) {
    Map<Kin, Kin> biasOf = paired ? pairs() : Map.of();
    Set<Kin> taken = new HashSet<>(biasOf.values());
    List<NamelessModule> modules = new ArrayList<>();
    for (Kin kin : all) {
      if (!taken.contains(kin)) {
        Kin bias = biasOf.get(kin);
        modules.add(
            new NamelessModule(
                kin,
                bias,
                packing.getOrDefault(kin, Map.of()),
                usual ? Optional.of(kin.ending().equals("weight")) : Optional.empty(),
                !kin.layered() || kin.layers().size() >= layers));
      }
    }
    return modules;
  }

  private static String plain(String pattern) {
    String name = pattern.replace("{l}", "").replace("{e}", "");
    int end = name.length();
    while (end > 0 && !Character.isLetterOrDigit(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }

  /** Scales and the like beside packed weights, which are named as programs name them. */
  private static Map<Kin, Map<Kin, TensorRole.Kind>> packing(List<Kin> all) {
    Map<String, Kin> byName = new HashMap<>();
    all.forEach(kin -> byName.put(kin.name(), kin));
    Map<Kin, Map<Kin, TensorRole.Kind>> packing = new HashMap<>();
    for (Kin kin : all) {
      Binding.packing(kin.name())
          .ifPresent(
              suffix -> {
                int end = kin.name().length() - suffix.getKey().length();
                Kin weight = byName.get(kin.name().substring(0, end) + ".weight");
                if (weight != null) {
                  packing
                      .computeIfAbsent(weight, w -> new LinkedHashMap<>())
                      .put(kin, suffix.getValue());
                }
              });
    }
    return packing;
  }

  /** How the names of biases and of their weights end. */
  private Optional<Endings> endings() {
    Map<Endings, Integer> votes = new HashMap<>();
    for (Kin list : all) {
      for (Kin other : all) {
        if (!list.matrix() && other != list && together(list, other)) {
          Endings endings = Endings.of(plain.get(list), plain.get(other));
          if (other.matrix() || endings.usual()) {
            votes.merge(endings, 1, Integer::sum);
          }
        }
      }
    }
    return votes.entrySet().stream()
        .filter(e -> !e.getKey().alike() && e.getKey().oneWord() && (!usual || e.getKey().usual()))
        .filter(e -> e.getValue() > 1 || endsMost(e.getKey()))
        .filter(e -> all.stream().allMatch(k -> mated(k, e.getKey())))
        .filter(e -> matricesEnding(e.getKey().bias()) * 2 < e.getValue())
        .max(
            Map.Entry.<Endings, Integer>comparingByValue()
                .thenComparing(e -> e.getKey().usual())
                .thenComparing(e -> e.getKey().toString()))
        .map(Map.Entry::getKey);
  }

  /** Whether most matrices end as the weight does. */
  private boolean endsMost(Endings endings) {
    return !endings.weight().isEmpty() && matricesEnding(endings.weight()) * 2 > matricesEnding("");
  }

  private long matricesEnding(String ending) {
    return matricesEnding.computeIfAbsent(
        ending, e -> all.stream().filter(k -> k.matrix() && plain.get(k).endsWith(e)).count());
  }

  private Map<Kin, Kin> pairs() {
    Map<Kin, Kin> biasOf = new LinkedHashMap<>();
    if (endings.isEmpty()) {
      return biasOf;
    }
    for (Kin list : all) {
      List<Kin> mates = mates(list, endings.get());
      if (mates.size() == 1) {
        biasOf.put(mates.get(0), list);
      }
    }
    return biasOf;
  }

  /** The tensors that a list can be the bias of by its name; none if it has not that ending. */
  private List<Kin> mates(Kin list, Endings by) {
    String name = plain.get(list);
    if (list.matrix() || !name.endsWith(by.bias())) {
      return List.of();
    }
    String stem = name.substring(0, name.length() - by.bias().length());
    List<Kin> near =
        all.stream()
            .filter(k -> k != list && together(list, k) && plain.get(k).startsWith(stem))
            .toList();
    List<Kin> exact = near.stream().filter(k -> plain.get(k).equals(stem + by.weight())).toList();
    return exact.isEmpty() && !by.weight().isEmpty() ? near : exact;
  }

  /** Whether a tensor has not the ending of a bias, or has a weight beside it. */
  private boolean mated(Kin kin, Endings by) {
    boolean floats = kin.shape().size() == 1 && kin.elements() > 1;
    return kin.matrix()
        || !floats
        || by.usual()
        || !plain.get(kin).endsWith(by.bias())
        || !mates(kin, by).isEmpty();
  }

  /** Whether one can be the bias of the other: as long as a side of it, in the same layers. */
  private static boolean together(Kin list, Kin of) {
    if (!list.layers().equals(of.layers()) || list.experts() != of.experts()) {
      return false;
    }
    long first = 1;
    for (int d = 0; d < of.shape().size(); d++) {
      first *= of.shape().get(d);
      if (first == list.elements() || of.elements() / first == list.elements()) {
        return true;
      }
    }
    return false;
  }
}
