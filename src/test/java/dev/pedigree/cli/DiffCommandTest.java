package dev.pedigree.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path folder;

  @Test
  void twoRenamedNormsAreTwoRenamesAndNoDifference() throws IOException {
    Path llama = new TinyModel().write(folder.resolve("llama"));
    Path yi = new TinyModel().likeYi().write(folder.resolve("yi"));
    JsonNode diff = Run.of("diff", "--json", llama, yi).documents().get(0);
    assertEquals("same", diff.at("/verdict/design").asText());
    assertEquals("same", diff.at("/verdict/shape").asText());
    assertEquals("unknown", diff.at("/verdict/weights").asText());
    assertEquals("nothing", diff.at("/weights/restsOn").asText());
    assertEquals("numbers", diff.at("/weights/read").asText());
    assertEquals("unknown", diff.at("/weights/derived").asText());
    assertEquals(
        "the numbers that were read do not decide it", diff.at("/weights/sentence/en").asText());
    assertEquals("same", diff.get("identicalListing").asText());
    assertEquals(2, diff.get("renames").size());
    assertEquals("layer.attn_norm.weight", diff.at("/renames/0/role").asText());
    assertEquals("model.layers.{l}.input_layernorm.weight", diff.at("/renames/0/a").asText());
    assertEquals("model.layers.{l}.ln1.weight", diff.at("/renames/0/b").asText());
    JsonNode norm = tensor(diff, "layer.attn_norm.weight");
    assertEquals("[\"name\"]", norm.get("changes").toString());
    assertEquals("model.layers.{l}.ln1.weight", norm.at("/b/pattern").asText());
    assertEquals("[]", tensor(diff, "layer.attn.q.weight").get("changes").toString());
  }

  @Test
  void theTerminalLeadsWithTheThreeAnswers() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Path b = new TinyModel().kvHeads(1).layers(3).write(folder.resolve("b"));
    Run run = Run.of("diff", a, b);
    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.outIn(folder)
            .startsWith(
                """
                …/a  →  …/b
                The same architecture with 1 switch set otherwise.

                  same design?   yes  (distance: 1 line)
                  same shape?    no
                  same weights?  different  (the sizes differ, so the numbers cannot be the same; \
                whether one was made from the other was not checked)

                variation —"""),
        run.out());
  }

  @Test
  void aSideThatCannotBeOpenedIsNamedAndTheExitIsOne() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Run run = Run.of("diff", a, "nobody/nothing");
    assertEquals(1, run.exit());
    assertTrue(
        run.err().startsWith("nobody/nothing: error: there is no file, folder or catalogued"),
        run.err());
  }

  @Test
  void theFirstSentenceSaysThatOnlyNamesDiffer() throws IOException {
    Path llama = new TinyModel().write(folder.resolve("llama"));
    Path yi = new TinyModel().likeYi().write(folder.resolve("yi"));
    assertEquals(
        "Line by line the same architecture, one shape, 2 roles under other names.",
        Run.of("diff", llama, yi).out().lines().skip(1).findFirst().orElseThrow());
    assertEquals(
        "Line by line the same architecture, one shape.",
        Run.of("diff", llama, llama).out().lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void aSideThatNobodyKnowsIsComparedByWhatItsFilesStateAndTheExitIsZero() throws IOException {
    Path llama = new TinyModel().write(folder.resolve("llama"));
    Path bert = new TinyModel().write(folder.resolve("bert"));
    Files.writeString(
        bert.resolve("config.json"),
        "{\"model_type\": \"bert\", \"hidden_size\": 16, \"num_hidden_layers\": 3}");
    Files.writeString(bert.resolve("adapter_config.json"), "{\"peft_type\": \"LORA\"}");
    Files.delete(bert.resolve("model.safetensors"));
    Files.write(bert.resolve("adapter_model.safetensors"), LORA);
    Run run = Run.of("diff", llama, bert);
    assertEquals(0, run.exit(), run.err());
    assertEquals(
        """
        …/llama  →  …/bert
        The design of one of the two is not known; what the files of both state is compared.

          same design?   unknown
          same shape?    unknown
          same weights?  unknown
        """,
        run.outIn(folder).lines().limit(6).map(line -> line + "\n").collect(joining()));
    assertTrue(
        run.outIn(folder)
            .contains(
                "  limit   Nothing is said about what …/bert computes: this is an adapter: it is"
                    + " described by its own weights, not as its base model."),
        run.out());
    JsonNode diff = Run.of("diff", "--json", llama, bert).documents().get(0);
    assertEquals("unknown", diff.at("/verdict/design").asText());
    assertEquals(0, diff.at("/tensors/sameNameAndShape").asInt());
    assertEquals(1, diff.at("/tensors/b").asInt());
    assertTrue(diff.at("/unknown/a").isMissingNode());
    assertEquals(
        "this is an adapter: it is described by its own weights, not as its base model",
        diff.at("/unknown/b/en").asText());
  }

  @Test
  void equalBytesUnderEqualNamesAreFoundInFoldersOfAnUnknownClass() throws IOException {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    for (Path one : List.of(a, b)) {
      Files.createDirectories(one);
      Files.writeString(one.resolve("config.json"), "{\"model_type\": \"bert\"}");
      Files.write(one.resolve("model.safetensors"), LORA);
    }
    assertEquals("same", weights(a, b));
    byte[] other = LORA.clone();
    other[other.length - 1]++;
    Files.write(b.resolve("model.safetensors"), other);
    assertEquals("unknown", weights(a, b));
  }

  private static String weights(Path a, Path b) throws IOException {
    JsonNode diff = Run.of("diff", "--json", a, b).documents().get(0);
    assertEquals(1, diff.at("/tensors/sameNameAndShape").asInt());
    return diff.at("/verdict/weights").asText();
  }

  /** A weight file with one tensor of one number. */
  private static final byte[] LORA = file();

  private static byte[] file() {
    byte[] header =
        "{\"x.lora_A.weight\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + header.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  @Test
  void tokenizerAndCodeStandBesideTheVerdictAndChangeNothingInIt() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Path b = new TinyModel().write(folder.resolve("b"));
    String before = Run.of("diff", a, b).outIn(folder);
    Files.writeString(a.resolve("tokenizer.json"), tokenizer("\"a\": 0, \"b\": 1"));
    Files.writeString(b.resolve("tokenizer.json"), tokenizer("\"a\": 0, \"b\": 1, \"ab\": 2"));
    Files.writeString(a.resolve("modeling_heron.py"), code("Heron", "states"));
    Files.writeString(b.resolve("modeling_egret.py"), code("Egret", "hidden"));
    assertEquals(
        before
            + """

            beside the weights
              tokenizer The tokenizer of …/b has all 2 tokens of that of …/a at the same ids, and 1 more.
              tokenizer The first of those that were added: “ab”.
              tokenizer Tokenizers are often taken over by models that share no weights, as those of \
            GPT-2, LLaMA and Qwen are. This says nothing about weights.
              code      In the modelling code, 1 of 1 classes of …/a are equal to one of …/b, which has 1, \
            after renaming of identifiers; as they are written, 0.
              code      In the modelling code, 1 of 1 functions and methods of …/a are equal to one of \
            …/b, which has 1, after renaming of identifiers; as they are written, 0.
              code      Renamed names: 2. The first are HeronNorm → EgretNorm, states → hidden.
              code      Statements of ten tokens or more that are in both, each after renaming of its \
            identifiers: about 1, which is 100 % of the 1 of …/a and 100 % of the 1 of …/b.
              code      Most modelling code descends from the transformers library, where it is copied \
            from one model to the next. Equal code is therefore no accusation, and says nothing about \
            weights.
            """,
        Run.of("diff", a, b).outIn(folder));

    JsonNode diff = Run.of("diff", "--json", a, b).documents().get(0);
    assertEquals("unknown", diff.at("/verdict/weights").asText());
    assertEquals("extended", diff.at("/tokenizer/relation").asText());
    assertEquals("[\"ab\"]", diff.at("/tokenizer/added").toString());
    assertEquals(2, diff.at("/tokenizer/firstEqualIds").asInt());
    assertEquals(
        "{\"a\":1,\"b\":1,\"equal\":1,\"asWritten\":0}", diff.at("/code/0/classes").toString());
    assertEquals(
        "[{\"a\":\"HeronNorm\",\"b\":\"EgretNorm\"},{\"a\":\"states\",\"b\":\"hidden\"}]",
        diff.at("/code/0/renamed").toString());
    JsonNode last = diff.get("evidence").get(diff.get("evidence").size() - 1);
    assertEquals("code", last.get("kind").asText());
  }

  private static String tokenizer(String vocabulary) {
    return "{\"model\": {\"type\": \"BPE\", \"vocab\": {" + vocabulary + "}}}";
  }

  private static String code(String family, String states) {
    return """
    class %1$sNorm(Base):
        def forward(self, %2$s):
            return %2$s * 2 + self.scale(%2$s, 3) - 4
    """
        .formatted(family, states);
  }

  private static JsonNode tensor(JsonNode diff, String role) {
    for (JsonNode tensor : diff.get("tensorRoles")) {
      if (tensor.get("role").asText().equals(role)) {
        return tensor;
      }
    }
    throw new AssertionError("no " + role + " in " + diff.get("tensorRoles"));
  }
}
