package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.signature.ResemblanceReader;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.SiteBuild;
import dev.pedigree.pipeline.SmallSite;
import dev.pedigree.pipeline.Workspace;
import dev.pedigree.site.SiteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures of the weights of two models on a hub, one made from the other. */
@Tag("slow")
class CrawlWeightsTest {
  @TempDir Path folder;
  private HubModels models;
  private String base;
  private String chat;
  private Path signatures;

  @BeforeEach
  void models() throws IOException {
    SmallSite.in(folder);
    models = new HubModels(folder);
    float[] numbers = HubModels.trained(1);
    base = models.add("acme/base-7b", numbers, "");
    chat = models.add("acme/chat-7b", HubModels.tuned(numbers, 2), "v1.10");
    signatures = folder.resolve("content/snapshots/signatures");
  }

  @AfterEach
  void close() {
    models.close();
  }

  private Run crawl(String... options) {
    Stream<Object> fixed =
        Stream.of(
            "crawl", "--root", folder, "--hub", "https://huggingface.co=" + models.hub().url());
    return Run.of(Stream.concat(fixed, Arrays.stream(options)).toArray());
  }

  private List<Path> stored() throws IOException {
    if (!Files.isDirectory(signatures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(signatures)) {
      return files.sorted().toList();
    }
  }

  private Signature signature(String id) {
    SnapshotStore snapshots = new SnapshotStore(folder.resolve("content/snapshots"));
    return new SignatureStore(snapshots.folder())
        .find(snapshots.read(id).orElseThrow())
        .signature()
        .orElseThrow();
  }

  /** Requests for ranges of large files. */
  private long ranges() {
    return models.hub().asked().stream().filter(a -> a.path().startsWith("/large/")).count();
  }

  @Test
  void weightsAreReadOnlyWhenAskedFor() throws IOException {
    Run run = crawl();
    assertEquals(0, run.exit(), run.out() + run.err());
    assertEquals(List.of(), stored());
    assertTrue(!run.out().contains("signature"), run.out());
  }

  @Test
  void aFewRowsBecomeAFileOfAFewKilobytesThatShowsTheOrigin() throws IOException {
    Run run = crawl("--weights", "--json");
    assertEquals(0, run.exit(), run.out() + run.err());
    for (JsonNode document : run.documents()) {
      assertEquals("read", document.at("/weights/state").textValue());
      assertEquals(0, document.at("/weights/headerBytes").longValue());
      long read = document.at("/weights/bytesRead").longValue();
      assertTrue(read > 200_000 && read < 700_000, "bytes read: " + read);
      int size = document.at("/weights/fileBytes").intValue();
      assertTrue(size > 40_000 && size < 64 << 10, "size of the file: " + size);
    }
    assertEquals(2, stored().size());
    assertTrue(
        ResemblanceReader.of(signature("acme/base-7b"), signature("acme/chat-7b"), 1).shared());
  }

  @Test
  void nothingIsReadTwice() throws IOException {
    crawl("--weights");
    byte[] first = Files.readAllBytes(stored().get(0));
    long before = ranges();
    Run again = crawl("--weights");
    assertEquals(before, ranges());
    assertTrue(
        again.out().endsWith("signatures of weights: 0 read, 2 kept, 0 not read; 0 B read\n"),
        again.out());
    // A file that is lost is made again, byte for byte.
    Files.delete(stored().get(0));
    Run third = crawl("--weights", "--json");
    assertEquals(
        List.of("kept", "read"),
        third.documents().stream().map(d -> d.at("/weights/state").textValue()).sorted().toList());
    assertTrue(
        third.documents().stream().anyMatch(d -> d.at("/weights/headerBytes").longValue() > 0));
    assertTrue(Arrays.equals(first, Files.readAllBytes(stored().get(0))));
  }

  @Test
  void aTornFileIsAFindingAndReadAgain() throws IOException {
    crawl("--weights");
    byte[] whole = Files.readAllBytes(stored().get(0));
    Files.write(stored().get(0), Arrays.copyOf(whole, 1000));
    Run run = crawl("--weights");
    assertTrue(
        run.out()
            .contains(
                "warning: this signature of weights cannot be used, so it counts as not there: its"
                    + " digest is another\n"),
        run.out());
    assertTrue(run.out().contains("signatures of weights: 1 read, 1 kept, 0 not read;"), run.out());
    assertTrue(Arrays.equals(whole, Files.readAllBytes(stored().get(0))));
  }

  @Test
  void aFileThatCannotBeReadIsAFindingOfItsSourceAndTheOthersGoOn() throws IOException {
    crawl();
    models
        .hub()
        .at(
            "/large/" + chat,
            (request, response) -> {
              if (request.getHeader("Range").startsWith("bytes=0-")) {
                response.setStatus(206);
                response.setHeader("Content-Range", "bytes 0-0/1");
                response.getOutputStream().write(0);
              } else {
                response.sendError(404);
              }
            });
    Run run = crawl("--weights");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("signatures of weights: 1 read, 0 kept, 1 not read;"), run.out());
    assertTrue(run.out().contains("chat-7b"), run.out());
    assertEquals(1, stored().size());
  }

