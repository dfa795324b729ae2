package dev.pedigree.lineage.bom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import dev.pedigree.lineage.likeness.Described;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

/** A bill of materials is valid, names what was seen, and invents nothing. */
class BomTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static WeightFile file(String path, String oid) {
    return new WeightFile(path, oid, 1_000_000, 500, 3);
  }

  private static JsonNode catalogued(Atlas atlas, String id) throws IOException {
    Entry entry = atlas.entries().get(id);
    List<Edge> edges =
        atlas.edges().stream().filter(e -> e.child().equals(id) || e.parent().equals(id)).toList();
    return valid(Bom.of(BomSubjects.catalogued(entry, edges, atlas)));
  }

  private static JsonNode valid(ObjectNode bom) throws IOException {
    List<ParseException> wrong = new JsonParser().validate(bom.toString(), Version.VERSION_16);
    assertEquals(List.of(), wrong.stream().map(Throwable::getMessage).toList(), bom.toString());
    return bom.at("/metadata/component");
  }

  private static List<String> properties(JsonNode of) {
    List<String> all = new ArrayList<>();
    of.path("properties")
        .forEach(p -> all.add(p.get("name").asText() + "=" + p.get("value").asText()));
    return all;
  }

  @Test
  void aRepositoryHasItsCommitItsFilesAndTheirDigests() throws IOException {
    Draft draft =
        new Draft()
            .licence("llama2")
            .config("{'model_type':'llama','architectures':['LlamaForCausalLM']}")
            .card("{'license':'mit','datasets':['lab/words'],'pipeline_tag':'text-generation'}")
            .files(
                file("a.safetensors", "sha256:" + DIGEST), file("b.bin", "git:" + "1f".repeat(20)));
    JsonNode model = catalogued(new Repos().add("lab/one", draft).atlas(), "lab/one");
    assertEquals("machine-learning-model", model.get("type").asText());
    assertEquals("lab one", model.get("group").asText() + " " + model.get("name").asText());
    assertEquals("1f".repeat(20), model.get("version").asText());
    assertEquals(
        "[{\"license\":{\"id\":\"MIT\",\"acknowledgement\":\"declared\"}},"
            + "{\"license\":{\"name\":\"llama2\",\"acknowledgement\":\"declared\"}}]",
        model.get("licenses").toString());
    assertEquals(
        "[{\"type\":\"vcs\",\"url\":\"https://hub.example/lab/one\"}]",
        model.get("externalReferences").toString());
    assertEquals(
        "[{\"alg\":\"SHA-256\",\"content\":\"" + DIGEST + "\"}]",
        model.at("/components/0/hashes").toString());
    // The name of a git object is the digest of more than the content.
    assertTrue(model.at("/components/1/hashes").isMissingNode());
    assertEquals(
        List.of("pedigree:bytes=1000000", "pedigree:git-object=" + "1f".repeat(20)),
        properties(model.at("/components/1")));
    assertEquals(
        "{\"task\":\"text-generation\",\"architectureFamily\":\"llama\","
            + "\"modelArchitecture\":\"LlamaForCausalLM\","
            + "\"datasets\":[{\"type\":\"dataset\",\"name\":\"lab/words\"}]}",
        model.at("/modelCard/modelParameters").toString());
    assertEquals(List.of("pedigree:known-from=files"), properties(model));
  }

  @Test
  void aRebuiltModelHasNeitherCommitNorDigest() throws IOException {
    Atlas atlas = new Repos().add("lab/one", new Draft().rebuilt()).atlas();
    JsonNode model = catalogued(atlas, "lab/one");
    assertFalse(model.has("version"));
    assertFalse(model.has("components"));
    assertFalse(model.has("licenses"));
    assertEquals(
        List.of("pedigree:known-from=published facts, its files were not read"), properties(model));
  }

  @Test
  void ancestorsAreProvedOrDeclaredAndWhatIsDeniedOrOpenIsNone() throws IOException {
    Atlas atlas =
        new Repos()
            .add("lab/base", new Draft().released("2023-01-01").files("a", "b"))
            .add("lab/later", new Draft().released("2025-01-01"))
            .add("lab/design", new Draft().released("2023-01-01"))
            .add("lab/same-day", new Draft().files("x", "y", "z"))
            .add(
                "lab/child",
                new Draft()
                    .files("a", "b", "x")
                    .card("{'base_model':['lab/base','gone/away','lab/later']}"))
            .add("lab/drawn", new Draft().parent("lab/design", Relation.DESIGN))
            .atlas();
    JsonNode pedigree = catalogued(atlas, "lab/child").get("pedigree");
    List<String> ancestors = new ArrayList<>();
    pedigree
        .get("ancestors")
        .forEach(a -> ancestors.add(a.get("name").asText() + " " + properties(a).subList(0, 2)));
    assertEquals(
        List.of(
            "away [pedigree:relation=merge, pedigree:grade=declared]",
            "base [pedigree:relation=merge, pedigree:grade=proved]"),
        ancestors);
    assertTrue(
        properties(pedigree.at("/ancestors/1")).get(3).startsWith("pedigree:evidence:oid="),
        properties(pedigree.at("/ancestors/1")).toString());
    JsonNode drawn = catalogued(atlas, "lab/drawn");
    assertFalse(drawn.has("pedigree"), drawn.toString());
    assertTrue(properties(drawn).contains("pedigree:design-declared-from=lab/design"));
  }

  @Test
  void equalFilesWithoutAWordOrADateMakeAVariantOnBothSides() throws IOException {
    Atlas atlas =
        new Repos()
            .add("lab/one", new Draft().files("a", "b"))
            .add("lab/two", new Draft().files("a", "b"))
            .atlas();
    for (String id : List.of("lab/one", "lab/two")) {
      JsonNode pedigree = catalogued(atlas, id).get("pedigree");
      assertFalse(pedigree.has("ancestors"), id);
      assertEquals(
          List.of("pedigree:relation=same-weights", "pedigree:grade=proved"),
          properties(pedigree.at("/variants/0")).subList(0, 2));
    }
  }

  @Test
  void aModelOfNoCatalogueHasTheParentsOfItsFilesProvedWhereFilesAreEqual() throws IOException {
    Repos known = new Repos().add("lab/base", new Draft().files("a", "b"));
    Draft draft =
        new Draft()
            .files("a", "own")
            .card("{'base_model':'lab/base','base_model_relation':'finetune'}");
    BomSubject subject =
        BomSubjects.read(
            "https://user:secret@hub.example/x/y.git",
            Optional.of(new Repos().add("x/y", draft).snapshots().get("x/y")),
            Optional.empty(),
            Optional.empty(),
            new Described(known.catalog(), known.snapshots(), new TreeMap<String, Architecture>()),
            List.of());
    JsonNode model = valid(Bom.of(subject));
    assertEquals("x y", model.get("group").asText() + " " + model.get("name").asText());
    assertEquals(
        List.of(
            "pedigree:relation=finetune",
            "pedigree:grade=proved",
            "pedigree:evidence:stated=README.md (base_model) names lab/base; the relation is"
                + " stated: fine-tuned.",
            "pedigree:evidence:oid=1 of 2 weight files have the same content hash as files of"
                + " base."),
        properties(model.at("/pedigree/ancestors/0")));
    assertFalse(model.toString().contains("secret"));
  }

  @Test
  void wordsOfStrangersAndModelsInsideLeaveItValidAndEqualInputsGiveEqualBytes()
      throws IOException {
    Draft hostile =
        new Draft()
            .licence("not a licence")
            .config("{'model_type':'\\u202e" + "x".repeat(5_000) + "','architectures':[7]}")
            .card(
                "{'license':'other','license_name':'  ','license_link':'https://a b',"
                    + "'datasets':['same','same',{'x':1}]}")
            .files(file("../\u0000\"<b>.bin", "sha256:short"));
    Map<String, dev.pedigree.crawl.snapshot.Snapshot> snapshots =
        new Repos().add("lab/odd", hostile).snapshots();
    Described nothing =
        new Described(new Repos().catalog(), Map.of(), new TreeMap<String, Architecture>());
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      BomSubject inside =
          BomSubjects.read(
              "inside",
              Optional.of(snapshots.get("lab/odd")),
              Optional.empty(),
              Optional.empty(),
              nothing,
              List.of());
      documents.add(
          Bom.of(
              BomSubjects.read(
                  "/",
                  Optional.of(snapshots.get("lab/odd")),
                  Optional.empty(),
                  Optional.empty(),
                  nothing,
                  List.of(inside, inside))));
    }
    valid(documents.get(0));
    assertEquals(documents.get(0).toString(), documents.get(1).toString());
    assertFalse(documents.get(0).toString().contains("timestamp"));
  }

  @Test
  void theValidatorWouldSeeAMistake() throws IOException {
    Atlas atlas = new Repos().add("lab/one", new Draft().licence("mit")).atlas();
    ObjectNode bom =
        Bom.of(BomSubjects.catalogued(atlas.entries().get("lab/one"), List.of(), atlas));
    ((ObjectNode) bom.at("/metadata/component/licenses/0/license")).put("id", "mit");
    assertFalse(new JsonParser().validate(bom.toString(), Version.VERSION_16).isEmpty());
  }
}
