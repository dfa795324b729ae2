package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.align.Agreement;
import dev.pedigree.architecture.align.Aligner;
import dev.pedigree.architecture.align.Alignment;
import dev.pedigree.architecture.align.RenamedTensors;
import dev.pedigree.architecture.check.CardCheck;
import dev.pedigree.architecture.check.HeaderCheck;
import dev.pedigree.architecture.check.HeaderSizes;
import dev.pedigree.architecture.check.NameCheck;
import dev.pedigree.architecture.check.PackagingCheck;
import dev.pedigree.architecture.count.ParameterCount;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.dialect.Storage;
import dev.pedigree.architecture.dialect.TraitReader;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.crawl.facts.ModelKind;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.NameSkeleton;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the {@link Architecture} of a model from its configuration, its tensors, or both. */
public final class ArchitectureReader {

  private ArchitectureReader() {}

  /**
   * The result.
   *
   * @param architecture empty when no dialect fits
   * @param alignment the possible roles of each tensor, if names are in no known convention
   * @param findings contradictions and gaps; also part of the architecture when there is one
   */
  public record Reading(
      Optional<Architecture> architecture, Optional<Alignment> alignment, List<Finding> findings) {}

  /**
   * Reads the model of a snapshot and compares it with its card. An adapter is none, whatever
   * configuration of its base lies beside it.
   *
   * @param source as below
   * @param config {@code config.json}, or the metadata of a GGUF file in that form
   */
  public static Reading read(String source, JsonNode config, Snapshot snapshot) {
    Optional<Adapter> adapter = Adapter.of(snapshot);
    if (adapter.isPresent()) {
      return new Reading(Optional.empty(), Optional.empty(), List.of(adapter(source)));
    }
    Reading reading =
        read(source, config, snapshot.tensors(), Dialects.all(), Optional.of(snapshot));
    List<Finding> findings = new ArrayList<>(reading.findings());
    findings.addAll(PackagingCheck.of(source, snapshot));
    if (reading.architecture().isEmpty()) {
      return new Reading(Optional.empty(), reading.alignment(), findings);
    }
    Architecture read = reading.architecture().get();
    findings.addAll(CardCheck.of(snapshot.claims(), read));
    List<Witness> witnesses = new ArrayList<>(read.witnesses());
    List<Witness> named = NameCheck.of(snapshot.id(), read).stream().toList();
    witnesses.addAll(named);
    findings.addAll(Witness.odd(named));
    return new Reading(
        Optional.of(read.with(findings).heard(witnesses)), reading.alignment(), findings);
  }

  private static Finding adapter(String source) {
    return Finding.info("architecture.adapter", Location.of(source));
  }

  /**
   * Reads one model.
   *
   * @param source what findings name as the place: a folder, a repository, a catalogue id
   * @param config {@code config.json}, or a missing node
   * @param tensors all tensors of the model, or none when only the configuration is known
   */
  public static Reading read(String source, JsonNode config, List<TensorPattern> tensors) {
    return read(source, config, tensors, Dialects.all(), Optional.empty());
  }

  static Reading read(
      String source, JsonNode config, List<TensorPattern> tensors, List<Dialect> dialects) {
    return read(source, config, tensors, dialects, Optional.empty());
  }

  /**
   * Reads one model.
   *
   * @param snapshot what else is known about it, which speaks where there are no headers
   */
  private static Reading read(
      String source,
      JsonNode config,
      List<TensorPattern> tensors,
      List<Dialect> dialects,
      Optional<Snapshot> snapshot) {
    Config opened = Config.of(config);
    List<TensorPattern> names =
        snapshot.flatMap(StatedTensors::of).map(StatedTensors::tensors).orElse(List.of());
    if (tensors.isEmpty() && names.isEmpty() && !opened.present()) {
      Finding nothing = Finding.error("architecture.nothing", Location.of(source));
      return new Reading(Optional.empty(), Optional.empty(), List.of(nothing));
    }
    if (ModelKind.of(config).filter(kind -> !kind.decodes()).isPresent()) {
      Finding other = Finding.info("architecture.no-decoder", Location.of(source));
      return new Reading(Optional.empty(), Optional.empty(), List.of(other));
    }
    Optional<DialectChoice> choice =
        tensors.isEmpty()
            ? DialectChoice.stated(opened, names, dialects)
            : DialectChoice.of(opened, tensors, dialects);
    if (choice.isPresent()) {
      Reading reading = describe(source, choice.get(), !tensors.isEmpty(), Optional.empty());
      return tensors.isEmpty() && snapshot.isPresent()
          ? heard(reading, choice.get().best(), snapshot.get())
          : reading;
    }
    if (ModelKind.named(tensors).isPresent()) {
      Finding other = Finding.info("architecture.no-decoder-named", Location.of(source));
      return new Reading(Optional.empty(), Optional.empty(), List.of(other));
    }
    return Aligner.align(opened, tensors, dialects)
        .map(a -> describe(source, a.choice(), true, Optional.of(a.alignment())))
        .orElseGet(() -> unknown(source, opened, tensors));
  }

  private static Reading heard(Reading reading, Candidate candidate, Snapshot snapshot) {
    Architecture heard = Witnesses.heard(reading.architecture().orElseThrow(), candidate, snapshot);
    List<Finding> findings = new ArrayList<>(heard.findings());
    findings.addAll(Witness.odd(heard.witnesses()));
    return new Reading(Optional.of(heard.with(findings)), reading.alignment(), findings);
  }

  private static Reading unknown(String source, Config opened, List<TensorPattern> tensors) {
    Finding unknown =
        Finding.warning(
            "architecture.no-dialect",
            Location.of(source),
            "modelType",
            opened.modelType().isEmpty() ? "–" : opened.modelType(),
            "example",
            tensors.isEmpty() ? "–" : tensors.get(0).name());
    return new Reading(Optional.empty(), Optional.empty(), List.of(unknown));
  }

