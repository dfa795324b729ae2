package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.GitFixture;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.pipeline.zoo.MadeUpScore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model whose names, values and texts hold terminal sequences, direction marks, characters
 * without width and halves of surrogate pairs, on its way through every command and file.
 */
class HostileNamesTest {
  /** Title of a terminal, red, right-to-left override and isolate, zero width, DEL, C1, half. */
  private static final String EVIL =
      "\u001b]0;x\u0007\u001b[31m\u202e\u2066\u200b\u2028\ufeff\u007f\u009b\udb40\udc41\ud800!";

  /** The same without the half, which formats of weights refuse. */
  private static final String EVIL_PAIRED = EVIL.replace("\ud800", "");

  private static final String TENSOR = "model.layers.0." + EVIL_PAIRED + ".weight";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private GitFixture git;
  private Path hub;

  @BeforeEach
  void repository() throws IOException {
    Path base = Path.of("src/test/resources/catalog/base");
    try (Stream<Path> all = Files.walk(base)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (!file.toString().contains("articles")) {
          Path to = folder.resolve("content").resolve(base.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    hub = folder.resolve("hub");
    git = new GitFixture(Files.createDirectories(hub.resolve("acme")).resolve("base-7b"));
    write("llama", "apache-2.0", Instant.parse("2024-01-01T00:00:00Z"));
    write("llama" + EVIL_PAIRED, "apache" + EVIL, Instant.parse("2024-02-01T00:00:00Z"));
    write("llama", EVIL, Instant.parse("2024-03-01T00:00:00Z"));
  }

  @AfterEach
  void close() {
    git.close();
  }

  private void write(String type, String licence, Instant when) throws IOException {
    TinyModel tiny = new TinyModel();
    ObjectNode config = (ObjectNode) JSON.readTree(tiny.config().toString());
    config.put("model_type", type).put("torch_dtype", EVIL_PAIRED).put(EVIL_PAIRED, EVIL_PAIRED);
    String card =
        "---\nlicense: "
            + Visible.json(JSON.writeValueAsString(licence))
            + "\nbase_model: "
            + Visible.json(JSON.writeValueAsString("x/" + EVIL))
            + "\n---\n# Model\n- Hidden size: 17 "
            + EVIL
            + "\n";
    git.file("config.json", ascii(config.toString()))
        .file("README.md", card.getBytes(StandardCharsets.UTF_8))
        .file("model.safetensors", weights(tiny.weights()))
        .file("adapter\u202e\u200b\u001b[2J.safetensors", tiny.weights())
        .commit(when);
  }

  private static byte[] ascii(String json) {
    return Visible.json(json).getBytes(StandardCharsets.UTF_8);
  }

  /** A sound model with two more tensors, and metadata. */
  private static byte[] weights(byte[] sound) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
    byte[] start = new byte[Math.toIntExact(file.getLong())];
    file.get(start);
    ObjectNode header = (ObjectNode) JSON.readTree(start);
    header.putObject("__metadata__").put(EVIL_PAIRED, EVIL_PAIRED);
    int data = file.remaining();
    tensor(header, TENSOR, data);
    tensor(header, EVIL_PAIRED + "x".repeat(100_000), data + 4);
    byte[] json = ascii(header.toString());
    return ByteBuffer.allocate(8 + json.length + data + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(file)
        .array();
  }

  private static void tensor(ObjectNode header, String name, int at) {
    ObjectNode tensor = header.putObject(name).put("dtype", "F32");
    tensor.putArray("shape").add(1);
    tensor.putArray("data_offsets").add(at).add(at + 4);
  }

  private Run run(String command, Object... args) {
    List<Object> all = new ArrayList<>(List.of(command, "--root", folder));
    all.addAll(List.of("--hub", "https://huggingface.co=" + hub));
    all.addAll(List.of(args));
    return Run.of(all.toArray());
  }

  private static void clean(String what, String text) {
    List<String> hidden =
        text.codePoints().filter(Visible::hides).distinct().mapToObj(Integer::toHexString).toList();
    assertEquals(List.of(), hidden, what);
  }

  private static void clean(Run run) {
    clean("out", run.out());
    clean("err", run.err());
    assertTrue(run.out().lines().allMatch(line -> line.length() < 3000), "a line is too long");
  }

  @Test
  void noCommandPrintsACharacterThatIsNotSeen() {
    String model = hub.resolve("acme/base-7b").toString();

    clean(run("crawl", "acme/base-7b"));
    clean(run("crawl", model));
    clean(run("inspect", model));
    clean(run("inspect", "--full", model));
    clean(run("inspect", folder + "/" + "no\u001b[31mthing\u202e"));
    clean(run("diff", model, "acme/base-7b"));
    clean(run("smoke", model));
  }

  @Test
  void jsonHasTheExactNamesAndNoneOfTheseCharactersAsSuch() throws IOException {
    Run run = run("inspect", "--json", hub.resolve("acme/base-7b"));

    clean("out", run.out());
    List<String> names = run.documents().get(0).findValuesAsText("name");
    assertTrue(names.contains(TENSOR), run::out);
  }

  @Test
  void noFileOfTheSiteAndNoSnapshotHoldsACharacterThatIsNotSeen() throws IOException {
    run("crawl", "acme/base-7b");
    Path site = MadeUpScore.ofSite(folder.resolve("site"));

    Run built = run("build", "--offline", "--out", site);

    clean(built);
    assertEquals(0, built.exit(), built::out);
    assertTrue(
        Files.readString(site.resolve("en/models/acme/base-7b/index.html"))
            .contains("\\u{202e}\\u{2066}\\u{200b}"),
        "the page shows the names");
    List<Path> files = new ArrayList<>();
    for (Path place : List.of(site, folder.resolve("content/snapshots"))) {
      try (Stream<Path> all = Files.walk(place)) {
        // Pictures hold no text: what is written on them is drawn.
        all.filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".png"))
            .forEach(files::add);
      }
    }
    for (Path file : files) {
      String text = Files.readString(file).replace("\r\n", "\n");
      clean(file.toString(), text);
      if (file.toString().endsWith(".json")) {
        JSON.readTree(text);
      }
    }
    assertTrue(files.size() > 50, files::toString);
  }
}