  @Test
  void aRangeThatIsRefusedInTheMiddleLeavesNoHalfSignature() throws IOException {
    models
        .hub()
        .instead(
            (request, response) -> {
              String range = String.valueOf(request.getHeader("Range"));
              boolean refused =
                  request.getRequestURI().contains(base) && !range.startsWith("bytes=0-");
              if (refused) {
                response.sendError(403);
              }
              return refused;
            });
    Run run = crawl("--weights", "--json");
    assertEquals(0, run.exit(), run.out());
    JsonNode first = run.documents().get(0);
    assertEquals("failed", first.at("/weights/state").textValue());
    assertEquals("warning", first.at("/weights/findings/0/severity").textValue());
    assertTrue(first.at("/weights/bytesRead").longValue() > 0, first.toString());
    assertEquals("read", run.documents().get(1).at("/weights/state").textValue());
    assertEquals(1, stored().size());
  }

  private Run inspect(Object... options) {
    Stream<Object> fixed =
        Stream.of(
            "inspect", "--root", folder, "--hub", "https://huggingface.co=" + models.hub().url());
    return Run.of(Stream.concat(fixed, Arrays.stream(options)).toArray());
  }

  private Path local(String name, float[] numbers) throws IOException {
    Path model = Files.createDirectory(folder.resolve(name));
    Files.writeString(model.resolve("config.json"), HubModels.config());
    Files.write(model.resolve("model.safetensors"), HubModels.file(numbers).bytes());
    return model;
  }

  @Test
  void anUnknownModelIsToldWhoseWeightsItHas() throws IOException {
    Path unknown = local("unknown", HubModels.tuned(HubModels.trained(1), 3));
    Path stranger = local("stranger", HubModels.trained(4));
    assertEquals(
        "none-stored",
        inspect("--json", unknown).documents().get(0).at("/whoseWeights/state").textValue());

    crawl("--weights");
    long before = ranges();
    List<JsonNode> documents = inspect("--json", unknown, stranger, "acme/chat-7b").documents();
    JsonNode whose = documents.get(0).path("whoseWeights");
    assertEquals("compared", whose.path("state").textValue());
    assertEquals(2, whose.path("stored").intValue());
    assertEquals(2, whose.path("comparable").intValue());
    assertEquals(
        List.of("acme/base-7b", "acme/chat-7b"), whose.path("matches").findValuesAsText("id"));
    assertTrue(whose.at("/matches/0/p").doubleValue() < 1e-9, whose.toString());
    assertEquals(0, whose.at("/matches/0/identical").intValue());
    assertTrue(whose.path("bytesRead").longValue() > 200_000, whose.toString());

    JsonNode apart = documents.get(1).path("whoseWeights");
    assertEquals(0, apart.path("matches").size());
    assertEquals(2, apart.path("independent").intValue());

    // A model of the catalogue is known by its stored signature.
    JsonNode known = documents.get(2).path("whoseWeights");
    assertEquals(List.of("acme/base-7b"), known.path("matches").findValuesAsText("id"));
    assertEquals(0, known.path("bytesRead").longValue());
    assertEquals(before, ranges());
    assertFalse(inspect("--json", "--no-catalogue", unknown).out().contains("whoseWeights"));
  }

