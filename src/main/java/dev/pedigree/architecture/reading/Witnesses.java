package dev.pedigree.architecture.reading;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Component;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.check.ByteCheck;
import dev.pedigree.architecture.check.IndexCheck;
import dev.pedigree.architecture.check.Needed;
import dev.pedigree.architecture.check.Tower;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hears what speaks for or against a description that was made from a configuration alone, and
 * takes back what is disputed: the traits that rest on a tensor that an index names otherwise, and
 * a total that does not account for all files.
 */
final class Witnesses {
  private final Architecture described;
  private final Candidate candidate;
  private final Snapshot snapshot;
  private final List<Witness> witnesses = new ArrayList<>();
  private final Set<TensorRole> disputed = new HashSet<>();
  private boolean whole = true;

  /** The numbers that are stored, with or without an output matrix; -1 if that is not known. */
  private long stored = -1;

  private Witnesses(Architecture described, Candidate candidate, Snapshot snapshot) {
    this.described = described;
    this.candidate = candidate;
    this.snapshot = snapshot;
  }

  /** The description with its witnesses, of a model whose headers were not read. */
  static Architecture heard(Architecture described, Candidate candidate, Snapshot snapshot) {
    Witnesses all = new Witnesses(described, candidate, snapshot);
    Optional<StatedTensors> index = StatedTensors.of(snapshot);
    List<String> unseen = index.isPresent() ? List.of() : Tower.inConfig(candidate.config());
    if (!unseen.isEmpty()) {
      return all.without(unseen);
    }
    long buffers = index.map(all::names).orElse(0L);
    if (described.parameters().known() && Quantisation.of(snapshot).isEmpty()) {
      all.bytes(index, Needed.of(candidate, described.parameters().total(), buffers));
    }
    return all.applied();
  }

  /** The description of a text decoder with other parts, whose tensors nothing names. */
  private Architecture without(List<String> parts) {
    whole = false;
    List<Finding> findings = new ArrayList<>(described.findings());
    findings.add(
        Finding.info(
            "architecture.parts-unseen",
            Location.in(snapshot.id(), "config.json"),
            "parts",
            String.join(", ", parts)));
    return applied().with(findings);
  }

  private long names(StatedTensors index) {
    IndexCheck.Heard heard = IndexCheck.of(index, candidate);
    witnesses.addAll(heard.witnesses());
    disputed.addAll(heard.disputed());
    whole &= heard.whole();
    return heard.buffers();
  }

  private void bytes(Optional<StatedTensors> index, Needed needed) {
    List<String> shards = index.map(StatedTensors::shards).orElse(List.of());
    Optional<Witness> files = ByteCheck.ofFiles(needed, snapshot, shards);
    Optional<Witness> stated =
        index.flatMap(i -> i.totalSize().map(size -> ByteCheck.ofIndex(needed, i.path(), size)));
    stated.ifPresent(witnesses::add);
    files.ifPresent(witnesses::add);
    // The files are what is there; an index may be older.
    Optional<Witness> best = files.isPresent() ? files : stated;
    whole &= best.filter(Witness::contradicts).isEmpty();
    best.filter(w -> w.finding().rule().endsWith("-head"))
        .ifPresent(
            w -> {
              disputed.add(Role.HEAD.weight());
              stored = Long.parseLong(w.finding().args().get("parameters"));
            });
  }

  private Architecture applied() {
    Map<Trait, Fact> traits = new EnumMap<>(described.traits());
    for (TensorRole role : disputed) {
      trait(role).ifPresent(trait -> traits.put(trait, Fact.UNKNOWN));
    }
    Architecture applied =
        new Architecture(
            described.dialect(),
            traits,
            described.sizes(),
            parameters(),
            described.computation(),
            described.roles(),
            described.unassigned(),
            described.findings());
    return applied.heard(List.copyOf(witnesses));
  }

  /**
   * The count of what is stored. Where bytes show that the output matrix is stored or is not, it is
   * that of all stored numbers, as the count of a header would be.
   */
  private Parameters parameters() {
    Parameters counted = described.parameters();
    if (!whole || disputed.contains(Role.HEAD.weight()) && stored < 0) {
      return Parameters.UNKNOWN;
    }
    if (stored < 0) {
      return counted;
    }
    long head = stored - counted.total();
    Map<Component, Long> components = new EnumMap<>(Component.class);
    components.putAll(counted.components());
    components.merge(Component.HEAD, head, Long::sum);
    components.values().removeIf(count -> count == 0);
    return new Parameters(
        stored, counted.active() + head, counted.embedding(), components, counted.rule());
  }

  /** The trait that rests on whether a tensor is stored; empty if none does. */
  private static Optional<Trait> trait(TensorRole role) {
    Role of = role.role();
    return switch (of) {
      case HEAD -> Optional.of(role.isBias() ? Trait.HEAD_BIAS : Trait.TIED_EMBEDDINGS);
      case POS_EMBED -> Optional.of(Trait.POSITION);
      case EMBED_NORM -> Optional.of(Trait.EMBED_NORM);
      case FINAL_NORM -> Optional.of(role.isBias() ? Trait.NORM_BIAS : Trait.FINAL_NORM);
      case ATTN_Q_NORM, ATTN_K_NORM -> Optional.of(Trait.QK_NORM);
      case ATTN_SINKS -> Optional.of(Trait.ATTN_SINKS);
      case Q_DOWN, Q_UP, Q_DOWN_NORM -> Optional.of(Trait.ATTN_QUERY_LATENT);
      default -> byPart(role);
    };
  }

  private static Optional<Trait> byPart(TensorRole role) {
    Part part = role.part();
    return switch (part) {
      case NORM -> Optional.of(role.isBias() ? Trait.NORM_BIAS : Trait.NORM_PLACEMENT);
      case ATTENTION -> Optional.of(role.isBias() ? Trait.ATTN_BIAS : Trait.ATTENTION);
      case LATENT_ATTENTION -> Optional.of(Trait.ATTENTION);
      case FEED_FORWARD, EXPERT -> Optional.of(role.isBias() ? Trait.FFN_BIAS : Trait.FFN);
      case SHARED_EXPERT -> Optional.of(Trait.MOE_SHARED_EXPERTS);
      case ROUTER -> Optional.of(Trait.MOE_ROUTER);
      case MIXER, LINEAR_ATTENTION, CONVOLUTION, ATTENTION_EXPERT ->
          Optional.of(Trait.TOKEN_MIXING);
      case INDEXER -> Optional.of(Trait.KEY_SELECTION);
      case RESIDUAL -> Optional.of(Trait.RESIDUAL_STREAMS);
      case PREDICTION_HEAD -> Optional.of(Trait.MULTI_TOKEN_HEAD);
      case EMBEDDING, HEAD, BUFFER -> Optional.empty();
    };
  }
}
