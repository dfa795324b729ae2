package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.count.TowerCount;
import dev.pedigree.architecture.reading.ArchitectureJson;
import dev.pedigree.crawl.card.ModelCard;
import dev.pedigree.crawl.facts.StatedFactsJson;
import dev.pedigree.crawl.snapshot.RebuiltJson;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.lineage.likeness.Likeness;
import dev.pedigree.lineage.likeness.LikenessJson;
import dev.pedigree.lineage.stated.AdapterFitJson;
import dev.pedigree.lineage.support.PrintedJson;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.Optional;
import java.util.function.Function;

/** An inspection as JSON, as {@code inspect --json} prints it. */
public final class InspectionJson {
  private InspectionJson() {}

  /**
   * {@code {source, revision, evidence, files, parameters, dialect, architecture, listing, design,
   * roles, derived, witnesses, alignment, card, adapter, quantisation, parents, base, towers,
   * stated, tokenizer, code, models, findings}}; the alignment only if names are in no known
   * convention, the evidence only of a repository rebuilt from published facts, whose files nobody
   * has seen, the card only if there is front matter, the models only if there are some inside that
   * are described by themselves: {@code {name, kind, …}} with the same keys.
   *
   * @param full whether long arrays in metadata are written out instead of as {@code {elementType,
   *     length}}
   */
  public static ObjectNode of(Inspection inspection, boolean full) {
    return of(inspection, full, any -> Optional.empty(), any -> Optional.empty());
  }

  /**
   * The same with {@code catalogue} and {@code whoseWeights} before the findings: see {@link
   * LikenessJson#of} and {@link dev.pedigree.lineage.likeness.WhoseWeightsJson#of}.
   *
   * @param likeness what models of the catalogue each is like
   * @param whose whose weights each has
   */
  public static ObjectNode of(
      Inspection inspection,
      boolean full,
      Function<Inspection, Optional<Likeness>> likeness,
      Function<Inspection, Optional<ObjectNode>> whose) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", inspection.source());
    json.put("revision", inspection.revision());
    inspection
        .snapshot()
        .flatMap(Snapshot::rebuilt)
        .ifPresent(rebuilt -> json.set("evidence", RebuiltJson.write(rebuilt)));
    ArrayNode files = json.putArray("files");
    if (inspection.headers().isEmpty()) {
      inspection.snapshot().ifPresent(s -> s.files().forEach(file -> files.add(file(file))));
    } else {
      inspection.headers().forEach(header -> files.add(file(header, full)));
    }
    inspection
        .parameters()
        .ifPresent(count -> json.set("parameters", ArchitectureJson.parameters(count)));
    inspection
        .architecture()
        .ifPresent(
            architecture -> {
              json.put("dialect", architecture.dialect());
              json.set("architecture", ArchitectureJson.of(architecture));
              json.set("listing", ArchitectureJson.listing(architecture));
              json.put("design", architecture.designFingerprint());
              json.set("roles", ArchitectureJson.roles(architecture));
              json.set("derived", ArchitectureJson.derived(architecture));
              json.set("witnesses", ArchitectureJson.witnesses(architecture));
            });
    inspection
        .alignment()
        .ifPresent(alignment -> json.set("alignment", ArchitectureJson.alignment(alignment)));
    inspection
        .snapshot()
        .filter(snapshot -> snapshot.card().isObject())
        .ifPresent(snapshot -> json.set("card", ModelCard.of(snapshot.card())));
    inspection.snapshot().ifPresent(snapshot -> StatementsJson.add(json, snapshot));
    inspection.fit().ifPresent(fit -> json.set("base", AdapterFitJson.of(fit)));
    if (!inspection.towers().isEmpty()) {
      ArrayNode towers = json.putArray("towers");
      for (TowerCount tower : inspection.towers()) {
        ObjectNode one = towers.addObject().put("name", tower.name());
        one.put("tensors", tower.tensors()).put("parameters", tower.parameters());
      }
    }
    if (!inspection.stated().isEmpty()) {
      StatedFactsJson.write(json.putObject("stated"), inspection.stated());
    }
    PrintedJson.add(json, inspection.printed().prints());
    if (!inspection.models().isEmpty()) {
      ArrayNode models = json.putArray("models");
      inspection.models().forEach(inside -> models.add(model(inside, full, likeness, whose)));
    }
    likeness.apply(inspection).ifPresent(l -> json.set("catalogue", LikenessJson.of(l)));
    whose.apply(inspection).ifPresent(document -> json.set("whoseWeights", document));
    ArrayNode findings = json.putArray("findings");
    inspection.findings().forEach(finding -> findings.add(FindingPrinter.json(finding)));
    return json;
  }

  /** A model inside, with its name and its kind before what is said of every model. */
  private static ObjectNode model(
      Inspection.Inside inside,
      boolean full,
      Function<Inspection, Optional<Likeness>> likeness,
      Function<Inspection, Optional<ObjectNode>> whose) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", inside.place().folder());
    json.put("kind", inside.place().kind().word());
    json.setAll(of(inside.inspection(), full, likeness, whose));
    return json;
  }

  /** A file without its full header, as the snapshot has it. */
  private static ObjectNode file(Snapshot.WeightFile file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", file.path());
    json.put("oid", file.oid());
    json.put("bytes", file.bytes());
    json.put("headerBytes", file.headerBytes());
    json.put("tensorCount", file.tensors());
    return json;
  }

  private static ObjectNode file(WeightHeader header, boolean full) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", header.path());
    json.put("format", header.format());
    json.put("version", header.version());
    json.put("bytes", header.bytes());
    json.put("headerBytes", header.headerBytes());
    ArrayNode tensors = json.putArray("tensors");
    header.tensors().forEach(tensor -> tensors.add(tensor(header, tensor)));
    ObjectNode metadata = json.putObject("metadata");
    header.metadata().forEach((key, value) -> metadata.set(key, MetadataJson.of(value, full)));
    return json;
  }

  /**
   * A tensor, with the element type as named in the file; offset and bytes are null if the file
   * does not have its data.
   */
  private static ObjectNode tensor(WeightHeader header, Tensor tensor) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", tensor.name());
    json.put("dtype", header.written(tensor));
    ArrayNode shape = json.putArray("shape");
    tensor.shape().forEach(shape::add);
    json.put("offset", tensor.hasData() ? (Long) tensor.offset() : null);
    json.put("bytes", tensor.hasData() ? (Long) tensor.bytes() : null);
    json.put("storage", tensor.storage());
    return json;
  }
}
