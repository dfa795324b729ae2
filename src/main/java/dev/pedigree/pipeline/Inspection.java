package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.align.Alignment;
import dev.pedigree.architecture.check.ConfigCheck;
import dev.pedigree.architecture.count.StoredCount;
import dev.pedigree.architecture.count.TowerCount;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.stated.AdapterFit;
import dev.pedigree.lineage.stated.Bases;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The description of one input.
 *
 * @param source the path, URL or id as the user gave it
 * @param revision the commit, or empty, as for a repository rebuilt from published facts
 * @param snapshot its contents; empty for a model known from its paper only and for an input that
 *     could not be opened
 * @param headers the weight files whose headers were read in full; empty for a catalogue id, whose
 *     snapshot keeps patterns only
 * @param printed its tokenizer and code
 * @param architecture its architecture, if one could be derived
 * @param alignment the possible roles of each tensor, if names are in no known convention
 * @param models the models inside of it that are described by themselves
 * @param fit how the shapes of an adapter fit its base, where something is known of that
 * @param findings errors, warnings and remarks
 */
public record Inspection(
    String source,
    String revision,
    Optional<Snapshot> snapshot,
    List<WeightHeader> headers,
    Printed printed,
    Optional<Architecture> architecture,
    Optional<Alignment> alignment,
    List<Inside> models,
    Optional<AdapterFit> fit,
    List<Finding> findings) {

  /** A model inside of the input. */
  public record Inside(Place place, Inspection inspection) {}

  private static final Pattern SHARD = Pattern.compile(".*[-_]\\d{5}-of-(?!00001\\D)\\d{5}\\..*");

  /** Rules that apply to whole models only. */
  private static final Set<String> OF_WHOLE =
      Set.of(
          "architecture.layers-missing",
          "architecture.missing",
          "architecture.tie-contradiction",
          "architecture.tie-contradiction.default");

  /** Opens and inspects {@code source}; a failure becomes a finding. */
  public static Inspection of(ModelOpener opener, String source) {
    try {
      OpenedModel opened = opener.open(source);
      return of(opened).beside(opener);
    } catch (FindingException e) {
      return failed(source, e.finding());
    } catch (RuntimeException | StackOverflowError e) {
      return failed(source, Bug.of(source, e));
    }
  }

  /** The same with an adapter held against its base in the catalogue, if that is there. */
  private Inspection beside(ModelOpener opener) {
    if (fit.isPresent()) {
      return this;
    }
    Optional<AdapterFit> found =
        snapshot.flatMap(adapter -> Bases.catalogued(adapter, opener::stored));
    return new Inspection(
        source,
        revision,
        snapshot,
        headers,
        printed,
        architecture,
        alignment,
        models,
        found,
        findings);
  }

  /** Derives the architecture of an opened input. */
  public static Inspection of(OpenedModel opened) {
    return of(opened, new Place("", Place.Kind.MODEL));
  }

  private static Inspection of(OpenedModel opened, Place place) {
    List<Finding> findings = new ArrayList<>();
    Optional<Architecture> architecture = opened.paper().map(PaperArchitecture::of);
    Optional<Alignment> alignment = Optional.empty();
    if (opened.snapshot().isPresent()) {
      Snapshot snapshot = opened.snapshot().get();
      findings.addAll(snapshot.findings());
      noWeights(opened, snapshot).ifPresent(findings::add);
      JsonNode config = config(opened.headers(), snapshot);
      Optional<Finding> other = OtherNetwork.of(opened.source(), place, config, opened.headers());
      other.ifPresent(findings::add);
      if (other.isEmpty()
          && !cardAlone(opened)
          && !partsAlone(opened)
          && describable(config, snapshot, opened.headers())) {
        ArchitectureReader.Reading reading =
            ArchitectureReader.read(opened.source(), config, snapshot);
        architecture = reading.architecture();
        alignment = reading.alignment();
        findings.addAll(part(snapshot) ? ofPart(snapshot, reading) : reading.findings());
        if (snapshot.config().isObject()) {
          findings.addAll(ConfigCheck.of(opened.source(), snapshot.config(), architecture));
        }
      }
    }
    return new Inspection(
        opened.source(),
        opened.snapshot().flatMap(Snapshot::live).map(l -> l.revision().commit()).orElse(""),
        opened.snapshot(),
        opened.headers(),
        opened.printed(),
        architecture,
        alignment,
        opened.parts().stream().map(p -> new Inside(p.place(), of(p.model(), p.place()))).toList(),
        opened.snapshot().flatMap(Bases::beside),
        List.copyOf(findings));
  }

  /** A remark where nothing but a configuration tells of the model. */
  private static Optional<Finding> noWeights(OpenedModel opened, Snapshot snapshot) {
    boolean alone =
        snapshot.live().isPresent()
            && snapshot.config().isObject()
            && snapshot.files().isEmpty()
            && opened.parts().isEmpty()
            && !opened.source().endsWith(".json");
    boolean lost = snapshot.findings().stream().anyMatch(f -> f.rule().contains("weights-"));
    return alone && !lost
        ? Optional.of(Finding.info("pipeline.no-weights", Location.of(opened.source())))
        : Optional.empty();
  }

  /**
   * Whether there is a model to describe. Valid files without tensors are no model, but no error
   * either; for files that could not be read there are findings already.
   */
  private static boolean describable(
      JsonNode config, Snapshot snapshot, List<WeightHeader> headers) {
    return !config.isEmpty()
        || !snapshot.tensors().isEmpty()
        || StatedTensors.of(snapshot).isPresent()
        || headers.isEmpty()
            && snapshot.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR);
  }

  /**
   * The parameter counts: by the architecture, or else by all tensors in the files. Empty without
   * either.
   */
  public Optional<Parameters> parameters() {
    JsonNode config = snapshot.map(Snapshot::config).orElse(MissingNode.getInstance());
    boolean holdsNone = headers.stream().allMatch(header -> header.tensors().isEmpty());
    if (architecture.isPresent() && (headers.isEmpty() || !holdsNone)) {
      return architecture.map(Architecture::parameters).filter(Parameters::known);
    }
    return headers.isEmpty()
        ? StoredCount.of(snapshot.map(Snapshot::tensors).orElse(List.of()), config)
        : StoredCount.of(headers, config);
  }

  /** The parts beside the text decoder, each counted by itself. */
  public List<TowerCount> towers() {
    return snapshot.map(s -> TowerCount.of(s.tensors(), s.config())).orElse(List.of());
  }

  /** Whether the input is a card alone, for which a missing architecture is not reported. */
  private static boolean cardAlone(OpenedModel opened) {
    return opened.source().endsWith(".md");
  }

  /** Whether there is nothing at the top, so that only the models inside are described. */
  private static boolean partsAlone(OpenedModel opened) {
    Snapshot snapshot = opened.snapshot().orElseThrow();
    return !opened.parts().isEmpty()
        && snapshot.config().isMissingNode()
        && snapshot.tensors().isEmpty()
        && opened.headers().isEmpty();
  }

  /** Whether the input is a single shard, for which rules about whole models do not apply. */
  private static boolean part(Snapshot snapshot) {
    return snapshot.files().size() == 1 && SHARD.matcher(snapshot.files().get(0).path()).matches();
  }

  private static List<Finding> ofPart(Snapshot snapshot, ArchitectureReader.Reading reading) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.info("pipeline.part-of-model", Location.of(snapshot.files().get(0).path())));
    reading.findings().stream().filter(f -> !OF_WHOLE.contains(f.rule())).forEach(findings::add);
    return findings;
  }

  /**
   * What the configuration states, whatever is described; nothing for an adapter, as a
   * configuration beside it is that of its base.
   */
  public StatedFacts stated() {
    return snapshot
        .filter(s -> Adapter.of(s).isEmpty())
        .map(s -> StatedFacts.of(config(headers, s)))
        .orElse(StatedFacts.NONE);
  }

  /** The configuration: {@code config.json} if there is one, else the metadata of a GGUF file. */
  private static JsonNode config(List<WeightHeader> headers, Snapshot snapshot) {
    if (!snapshot.config().isMissingNode()) {
      return snapshot.config();
    }
    return headers.stream()
        .filter(header -> header.format().equals("gguf"))
        .findFirst()
        .<JsonNode>map(header -> GgufConfig.of(header.metadata()))
        .orElse(snapshot.config());
  }

  /** An input that could not be opened. */
  public static Inspection failed(String source, Finding finding) {
    return new Inspection(
        source,
        "",
        Optional.empty(),
        List.of(),
        Printed.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(finding));
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)
        || models.stream().anyMatch(m -> m.inspection().hasErrors());
  }
}
