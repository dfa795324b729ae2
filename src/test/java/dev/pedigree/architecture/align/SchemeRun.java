package dev.pedigree.architecture.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model under a scheme of names, and what is said of it.
 *
 * @param text the model, the scheme, and what was told
 * @param described whether there is a description in which nine of ten tensors have a role
 * @param wrong roles and traits that are not the true ones
 */
record SchemeRun(String text, boolean described, List<String> wrong) {

  private static final Pattern RANGES = Pattern.compile("\\{([0-9,-]+)}");

  /** Tensors that have nothing to do with the model. */
  private static final List<Scheme.Named> EXTRA =
      List.of(
          new Scheme.Named("global_step", "I64", List.of(), ""),
          new Scheme.Named("rotary_table", "F32", List.of(64L), ""));

  /**
   * Names a model anew and reads it.
   *
   * @param seed of the scheme and its words
   * @param unseen whether the words are of the family that is only measured
   * @param config whether the configuration is kept, without class and model type
   */
  static SchemeRun of(
      String id, JsonNode own, Architecture truth, long seed, boolean unseen, boolean config) {
    Random random = new Random(seed);
    Scheme scheme = Scheme.random(random);
    Structure structure =
        scheme.suffix() == Scheme.Suffix.JAX || scheme.words() == Scheme.Words.TREE
            ? Structure.jax(random)
            : Structure.random(random);
    List<Scheme.Named> named =
        new ArrayList<>(scheme.name(structure.of(Item.of(truth), truth), random, unseen));
    if (random.nextInt(4) == 0) {
      named.addAll(EXTRA);
    }
    ArchitectureReader.Reading reading = read(id, own, named, config);
    String text = id + " " + scheme + " " + structure + (config ? " keys" : " no keys");
    return told(text, named, reading, truth);
  }

  /** Names a model anew in a way that hides more, and reads it; empty if names would not differ. */
  static Optional<SchemeRun> disguised(
      String id, JsonNode own, Architecture truth, long seed, boolean config) {
    Random random = new Random(seed);
    Disguise disguise = Disguise.random(random);
    Structure structure = disguise.structure(random);
    List<Scheme.Named> named = disguise.name(structure.of(Item.of(truth), truth), random);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String text = id + " " + disguise + " " + structure + (config ? " keys" : " no keys");
    return Optional.of(told(text, named, read(id, own, named, config), truth));
  }

  private static ArchitectureReader.Reading read(
      String id, JsonNode own, List<Scheme.Named> named, boolean config) {
    ObjectNode left = own.isObject() ? own.deepCopy() : null;
    JsonNode keys =
        config && left != null
            ? left.without(List.of("model_type", "architectures", "auto_map"))
            : MissingNode.getInstance();
    List<Tensor> tensors = new ArrayList<>();
    named.forEach(n -> tensors.add(new Tensor(n.name(), n.dtype(), n.shape(), 0, 0, "")));
    return ArchitectureReader.read(id, keys, TensorPattern.fold(tensors));
  }

  private static SchemeRun told(
      String text,
      List<Scheme.Named> named,
      ArchitectureReader.Reading reading,
      Architecture truth) {
    Map<String, List<String>> roles = new HashMap<>();
    if (reading.alignment().isPresent()) {
      for (Alignment.Aligned aligned : reading.alignment().get().tensors()) {
        spelled(aligned.tensor().name()).forEach(name -> roles.put(name, aligned.names()));
      }
    } else if (reading.architecture().isPresent()) {
      return new SchemeRun(text + " BY NAME", true, List.of());
    }
    List<String> wrong = new ArrayList<>();
    int with = 0;
    for (Scheme.Named tensor : named) {
      List<String> told = roles.getOrDefault(tensor.name(), List.of());
      String right = tensor.role();
      with += told.isEmpty() ? 0 : 1;
      boolean buffer = right.isEmpty() || right.contains("buffer");
      boolean fine =
          told.isEmpty()
              || told.contains(right)
              || told.contains(right + ".weight")
              || buffer && told.stream().anyMatch(t -> t.contains("buffer"));
      if (!fine && wrong.size() < 4) {
        wrong.add(tensor.name() + " " + tensor.shape() + " is " + right + ", told " + told);
      }
    }
    reading.architecture().ifPresent(read -> wrong.addAll(traits(read, truth)));
    reading.architecture().ifPresent(read -> wrong.addAll(sizes(read, truth)));
    boolean described = reading.architecture().isPresent() && with * 10 >= named.size() * 9;
    String designs = reading.alignment().map(a -> a.designs() + " " + a.fits()).orElse("nothing");
    return new SchemeRun(
        text + " → " + designs + " " + with + "/" + named.size(), described, wrong);
  }

  /** The names that a pattern stands for; {@code {01-32}} counts with leading zeros. */
  private static List<String> spelled(String pattern) {
    List<String> names = List.of("");
    Matcher ranges = RANGES.matcher(pattern);
    int from = 0;
    while (ranges.find()) {
      String before = pattern.substring(from, ranges.start());
      from = ranges.end();
      List<String> longer = new ArrayList<>();
      for (String begun : names) {
        for (String part : ranges.group(1).split(",")) {
          String[] ends = part.split("-");
          String format = ends[0].startsWith("0") ? "%0" + ends[0].length() + "d" : "%d";
          int last = Integer.parseInt(ends[ends.length - 1]);
          for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
            longer.add(begun + before + String.format(Locale.ROOT, format, number));
          }
        }
      }
      names = longer;
    }
    String rest = pattern.substring(from);
    return names.stream().map(name -> name + rest).toList();
  }

  private static List<String> sizes(Architecture read, Architecture truth) {
    List<String> wrong = new ArrayList<>();
    for (Size size : List.of(Size.LAYERS, Size.WIDTH, Size.VOCAB_ROWS)) {
      Object told = read.size(size).value();
      Object right = truth.size(size).value();
      if (told != null && right != null && !told.equals(right)) {
        wrong.add(size + " " + told + " instead of " + right);
      }
    }
    return wrong;
  }

  private static List<String> traits(Architecture read, Architecture truth) {
    List<String> wrong = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Fact told = read.trait(trait);
      Fact right = truth.trait(trait);
      // Modules for more tokens lie beside the decoder and are not stored anew.
      if (trait != Trait.MULTI_TOKEN_HEAD
          && !told.unknown()
          && !right.unknown()
          && !trait.listingValue(told).equals(trait.listingValue(right))) {
        wrong.add(trait.key() + " " + told.text() + " instead of " + right.text());
      }
    }
    return wrong;
  }
}