  /** The description by one class with every tensor bound. */
  static Architecture describe(String source, Candidate bound) {
    DialectChoice choice = new DialectChoice(bound, List.of(bound));
    return describe(source, choice, true, Optional.empty()).architecture().orElseThrow();
  }

  private static Reading describe(
      String source, DialectChoice choice, boolean header, Optional<Alignment> alignment) {
    List<Finding> findings = new ArrayList<>();
    alignment.ifPresent(a -> findings.add(aligned(source, a)));
    choice.asked().ifPresent(asked -> findings.add(otherNames(source, asked, choice.best())));
    List<RenamedTensors> renamed =
        header && alignment.isEmpty() ? RenamedTensors.of(choice.alike()) : List.of();
    List<Candidate> alikes =
        renamed.isEmpty()
            ? choice.alike()
            : renamed.stream().map(RenamedTensors::candidate).toList();
    List<Alignment.Aligned> open =
        alignment.map(Alignment::tensors).orElseGet(() -> RenamedTensors.together(renamed));
    Candidate candidate = renamed.isEmpty() ? choice.best() : alikes.get(0);
    renamed.stream()
        .limit(1)
        .forEach(r -> open.forEach(t -> findings.add(renamed(source, candidate, t))));
    Sizes sizes = candidate.sizes();
    Binding binding = candidate.binding();
    if (header) {
      findings.addAll(HeaderCheck.of(source, candidate, HeaderSizes.correct(candidate)));
    }
    ProgramFacts program = ProgramFacts.of(source, candidate, header);
    findings.addAll(program.findings());
    List<Map<Trait, Fact>> designs = new ArrayList<>();
    for (Candidate alike : alikes) {
      if (header && alike != candidate) {
        HeaderSizes.correct(alike);
      }
      designs.add(program.of(alike, TraitReader.of(alike, header)));
    }
    Map<Trait, Fact> traits = Agreement.of(designs, alikes, alignment);
    if (header && alignment.isEmpty() && !binding.unassigned().isEmpty()) {
      traits = Agreement.doubted(traits, RenamedTensors.missing(candidate));
    }
    Map<Size, Fact> facts = new EnumMap<>(Size.class);
    for (Size size : Size.values()) {
      if (sizes.has(size) && !sizes.fact(size).unknown()) {
        facts.put(size, sizes.fact(size));
      }
    }
    if (!traits.get(Trait.POSITION).is(PositionKind.ROPE)) {
      facts.keySet().removeAll(List.of(Size.ROPE_THETA, Size.ROPE_FACTOR));
    }
    program.ofSizes(facts);
    Architecture architecture =
        new Architecture(
            candidate.dialect().name(),
            traits,
            facts,
            program.whole()
                ? ParameterCount.of(binding, candidate.config(), sizes)
                : Parameters.UNKNOWN,
            Computation.of(candidate.dialect(), candidate.config(), sizes, candidate.configured()),
            roles(binding, open),
            binding.unassigned(),
            findings);
    return new Reading(Optional.of(architecture), alignment, findings);
  }

  /** A warning that the configuration names one class and tensors are named as in another. */
  private static Finding otherNames(String source, Dialect asked, Candidate best) {
    return Finding.warning(
        "architecture.contradiction.names",
        Location.of(source),
        "declared",
        asked.name(),
        "stored",
        best.dialect().name());
  }

  private static Finding aligned(String source, Alignment alignment) {
    long open = alignment.tensors().stream().filter(t -> t.roles().size() > 1).count();
    return Finding.warning(
        alignment.fits() ? "architecture.aligned" : "architecture.aligned-partly",
        Location.of(source),
        "designs",
        String.join(", ", alignment.designs()),
        "certain",
        alignment.tensors().stream().filter(Alignment.Aligned::certain).count(),
        "open",
        open);
  }

  /** A warning about a tensor that is named otherwise than by the convention. */
  private static Finding renamed(String source, Candidate candidate, Alignment.Aligned tensor) {
    return Finding.warning(
        "architecture.renamed",
        Location.in(source, tensor.tensor().name()),
        "dialect",
        candidate.dialect().name(),
        "roles",
        String.join(" | ", tensor.names()));
  }

  private static List<RoleBinding> roles(Binding binding, List<Alignment.Aligned> open) {
    Map<TensorPattern, List<TensorRole>> several = new HashMap<>();
    open.forEach(t -> several.put(t.tensor(), t.roles()));
    List<RoleBinding> roles = new ArrayList<>();
    for (Binding.Bound bound : binding.bound()) {
      Optional<Storage> storage = bound.storage();
      TensorPattern pattern = storage.map(s -> s.tensors().get(0)).orElse(bound.pattern());
      boolean bias = bound.role().isBias();
      roles.add(
          new RoleBinding(
              several.getOrDefault(pattern, List.of(bound.role())),
              storage
                  .map(Storage::pattern)
                  .orElseGet(() -> NameSkeleton.lettered(pattern.skeleton(), bound.spec().name())),
              bound.besideWeight()
                  ? List.of()
                  : bound.spec().parts().stream().map(bias ? Role::bias : Role::weight).toList(),
              bound.besideWeight() ? TensorLayout.PLAIN : bound.spec().layout(),
              bound.main() && storage.map(Storage::inverted).orElse(bound.spec().inverted()),
              new IndexRanges(bound.layers()),
              pattern.dtype(),
              pattern.shape(),
              storage.map(Storage::count).orElse(pattern.count()),
              storage));
    }
    return roles;
  }
}
