package dev.pedigree.lineage.stated;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shapes of an adapter held against the tensors of a base: each changed module has two factors,
 * from its inputs to the rank and from there to its outputs.
 *
 * @param base what the base is called
 * @param fitting modules whose shapes are those of the tensor in the base
 * @param misfits modules whose shapes are others
 * @param missing names of modules that the base does not have
 */
public record AdapterFit(String base, long fitting, List<Misfit> misfits, List<String> missing) {
  private static final Messages MESSAGES = Messages.of("lineage");

  /** Names of factors by peft, diffusers, MLX and llama.cpp; embeddings have names of their own. */
  private static final Pattern FACTOR =
      Pattern.compile(
          "(?i)(.*?)[._]lora[._](?:embedding_)?(a|b|up|down)(?:[._](?:weight|default).*)?");

  private static final List<String> ROOTS =
      Stream.of(NamePrefix.Kind.ROOT, NamePrefix.Kind.PART)
          .flatMap(kind -> NamePrefix.of(kind).stream())
          .map(NamePrefix::text)
          .toList();

  /**
   * A module whose shapes are not those of the base.
   *
   * @param inputs of the first factor
   * @param outputs of the second factor
   * @param shape of the tensor in the base
   */
  public record Misfit(String module, long inputs, long outputs, List<Long> shape) {}

  /** The two factors of a module, each with its numbers beside the rank. */
  private static final class Factors {
    private long inputs;
    private long outputs;
  }

  /**
   * Holds an adapter against a base; empty when it has no factors to compare, or nothing is known
   * of the tensors of the base.
   */
  public static Optional<AdapterFit> of(
      Adapter adapter, Snapshot snapshot, String base, List<TensorPattern> tensors) {
    Map<String, Tensor> stored = TensorNames.of(tensors);
    Map<String, Factors> modules = modules(snapshot.tensors(), adapter.rank());
    if (stored.isEmpty() || modules.isEmpty()) {
      return Optional.empty();
    }
    long fitting = 0;
    List<Misfit> misfits = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Factors> entry : modules.entrySet()) {
      Optional<Tensor> tensor = find(entry.getKey(), stored);
      Factors factors = entry.getValue();
      if (tensor.isEmpty()) {
        missing.add(entry.getKey());
      } else if (fits(factors, tensor.get().shape())) {
        fitting++;
      } else {
        misfits.add(
            new Misfit(entry.getKey(), factors.inputs, factors.outputs, tensor.get().shape()));
      }
    }
    return Optional.of(new AdapterFit(base, fitting, List.copyOf(misfits), List.copyOf(missing)));
  }

  /** The tensors that a description expects of a model of which only the configuration is known. */
  public static List<TensorPattern> expected(Architecture architecture) {
    List<TensorPattern> tensors = new ArrayList<>();
    for (RoleBinding role : architecture.roles()) {
      String layers = role.layers().toString();
      String name = role.pattern().replace("{l}", "{" + layers + "}");
      if (!name.contains("{e}")) {
        tensors.add(new TensorPattern(name, role.dtype(), role.shape()));
      }
    }
    return tensors;
  }

  private static Map<String, Factors> modules(List<TensorPattern> tensors, long rank) {
    Map<String, Factors> modules = new TreeMap<>();
    TensorNames.of(tensors)
        .forEach(
            (name, tensor) -> {
              Matcher factor = FACTOR.matcher(name);
              if (factor.matches() && tensor.shape().size() == 2) {
                boolean first = "a down".contains(factor.group(2).toLowerCase(Locale.ROOT));
                Factors own = modules.computeIfAbsent(factor.group(1), n -> new Factors());
                long size = beside(rank, tensor.shape());
                own.inputs = first ? size : own.inputs;
                own.outputs = first ? own.outputs : size;
              }
            });
    return modules;
  }

  /** The dimension that is not the rank; MLX stores factors the other way round. */
  private static long beside(long rank, List<Long> shape) {
    return shape.get(0) == rank ? shape.get(1) : shape.get(0);
  }

  private static Optional<Tensor> find(String module, Map<String, Tensor> stored) {
    for (String ending : List.of("", ".weight")) {
      for (String name : NamePrefix.spellings(module + ending, ROOTS)) {
        if (stored.containsKey(name)) {
          return Optional.of(stored.get(name));
        }
      }
    }
    return Optional.empty();
  }

  /** GPT-2 and embeddings store inputs first, so that the order is left open. */
  private static boolean fits(Factors factors, List<Long> shape) {
    return shape.size() == 2
        && (factors.outputs == shape.get(0) && factors.inputs == shape.get(1)
            || factors.outputs == shape.get(1) && factors.inputs == shape.get(0));
  }

  /** Whether each module that it changes has its shapes in the base. */
  public boolean fits() {
    return misfits.isEmpty() && missing.isEmpty();
  }

  /** How many modules it changes. */
  public long modules() {
    return fitting + misfits.size() + missing.size();
  }

  /** What was found, with numbers. */
  public List<Text> sentences() {
    List<Text> said = new ArrayList<>();
    Map<String, String> args = Map.of("base", base, "modules", Long.toString(modules()));
    if (fits()) {
      said.add(MESSAGES.text("adapter.fits", args));
      return said;
    }
    if (missing.size() == modules()) {
      said.add(MESSAGES.text("adapter.other-names", args));
      return said;
    }
    if (!misfits.isEmpty()) {
      Misfit first = misfits.get(0);
      said.add(
          MESSAGES.text(
              "adapter.misfit",
              Map.of(
                  "count",
                  Integer.toString(misfits.size()),
                  "modules",
                  Long.toString(modules()),
                  "base",
                  base,
                  "module",
                  first.module(),
                  "inputs",
                  Long.toString(first.inputs()),
                  "outputs",
                  Long.toString(first.outputs()),
                  "shape",
                  first.shape().toString())));
    }
    if (!missing.isEmpty()) {
      said.add(
          MESSAGES.text(
              "adapter.missing",
              Map.of(
                  "count",
                  Integer.toString(missing.size()),
                  "modules",
                  Long.toString(modules()),
                  "base",
                  base,
                  "module",
                  missing.get(0))));
    }
    return said;
  }
}
