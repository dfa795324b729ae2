package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tensors that a dialect expects for a configuration, whether they are stored or not. */
public final class Expected {

  /** Most layers and experts; a configuration that declares more is not expanded. */
  private static final long MOST = 100_000;

  private Expected() {}

  /** The expected patterns of one entry in the model's own layers; empty when sizes are unknown. */
  public static List<TensorPattern> of(TensorSpec spec, Config config, Sizes sizes) {
    return of(spec, config, sizes, 0);
  }

  /**
   * All tensors that a dialect expects, those of the layers after the model's own that predict
   * further tokens among them, as many as are configured.
   */
  static List<TensorPattern> all(Dialect dialect, Config config, Sizes sizes) {
    long next = dialect.nextTokenBeside() ? 0 : next(config);
    List<TensorPattern> all = new ArrayList<>();
    for (TensorSpec spec : dialect.tensors()) {
      all.addAll(of(spec, config, sizes, next));
    }
    return all;
  }

  private static List<TensorPattern> of(TensorSpec spec, Config config, Sizes sizes, long next) {
    if (spec.buffer()) {
      return List.of();
    }
    if (!spec.name().contains("{l}")) {
      Question question = new Question(config, sizes);
      return spec.when().holds(question) ? patterns(spec, "", question) : List.of();
    }
    long layers = sizes.number(Size.LAYERS);
    if (layers <= 0 || layers > MOST) {
      return List.of();
    }
    // Layers of the same shape make one pattern, as shapes may differ from layer to layer.
    Map<String, List<Integer>> alike = new TreeMap<>();
    Map<String, Question> questions = new TreeMap<>();
    Question question = null;
    String key = null;
    for (int l = 0; l < layers + next; l++) {
      if (question == null || question.ofLayer()) {
        question = new Question(config, sizes, l);
        key =
            spec.when().holds(question)
                ? String.valueOf(shape(spec, question)) + spec.bias().holds(question)
                : null;
      }
      if (key != null) {
        alike.computeIfAbsent(key, k -> new ArrayList<>()).add(l - spec.first(question));
        questions.putIfAbsent(key, question);
      }
    }
    List<TensorPattern> all = new ArrayList<>();
    alike.forEach(
        (of, numbers) ->
            all.addAll(patterns(spec, new IndexRanges(numbers).toString(), questions.get(of))));
    return all;
  }

  /** The number of layers after the model's own that predict further tokens. */
  private static long next(Config config) {
    return config.get("num_nextn_predict_layers").value() instanceof Long next && next > 0
        ? Math.min(next, MOST)
        : 0;
  }

  /** Whether a tensor is expected whose shape is not known, so that no count can be whole. */
  public static boolean open(TensorSpec spec, Config config, Sizes sizes) {
    if (spec.buffer()) {
      return false;
    }
    boolean layered = spec.name().contains("{l}");
    long layers = sizes.number(Size.LAYERS);
    Question question = new Question(config, sizes, layered ? 0 : -1);
    return layered && layers <= 0
        || spec.when().holds(question)
            && (shape(spec, question) == null
                || spec.name().contains("{e}")
                    && !(spec.times().value(question) instanceof Long times && times > 0));
  }

  /**
   * Whether a stored output matrix is put in place by a class that then ties it to the embedding:
   * the configuration or the class says so, and the dialect has none for such a configuration.
   * Classes that never tie ask for one whatever the configuration says.
   */
  public static boolean tiedHead(Binding.Bound head, Config config, Sizes sizes) {
    return Boolean.TRUE.equals(config.get("tie_word_embeddings").value())
        && !head.spec().when().holds(new Question(config, sizes));
  }

  /** The shape in a scope, or null when a size is missing. */
  public static List<Long> shape(TensorSpec spec, Expression.Scope scope) {
    List<Long> shape = new ArrayList<>();
    for (Expression dimension : spec.shape()) {
      if (!(dimension.value(scope) instanceof Long size) || size <= 0) {
        return null;
      }
      shape.add(size);
    }
    return shape;
  }

  private static List<TensorPattern> patterns(TensorSpec spec, String layers, Question question) {
    List<Long> shape = shape(spec, question);
    if (shape == null) {
      return List.of();
    }
    String name = spec.name().replace("{l}", "{" + layers + "}");
    if (name.contains("{e}")) {
      if (!(spec.times().value(question) instanceof Long times) || times <= 0 || times > MOST) {
        return List.of();
      }
      name = name.replace("{e}", times == 1 ? "{0}" : "{0-" + (times - 1) + "}");
    }
    if (spec.raw()) {
      return List.of(new TensorPattern(name, "", shape));
    }
    List<TensorPattern> both = new ArrayList<>();
    both.add(new TensorPattern(name + ".weight", "", shape));
    if (spec.bias().holds(question)) {
      long out = spec.inverted() ? shape.get(shape.size() - 1) : shape.get(0);
      both.add(new TensorPattern(name + ".bias", "", List.of(out)));
    }
    return both;
  }
}
