package dev.pedigree.architecture.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A model under a scheme of names, and what is said of it.
 *
 * @param text the model, the scheme, and what was told
 * @param described whether there is a description in which nine of ten tensors have a role
 * @param wrong roles and traits that are not the true ones
 */
record SchemeRun(String text, boolean described, List<String> wrong) {

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
    ObjectNode left = own.isObject() ? own.deepCopy() : null;
    JsonNode keys =
        config && left != null
            ? left.without(List.of("model_type", "architectures", "auto_map"))
            : MissingNode.getInstance();
    List<Tensor> tensors = new ArrayList<>();
    named.forEach(n -> tensors.add(new Tensor(n.name(), n.dtype(), n.shape(), 0, 0, "")));
    ArchitectureReader.Reading reading =
        ArchitectureReader.read(id, keys, TensorPattern.fold(tensors));
    String text = id + " " + scheme + " " + structure + (config ? " keys" : " no keys");
    return told(text, named, reading, truth);
  }

  private static SchemeRun told(
      String text,
      List<Scheme.Named> named,
      ArchitectureReader.Reading reading,
      Architecture truth) {
    Map<String, List<String>> roles = new HashMap<>();
    if (reading.alignment().isPresent()) {
      for (Alignment.Aligned aligned : reading.alignment().get().tensors()) {
        for (List<String> row : Kin.of(aligned.tensor()).spelled()) {
          row.forEach(name -> roles.put(name, aligned.names()));
        }
      }
    } else if (reading.architecture().isPresent()) {
      return new SchemeRun(text + " BY NAME", true, List.of());
    }
    List<String> wrong = new ArrayList<>();
    int with = 0;
    for (Scheme.Named tensor : named) {
      List<String> told = padded(roles, tensor.name());
      String right = tensor.role();
      with += told.isEmpty() ? 0 : 1;
      boolean buffer = right.isEmpty() || right.contains("buffer");
      boolean fine =
          told.isEmpty()
              || told.contains(right)
              || buffer && told.stream().allMatch(t -> t.contains("buffer"));
      if (!fine && wrong.size() < 4) {
        wrong.add(tensor.name() + " " + tensor.shape() + " is " + right + ", told " + told);
      }
    }
    reading.architecture().ifPresent(read -> wrong.addAll(traits(read, truth)));
    boolean described = reading.architecture().isPresent() && with * 10 >= named.size() * 9;
    String designs = reading.alignment().map(a -> a.designs() + " " + a.fits()).orElse("nothing");
    return new SchemeRun(
        text + " → " + designs + " " + with + "/" + named.size(), described, wrong);
  }

  /** Roles by name; numbers in patterns are without leading zeros. */
  private static List<String> padded(Map<String, List<String>> roles, String name) {
    List<String> found = roles.get(name);
    return found != null
        ? found
        : roles.getOrDefault(name.replaceAll("(?<![0-9])0+(?=[0-9])", ""), List.of());
  }

  private static List<String> traits(Architecture read, Architecture truth) {
    List<String> wrong = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Fact told = read.trait(trait);
      Fact right = truth.trait(trait);
      if (!told.unknown()
          && !right.unknown()
          && !trait.listingValue(told).equals(trait.listingValue(right))) {
        wrong.add(trait.key() + " " + told.text() + " instead of " + right.text());
      }
    }
    return wrong;
  }
}
