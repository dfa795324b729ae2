package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.smoke.trial.Check;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeCheckTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "deepseek_v3", "lfm2"})
  void logitsEqualThoseOfTheReference(String name) {
    SmokeResult result = GoldenCase.own(name).check();
    assertEquals(SmokeVerdict.MATCHES_REFERENCE, result.verdict(), result.reason().en());
    assertEquals(34, result.tokens());
    assertEquals(2, result.layersReached());
    assertEquals(List.of(), result.unused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deepseek_v4", "gemma3n", "llama4"})
  void logitsOfDesignsWithMoreThanAttentionAndANetworkEqualThoseOfTheReference(String name) {
    SmokeResult result = GoldenCase.own(name).check();
    assertEquals(SmokeVerdict.MATCHES_REFERENCE, result.verdict(), result.reason().en());
    assertEquals(List.of(), result.unused());
  }

  @Test
  void anotherEpsIsNoticed() throws IOException {
    SmokeRequest right = GoldenCase.own("lfm2").request();
    SmokeResult result = SmokeCheck.run(withConfig(right, "norm_eps", 1e-4));
    assertEquals(SmokeVerdict.FAILED, result.verdict());
    assertTrue(
        result.reason().en().startsWith("The logits are not those of the reference"),
        result.reason().en());
  }

  @Test
  void theElementThatADescriptionHasWrongIsNamed() throws IOException {
    SmokeRequest right = GoldenCase.own("deepseek_v3").request();
    ObjectNode config = right.config().deepCopy();
    config.put("rope_interleave", false);
    SmokeResult result =
        SmokeCheck.run(
            SmokeRequest.ofFolder(
                right.source(),
                config,
                right.folder().orElseThrow(),
                right.headers(),
                right.limits()));
    assertEquals(SmokeVerdict.FAILED, result.verdict());
    assertEquals(
        "The logits are not those of the reference: normalised mean square error #, largest"
            + " difference #. With one change the model does what it should: RoPE pairing. There"
            + " the description is wrong.",
        result.reason().en().replaceAll("\\d+\\.\\d+", "#"));
    assertEquals("rope.pairing", result.failure().orElseThrow().step());
  }

  @Test
  void theFirstNumberThatIsNotFiniteIsNamed() throws IOException {
    SmokeRequest request = copied("gpt2");
    overwrite(request, "transformer.h.1.mlp.c_proj.weight", Float.NaN);
    SmokeResult result = SmokeCheck.run(request);
    assertEquals(SmokeVerdict.FAILED, result.verdict());
    assertEquals(
        "The first number that is not finite appears in feed-forward of layer 1.",
        result.reason().en());
    assertEquals("首个非有限数出现在第 1 层的 feed-forward。", result.reason().zh());
    assertEquals(Optional.of(new SmokeResult.Failure(1, "feed-forward")), result.failure());
    assertEquals(1, result.layersReached());
  }

  @Test
  void aMissingTensorIsNamedWithItsLayer() {
    SmokeRequest request = without(GoldenCase.own("gpt2").request(), "transformer.h.1.ln_2.weight");
    SmokeResult result = SmokeCheck.run(request);
    assertEquals(SmokeVerdict.FAILED, result.verdict());
    assertEquals(
        "The computation stops in layer.ffn_norm of layer 1: no tensor plays this role.",
        result.reason().en());
  }

  @Test
  void withoutReferenceTheLawsOfADecoderAreChecked() throws IOException {
    SmokeRequest request = copied("deepseek_v3");
    Files.delete(folder.resolve("input_ids.json"));
    SmokeResult result = SmokeCheck.run(request);
    assertEquals(SmokeVerdict.SELF_CONSISTENT, result.verdict(), result.reason().en());
    assertEquals(
        List.of("finite", "deterministic", "causal", "batch", "cached", "padding"),
        result.checks().stream().map(Check::name).toList());
  }

  @Test
  void aFileShorterThanItsHeaderSaysIsNotRun() throws IOException {
    SmokeRequest request = copied("gpt2");
    try (FileChannel file =
        FileChannel.open(folder.resolve("model.safetensors"), StandardOpenOption.WRITE)) {
      file.truncate(30_000);
    }
    SmokeResult result = SmokeCheck.run(request);
    assertEquals(SmokeVerdict.NOT_RUN, result.verdict());
    assertEquals(
        "Not run: model.safetensors ends before the data of transformer.h.1.attn.c_attn.weight does.",
        result.reason().en());
  }

  @Test
  void aChangedElementOfTheDesignIsNoticed() {
    SmokeResult result = GoldenCase.own("deepseek_v3").check();
    assertTrue(
        result.elements().stream()
            .anyMatch(e -> e.name().equals("experts.selection-bias") && e.exercised()),
        result.elements().toString());
    assertTrue(result.elements().size() >= 10, result.elements().toString());
  }

  @Test
  void headersAloneGiveAReplica() {
    SmokeRequest real = GoldenCase.own("lfm2").request();
    List<TensorPattern> tensors = TensorPattern.fold(real.headers().get(0).tensors());
    SmokeResult result =
        SmokeCheck.run(SmokeRequest.ofHeaders("lfm2", real.config(), tensors, SmokeLimits.BRIEF));
    assertEquals(SmokeVerdict.SELF_CONSISTENT, result.verdict(), result.reason().en());
    assertEquals(SmokeResult.Scope.REPLICA, result.scope());
    assertEquals(
        "A small copy of the design with random weights can be computed: the shapes fit together,"
            + " all numbers are finite, and it obeys the laws of a causal decoder. That its numbers"
            + " are those of the publisher's program is not shown: with random weights a wrong"
            + " pairing of RoPE, another activation or a fused matrix split in the wrong order would"
            + " run as well. The weights themselves were not read.",
        result.reason().en());
  }

  @Test
  void aWrongPairingOfRopeRunsOnRandomWeightsToo() {
    Fixture llama = Fixture.of("llama-7b");
    // The same names and shapes; one class rotates halves, the other neighbours.
    for (String type : List.of("llama", "ernie4_5")) {
      ObjectNode config = llama.config().deepCopy();
      config.put("model_type", type);
      config.remove("architectures");
      SmokeResult result =
          SmokeCheck.run(SmokeRequest.ofHeaders(type, config, llama.tensors(), SmokeLimits.BRIEF));
      assertEquals(SmokeVerdict.SELF_CONSISTENT, result.verdict(), result.reason().en());
    }
  }

  @Test
  void aRecurrentMixerIsRunInASmallCopy() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("model_type", "mamba").put("hidden_size", 32).put("num_hidden_layers", 1);
    config.put("vocab_size", 96).put("time_step_rank", 4);
    List<Tensor> tensors = new ArrayList<>();
    String mixer = "backbone.layers.0.mixer.";
    Map.of(
            "backbone.embeddings.weight",
            List.of(96L, 32L),
            "backbone.layers.0.norm.weight",
            List.of(32L),
            mixer + "in_proj.weight",
            List.of(128L, 32L),
            mixer + "conv1d.weight",
            List.of(64L, 1L, 4L),
            mixer + "x_proj.weight",
            List.of(36L, 64L),
            mixer + "dt_proj.weight",
            List.of(64L, 4L),
            mixer + "A_log",
            List.of(64L, 16L),
            mixer + "D",
            List.of(64L),
            mixer + "out_proj.weight",
            List.of(32L, 64L),
            "backbone.norm_f.weight",
            List.of(32L))
        .forEach((name, shape) -> tensors.add(new Tensor(name, "F32", shape, 0, 0, "")));
    SmokeRequest request =
        SmokeRequest.ofHeaders("mamba", config, TensorPattern.fold(tensors), SmokeLimits.BRIEF);
    SmokeResult result = SmokeCheck.run(request);
    assertEquals(SmokeVerdict.SELF_CONSISTENT, result.verdict(), result.reason().en());
  }

  @Test
  void whatCostsMoreThanAllowedIsNotRun() {
    assertEquals(
        "Not run: it would take 2.4e+06 operations, the limit is 1.0e+06.",
        reason(new SmokeLimits(1e6, 17, 192 << 20)));
    assertEquals(
        "Not run: it would take 620032 bytes of memory, the limit is 1000.",
        reason(new SmokeLimits(1e13, 17, 1000)));
  }

  @Test
  void sizesThatNoModelHasAreNotRun() {
    assertEquals(
        "Not run: there is no step for a model whose context is 5000000000 yet.",
        withSize("max_position_embeddings", 5_000_000_000L));
    assertEquals(
        "Not run: there is no step for a model whose context is -1 yet.",
        withSize("max_position_embeddings", -1));
  }

  private static String withSize(String key, long size) {
    SmokeRequest right = GoldenCase.own("lfm2").request();
    ObjectNode config = right.config().deepCopy();
    config.put(key, size);
    return SmokeCheck.run(
            SmokeRequest.ofFolder(
                right.source(),
                config,
                right.folder().orElseThrow(),
                right.headers(),
                right.limits()))
        .reason()
        .en();
  }

  @Test
  void aConfigurationThatIsThereButNoJsonIsNotTakenForAMissingOne() throws IOException {
    Files.writeString(folder.resolve("params.json"), "{\n  \"dim\": 4096,,\n}");
    FindingException e =
        assertThrows(
            FindingException.class,
            () ->
                SmokeRequest.ofFolder(
                    "x", MissingNode.getInstance(), folder, List.of(), SmokeLimits.USUAL));
    assertEquals(
        "params.json:2:15: error: the file cannot be read as JSON: Unexpected character (',' (code"
            + " 44)): was expecting double-quote to start field name\n"
            + "  hint: fetch the file again; without it the weights cannot be run\n",
        FindingPrinter.terminal(e.finding(), null));
  }

  private static String reason(SmokeLimits limits) {
    SmokeRequest r = GoldenCase.own("gpt2").request();
    SmokeRequest small =
        new SmokeRequest(
            r.source(),
            r.config(),
            r.folder(),
            r.headers(),
            r.tensors(),
            r.adapter(),
            r.inputIds(),
            r.texts(),
            r.logits(),
            limits);
    return SmokeCheck.run(small).reason().en();
  }

  @Test
  void logitsAreWrittenAsLittleEndianFloats() throws IOException {
    GoldenCase golden = GoldenCase.own("gpt2");
    Path ids = folder.resolve("ids.json");
    Path logits = folder.resolve("logits");
    Files.writeString(ids, "[[1, 2, 3]]");
    SmokeResult result =
        SmokeCheck.run(golden.request().with(Optional.of(ids), Optional.of(logits)));
    assertEquals(SmokeVerdict.SELF_CONSISTENT, result.verdict());
    assertEquals(3 * 97 * 4, Files.size(logits));
    float first =
        ByteBuffer.wrap(Files.readAllBytes(logits)).order(ByteOrder.LITTLE_ENDIAN).getFloat();
    assertTrue(Float.isFinite(first) && Math.abs(first) < 100);
  }

  @Test
  void aTokenOutsideTheVocabularyIsNotRun() throws IOException {
    Path ids = folder.resolve("ids.json");
    Files.writeString(ids, "[[97]]");
    SmokeResult result =
        SmokeCheck.run(GoldenCase.own("gpt2").request().with(Optional.of(ids), Optional.empty()));
    assertEquals(
        "Not run: " + ids + ": token 97 is not in a vocabulary of 97.", result.reason().en());
  }

  @Test
  void aResultSurvivesItsJson() {
    SmokeResult result = GoldenCase.own("gpt2").check();
    ObjectNode json = SmokeJson.of(result);
    assertEquals("matches-reference", json.get("verdict").asText());
    assertTrue(json.get("loss").isNull());
    assertEquals(result, SmokeJson.read(json));
  }

  private SmokeRequest copied(String name) throws IOException {
    GoldenCase golden = GoldenCase.own(name);
    for (String file :
        List.of("config.json", "model.safetensors", "input_ids.json", "logits.f32le")) {
      Files.copy(
          golden.folder().resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    return new GoldenCase(folder, "config.json").request();
  }

  private void overwrite(SmokeRequest request, String tensor, float value) throws IOException {
    Tensor at =
        request.headers().get(0).tensors().stream()
            .filter(t -> t.name().equals(tensor))
            .findFirst()
            .orElseThrow();
    try (FileChannel file =
        FileChannel.open(folder.resolve("model.safetensors"), StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putShort(0, (short) (Float.floatToRawIntBits(value) >> 16));
      file.write(bytes, at.offset());
    }
  }

  private static SmokeRequest withConfig(SmokeRequest r, String key, double value) {
    ObjectNode config = r.config().deepCopy();
    config.put(key, value);
    return SmokeRequest.ofFolder(
        r.source(), config, r.folder().orElseThrow(), r.headers(), r.limits());
  }

  private static SmokeRequest without(SmokeRequest r, String tensor) {
    WeightHeader h = r.headers().get(0);
    List<Tensor> left = h.tensors().stream().filter(t -> !t.name().equals(tensor)).toList();
    WeightHeader cut =
        new WeightHeader(
            h.path(), h.format(), h.version(), h.bytes(), h.headerBytes(), left, h.metadata());
    return SmokeRequest.ofFolder(
        r.source(), r.config(), r.folder().orElseThrow(), List.of(cut), r.limits());
  }
}
