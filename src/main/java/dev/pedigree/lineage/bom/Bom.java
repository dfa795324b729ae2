package dev.pedigree.lineage.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.lineage.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A bill of materials in the form of CycloneDX 1.6. Equal inputs give equal bytes: there is no time
 * in it, and its serial number follows from what it says.
 */
public final class Bom {
  /** What names of properties begin with. */
  private static final String PREFIX = "pedigree:";

  private static final String SHA256 = "sha256:";

  private Bom() {}

  /** The document of a model. */
  public static ObjectNode of(BomSubject subject) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata
        .putObject("tools")
        .putArray("components")
        .addObject()
        .put("type", "application")
        .put("name", "Pedigree");
    metadata.set("component", component(subject, "model"));
    ObjectNode bom = JsonNodeFactory.instance.objectNode();
    bom.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
    byte[] content = metadata.toString().getBytes(StandardCharsets.UTF_8);
    bom.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content));
    bom.put("version", 1).set("metadata", metadata);
    return bom;
  }

  /**
   * A model with its files.
   *
   * @param ref its reference, with which those of its parts begin
   */
  private static ObjectNode component(BomSubject subject, String ref) {
    ObjectNode one = named(subject.id());
    one.put("bom-ref", ref);
    if (!subject.publisher().isEmpty()) {
      one.put("publisher", subject.publisher());
    }
    Optional<Snapshot.Live> live = subject.snapshot().flatMap(Snapshot::live);
    live.map(l -> l.revision().commit())
        .filter(commit -> !commit.isEmpty())
        .ifPresent(commit -> one.put("version", commit));
    BomLicences.add(one, subject);
    repository(one, subject.repository());
    pedigree(one, subject);
    parts(one, subject, ref);
    BomCard.add(one, subject);
    ArrayNode properties = one.putArray("properties");
    property(properties, "known-from", knownFrom(subject));
    subject.designs().forEach(id -> property(properties, "design-declared-from", id));
    return one;
  }

  /** What everything said here rests on. */
  private static String knownFrom(BomSubject subject) {
    return subject
        .snapshot()
        .map(s -> s.live().isPresent() ? "files" : "published facts, its files were not read")
        .orElse("its paper");
  }

  /** A component with the name of a model, which may be an id. */
  private static ObjectNode named(String id) {
    ObjectNode one = JsonNodeFactory.instance.objectNode().put("type", "machine-learning-model");
    ModelId model = ModelId.of(id);
    boolean good = ModelId.isGood(id);
    if (good) {
      one.put("group", model.organisation());
    }
    return one.put("name", good ? id.substring(id.indexOf('/') + 1) : id);
  }

  private static void repository(ObjectNode to, String repository) {
    BomLicences.address(repository)
        .ifPresent(
            url ->
                to.putArray("externalReferences").addObject().put("type", "vcs").put("url", url));
  }

  private static void pedigree(ObjectNode to, BomSubject subject) {
    ObjectNode pedigree = to.objectNode();
    kin(pedigree, "ancestors", subject.ancestors());
    kin(pedigree, "variants", subject.variants());
    if (!pedigree.isEmpty()) {
      to.set("pedigree", pedigree);
    }
  }

  private static void kin(ObjectNode to, String key, List<Kin> all) {
    if (all.isEmpty()) {
      return;
    }
    ArrayNode components = to.putArray(key);
    for (Kin kin : all) {
      ObjectNode one = named(kin.name());
      repository(one, kin.repository());
      ArrayNode properties = one.putArray("properties");
      property(properties, "relation", kin.relation().word());
      property(properties, "grade", kin.grade().word());
      for (Evidence evidence : kin.evidence()) {
        String source = evidence.source().isEmpty() ? "" : " " + evidence.source();
        property(
            properties, "evidence:" + evidence.kind().word(), evidence.sentence().en() + source);
      }
      components.add(one);
    }
  }

  private static void parts(ObjectNode to, BomSubject subject, String ref) {
    List<WeightFile> files = subject.snapshot().map(Snapshot::files).orElse(List.of());
    if (files.isEmpty() && subject.inside().isEmpty()) {
      return;
    }
    ArrayNode components = to.putArray("components");
    files.forEach(file -> components.add(file(file, ref)));
    int number = 0;
    for (BomSubject inside : subject.inside()) {
      number++;
      components.add(component(inside, ref + "/" + number));
    }
  }

  /** A weight file; the digest of a git object is none of its content. */
  private static ObjectNode file(WeightFile file, String ref) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("type", "file").put("bom-ref", ref + ":" + file.path()).put("name", file.path());
    String digest = file.oid().startsWith(SHA256) ? file.oid().substring(SHA256.length()) : "";
    if (digest.matches("[0-9a-f]{64}")) {
      one.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
    }
    ArrayNode properties = one.putArray("properties");
    property(properties, "bytes", Long.toString(file.bytes()));
    if (file.oid().startsWith("git:")) {
      property(properties, "git-object", file.oid().substring(4));
    }
    return one;
  }

  static void property(ArrayNode to, String name, String value) {
    to.addObject().put("name", PREFIX + name).put("value", value);
  }
}
