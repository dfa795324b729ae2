package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Really trained models of the zoo, under names that tell nothing. */
class SettlingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ZOO = Path.of("src/main/resources/zoo");

  @TempDir Path folder;

  @Test
  void aLlamaWithoutNamesIsDescribedByTheOneAssignmentUnderWhichItReads() throws Exception {
    Told told = told("base-a", SettlingTest::meaningless);

    assertEquals(told.truth(), told.roles());
    assertEquals(
        Set.of(
            "layer.attn.q.weight",
            "layer.attn.k.weight",
            "layer.attn.v.weight",
            "layer.attn.out.weight",
            "layer.attn_norm.weight",
            "layer.ffn_norm.weight",
            "layer.ffn.gate.weight",
            "layer.ffn.up.weight",
            "embed.weight",
            "head.weight"),
        Set.copyOf(told.roles().values()));
    assertTrue(
        told.result()
            .reason()
            .en()
            .endsWith(
                " Names leave roles open: of 352 descriptions that fit the shapes 32 could be run,"
                    + " and the model reads under 1 of them, at best for 0.612 nats a token. The"
                    + " best of the others comes to 0.817."),
        told.result().reason().en());
  }

  @Test
  void normsThatReadAsWellEitherWayStayOpenAndTheRestIsSettled() throws Exception {
    Told told = told("base-b", SettlingTest::meaningless);

    SortedMap<String, String> open = new TreeMap<>(told.roles());
    open.entrySet().removeIf(e -> e.getValue().equals(told.truth().get(e.getKey())));
    assertEquals(
        List.of(
            "layer.attn_norm.bias|layer.ffn_norm.bias",
            "layer.attn_norm.bias|layer.ffn_norm.bias",
            "layer.attn_norm.weight|layer.ffn_norm.weight",
            "layer.attn_norm.weight|layer.ffn_norm.weight"),
        open.values().stream().sorted().toList());
    assertEquals(
        Set.of("embed.weight", "head.weight"),
        told.roles().values().stream().filter(r -> !r.contains("|")).collect(Collectors.toSet()));
  }

  @Test
  void twoRenamedNormsAreToldApart() throws Exception {
    Told told =
        told(
            "base-a",
            name ->
                name.replace("input_layernorm", "ln_b")
                    .replace("post_attention_layernorm", "ln_a"));

    assertEquals(
        Map.of(
            "model.layers.{l}.ln_a.weight", "layer.ffn_norm.weight",
            "model.layers.{l}.ln_b.weight", "layer.attn_norm.weight"),
        told.roles());
  }

  @Test
  void withoutATokenizerTheRolesStayOpenAndThatIsSaid() throws Exception {
    Path renamed = renamed(clone("base-a"), SettlingTest::meaningless);
    Files.delete(renamed.resolve("tokenizer.json"));

    SmokeResult result = SmokeCheck.run(new GoldenCase(renamed, "config.json").request());
    assertEquals(SmokeVerdict.NOT_RUN, result.verdict());
    assertEquals(
        "Not run: 352 descriptions fit the shapes of its tensors, whose names tell no roles, and"
            + " there are neither a tokenizer nor reference logits to choose by.",
        result.reason().en());
  }

  @Test
  void aModelThatReadsUnderNoDescriptionIsRunNoLongerThanTheLimitSays() throws Exception {
    Path renamed = renamed(clone("base-a"), SettlingTest::meaningless);
    garble(renamed.resolve("model.safetensors"));
    GoldenCase model = new GoldenCase(renamed, "config.json");

    assertEquals(
        "Not run: the names of its tensors tell no roles; of 32 descriptions that fit the shapes"
            + " and could be run, 32 do about as well in a short run, and to run these in whole"
            + " would take 3.9e+10 operations, the limit is 3.0e+10.",
        SmokeCheck.run(model.request(new SmokeLimits(3e10, 512, 1L << 30)).reading(passages()))
            .reason()
            .en());
    assertEquals(
        "The names of its tensors tell no roles, and the model does what it should under none of"
            + " the 32 descriptions that fit the shapes and could be run: its roles stay open.",
        SmokeCheck.run(model.request(new SmokeLimits(1e11, 512, 1L << 30)).reading(passages()))
            .reason()
            .en());
  }

  @Test
  void jsonKeepsWhatWasSettled() throws Exception {
    SmokeResult result = told("base-a", SettlingTest::meaningless).result();

    assertEquals(result.roles(), SmokeJson.read(SmokeJson.of(result)).roles());
  }

  /**
   * What a run told of a member under other names.
   *
   * @param roles of the tensors that were open
   * @param truth the roles of the same tensors by their own names
   */
  private record Told(
      SmokeResult result, SortedMap<String, String> roles, SortedMap<String, String> truth) {}

  private Told told(String member, UnaryOperator<String> names) throws Exception {
    Path original = clone(member);
    Path renamed = renamed(original, names);
    SmokeResult result =
        SmokeCheck.run(new GoldenCase(renamed, "config.json").request().reading(passages()));
    assertEquals(SmokeVerdict.PLAUSIBLE_LOSS, result.verdict(), result.reason().en());
    SortedMap<String, String> roles = new TreeMap<>();
    for (SettledRoles.Tensor tensor : result.roles().orElseThrow().tensors()) {
      roles.put(
          tensor.pattern(), tensor.roles().stream().sorted().collect(Collectors.joining("|")));
    }
    JsonNode config = JSON.readTree(original.resolve("config.json").toFile());
    List<TensorPattern> tensors =
        TensorPattern.fold(
            GoldenCase.headers(original).stream().flatMap(h -> h.tensors().stream()).toList());
    SortedMap<String, String> truth = new TreeMap<>();
    ArchitectureReader.read(member, config, tensors)
        .architecture()
        .orElseThrow()
        .roles()
        .forEach(binding -> truth.put(names.apply(binding.pattern()), binding.role()));
    truth.keySet().retainAll(roles.keySet());
    return new Told(result, roles, truth);
  }

  private static List<String> passages() throws IOException {
    List<String> passages = new ArrayList<>();
    JSON.readTree(ZOO.resolve("heldout.json").toFile())
        .get("passages")
        .forEach(p -> passages.add(p.asText()));
    return passages;
  }

  /**
   * Every word of a name but numbers, {@code weight} and {@code bias} becomes a meaningless one.
   */
  private static String meaningless(String name) {
    return Arrays.stream(name.split("\\."))
        .map(
            part ->
                part.matches("[0-9]+|\\{.*}|weight|bias")
                    ? part
                    : "x" + Integer.toHexString((part + "salt").hashCode()))
        .collect(Collectors.joining("."));
  }

  private Path renamed(Path original, UnaryOperator<String> names) throws IOException {
    Path renamed = folder.resolve(original.getFileName() + "-renamed");
    Files.createDirectories(renamed);
    for (String file : List.of("config.json", "tokenizer.json")) {
      Files.copy(original.resolve(file), renamed.resolve(file));
    }
    byte[] all = Files.readAllBytes(original.resolve("model.safetensors"));
    ByteBuffer read = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(read.getLong());
    ObjectNode header = (ObjectNode) JSON.readTree(Arrays.copyOfRange(all, 8, 8 + length));
    SortedMap<String, JsonNode> sorted = new TreeMap<>();
    header
        .properties()
        .forEach(
            f ->
                sorted.put(
                    f.getKey().equals("__metadata__") ? f.getKey() : names.apply(f.getKey()),
                    f.getValue()));
    ObjectNode other = JSON.createObjectNode();
    sorted.forEach(other::set);
    byte[] written = JSON.writeValueAsBytes(other);
    ByteBuffer out =
        ByteBuffer.allocate(8 + written.length + all.length - 8 - length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(written.length).put(written).put(all, 8 + length, all.length - 8 - length);
    Files.write(renamed.resolve("model.safetensors"), out.array());
    return renamed;
  }

  /** Puts random numbers of about the usual size in place of all weights. */
  private static void garble(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    SplittableRandom random = new SplittableRandom(7);
    for (int at = 8 + Math.toIntExact(bytes.getLong(0)); at < bytes.capacity() - 1; at += 2) {
      int number = Float.floatToIntBits((float) random.nextDouble(-0.1, 0.1));
      bytes.putShort(at, (short) (number >>> 16));
    }
    Files.write(file, bytes.array());
  }

  private Path clone(String name) throws GitAPIException {
    Path at = folder.resolve(name);
    Git.cloneRepository()
        .setURI(ZOO.resolve(name + ".bundle").toAbsolutePath().toString())
        .setDirectory(at.toFile())
        .call()
        .close();
    return at;
  }
}
