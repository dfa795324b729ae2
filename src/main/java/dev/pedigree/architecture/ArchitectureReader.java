package dev.pedigree.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives the {@link Architecture} of a model from its configuration and its tensors, or from
 * either alone.
 */
public final class ArchitectureReader {

  private ArchitectureReader() {}

  /**
   * What came out.
   *
   * @param architecture empty when no dialect fits
   * @param findings what did not fit; also part of the architecture when there is one
   */
  public record Reading(Optional<Architecture> architecture, List<Finding> findings) {}

  /**
   * Reads one model.
   *
   * @param source what findings name as the place: a folder, a repository, a catalogue id
   * @param config {@code config.json}, or a missing node
   * @param tensors all tensors of the model, or none when only the configuration is known
   */
  public static Reading read(String source, JsonNode config, List<TensorPattern> tensors) {
    Config opened = Config.of(config);
    if (tensors.isEmpty() && !opened.present()) {
      Finding nothing = Finding.error("architecture.nothing", Location.of(source));
      return new Reading(Optional.empty(), List.of(nothing));
    }
    return choose(opened, tensors)
        .map(candidate -> describe(source, candidate, !tensors.isEmpty()))
        .orElseGet(
            () -> {
              Finding unknown =
                  Finding.warning(
                      "architecture.no-dialect",
                      Location.of(source),
                      "modelType",
                      opened.modelType().isEmpty() ? "–" : opened.modelType(),
                      "example",
                      tensors.isEmpty() ? "–" : tensors.get(0).name());
              return new Reading(Optional.empty(), List.of(unknown));
            });
  }

  private record Candidate(Dialect dialect, Config config, Sizes sizes, Binding binding) {}

  /**
   * The dialect that the configuration asks for, unless the names of the tensors speak clearly for
   * another one.
   */
  private static Optional<Candidate> choose(Config opened, List<TensorPattern> tensors) {
    List<Dialect> asked = Dialects.askedFor(opened);
    if (tensors.isEmpty()) {
      return asked.stream().findFirst().map(dialect -> expected(dialect, opened));
    }
    Candidate best = null;
    for (Dialect dialect : asked) {
      best = better(best, bound(dialect, opened, tensors), false);
    }
    if (best != null && best.binding().unassigned().isEmpty()) {
      return Optional.of(best);
    }
    // Many dialects share LLaMA's names; the plainest of those that fit is the one to name.
    boolean unasked = best == null;
    for (Dialect dialect : Dialects.all()) {
      best = better(best, bound(dialect, opened, tensors), unasked);
    }
    long all = tensors.stream().mapToLong(TensorPattern::count).sum();
    // Names shared by chance (lm_head, model.norm) are no dialect: most tensors must have a role.
    return best != null && best.binding().boundTensors() * 2 > all
        ? Optional.of(best)
        : Optional.empty();
  }

  /** The one with more tensors bound; of two alike the first, unless the second is plainer. */
  private static Candidate better(Candidate a, Candidate b, boolean plainer) {
    if (a == null) {
      return b;
    }
    int more = Long.compare(b.binding().boundTensors(), a.binding().boundTensors());
    return more > 0 || more == 0 && plainer && depth(b) < depth(a) ? b : a;
  }

  private static int depth(Candidate candidate) {
    return candidate.dialect().ancestors().size();
  }

  private static Candidate bound(Dialect dialect, Config opened, List<TensorPattern> tensors) {
    Config config = opened.with(opened.present() ? dialect.defaults() : Map.of());
    Sizes sizes = new Sizes(dialect, config);
    Binding binding = Binding.bind(dialect, tensors, new Question(config, sizes));
    return new Candidate(dialect, config, sizes, binding);
  }

  private static Candidate expected(Dialect dialect, Config opened) {
    Config config = opened.with(dialect.defaults());
    Sizes sizes = new Sizes(dialect, config);
    List<TensorPattern> patterns = new ArrayList<>();
    for (TensorSpec spec : dialect.tensors()) {
      patterns.addAll(Expected.of(spec, config, sizes));
    }
    Binding binding = Binding.bind(dialect, patterns, new Question(config, sizes));
    return new Candidate(dialect, config, sizes, binding);
  }

  private static Reading describe(String source, Candidate candidate, boolean header) {
    List<Finding> findings = new ArrayList<>();
    Sizes sizes = candidate.sizes();
    Binding binding = candidate.binding();
    if (header) {
      findings.addAll(new HeaderCheck(source, candidate.config(), sizes, binding).run());
    }
    Map<Trait, Fact> traits =
        new TraitReader(candidate.dialect(), candidate.config(), sizes, binding, header).read();
    Map<Size, Fact> facts = new EnumMap<>(Size.class);
    for (Size size : Size.values()) {
      if (sizes.has(size) && !sizes.fact(size).unknown()) {
        facts.put(size, sizes.fact(size));
      }
    }
    if (!"rope".equals(traits.get(Trait.POSITION).value())) {
      facts.keySet().removeAll(List.of(Size.ROPE_THETA, Size.ROPE_FACTOR));
    }
    Architecture architecture =
        new Architecture(
            candidate.dialect().name(),
            traits,
            facts,
            ParameterCount.of(binding, candidate.config(), sizes),
            Computation.of(candidate.dialect(), candidate.config(), sizes),
            roles(binding),
            binding.unassigned(),
            findings);
    return new Reading(Optional.of(architecture), findings);
  }

  private static List<RoleBinding> roles(Binding binding) {
    List<RoleBinding> roles = new ArrayList<>();
    for (Binding.Bound bound : binding.bound()) {
      TensorPattern pattern = bound.pattern();
      String suffix = bound.role().endsWith(".bias") ? ".bias" : ".weight";
      roles.add(
          new RoleBinding(
              bound.role(),
              named(pattern.skeleton(), bound.spec().name()),
              bound.besideWeight()
                  ? List.of()
                  : bound.spec().parts().stream().map(part -> part + suffix).toList(),
              bound.besideWeight() ? "" : bound.spec().layout(),
              bound.kind() == Binding.Kind.WEIGHT && bound.spec().inverted(),
              new IndexRanges(bound.layers()),
              pattern.dtype(),
              pattern.shape(),
              pattern.count()));
    }
    return roles;
  }

  /** Puts the letters of the dialect's name where the skeleton has empty braces. */
  private static String named(String skeleton, String dialectName) {
    String out = skeleton;
    java.util.regex.Matcher letters =
        java.util.regex.Pattern.compile("\\{[a-z]}").matcher(dialectName);
    while (letters.find()) {
      out = out.replaceFirst("\\{}", letters.group().replace("{", "\\{"));
    }
    return out;
  }
}