  @Test
  void theSameIsSaidInSentences() throws IOException {
    crawl("--weights");
    String said = inspect(local("stranger", HubModels.trained(4))).out();
    assertTrue(
        said.contains(
            """
              whose weights:
                Of 2 models that can be compared, none is found to share weights with it; 2 of them are shown to have nothing in common with it.
                A copy whose units stand in another order would not have been seen: of a model this wide only some units are kept.
                Signatures of 2 models of the catalogue are stored, 2 of them of as many units as this one. Bytes of weights that were read for this: 302,080.
            """
                .indent(0)),
        said);
  }

  @Test
  void aModelOnTheHubIsReadByRange() throws IOException {
    crawl("--weights");
    models.add("else/copy", HubModels.tuned(HubModels.trained(1), 9), "");
    long before = ranges();
    JsonNode whose =
        inspect("--json", "https://huggingface.co/else/copy")
            .documents()
            .get(0)
            .path("whoseWeights");
    assertEquals(2, whose.path("matches").size(), whose.toString());
    assertTrue(ranges() > before + 10);
  }

  /** Keeps what a site shows, and forgets its files. */
  private static final class Shown implements SiteBuild.Output {
    private Atlas atlas;

    @Override
    public void described(Atlas described) {
      atlas = described;
    }

    @Override
    public void take(String path, byte[] bytes) {}

    @Override
    public SiteWriter.Written finish(Atlas described) {
      return new SiteWriter.Written(0, 0, 0);
    }
  }

  /** The edge of weights between the two, as the site shows it. */
  private Edge edge() {
    Shown shown = new Shown();
    SiteBuild.into(new Workspace(folder.resolve("content"), Path.of("templates"), false), shown);
    return shown.atlas.edges().stream()
        .filter(edge -> edge.child().equals("acme/chat-7b"))
        .filter(edge -> edge.layer() == Relation.Layer.WEIGHTS)
        .findFirst()
        .orElseThrow();
  }

  private static String said(Edge edge) {
    return edge.evidence().stream().map(e -> e.sentence().en()).collect(Collectors.joining("\n"));
  }

  @Test
  void anEdgeThatSomebodyDeclaresIsProvedByTheSignatures() {
    crawl("--weights");
    Edge edge = edge();
    assertEquals(Edge.State.PROVED, edge.state(), said(edge));
    assertTrue(
        said(edge)
            .contains(
                "By signatures of the weights of both: of 256 units of the residual stream, 256 are"
                    + " found at their own place in the other model. With 1 comparison counted"),
        said(edge));
  }

  @Test
  void aClaimThatTheSignaturesDoNotBearOutIsDisputed() throws IOException {
    models.close();
    models = new HubModels(Files.createDirectory(folder.resolve("others")));
    models.add("acme/base-7b", HubModels.trained(1), "");
    models.add("acme/chat-7b", HubModels.trained(5), "v1.10");
    crawl("--weights");
    Edge edge = edge();
    assertEquals(Edge.State.DISPUTED, edge.state(), said(edge));
    assertTrue(said(edge).contains("as many as chance gives"), said(edge));
    assertTrue(said(edge).contains("A copy whose units stand in another order"), said(edge));
  }

  @Test
  void whatNoSnapshotNeedsAnyMoreIsRemoved() throws IOException {
    crawl("--weights");
    Path old = signatures.resolve("ab".repeat(32) + ".sig");
    Files.copy(stored().get(0), old);
    Files.writeString(signatures.resolve("note.txt"), "mine");
    crawl("--weights", "acme/base-7b");
    assertTrue(Files.exists(old), "a run over some models cannot know that nobody needs it");
    crawl("--weights");
    assertEquals(3, stored().size());
    assertTrue(Files.exists(signatures.resolve("note.txt")));
    assertTrue(!Files.exists(old));
  }
}
