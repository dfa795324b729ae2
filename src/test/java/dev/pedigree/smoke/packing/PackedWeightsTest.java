package dev.pedigree.smoke.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pedigree.smoke.TinyExperts;
import dev.pedigree.smoke.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackedWeightsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("packings")
  void aPackedModelGivesTheLogitsOfTheNumbersItStandsFor(
      String name, String settings, TinyModel.Packing packing) throws IOException {
    TinyModel.write(folder, settings, packing, name.startsWith("mlx"));
    float distance = TinyModel.distance(folder);
    assertTrue(distance <= 1e-4, "logits differ by " + distance);
  }

  static Stream<Arguments> packings() {
    String compressed = quantization("compressed-tensors", "");
    return Stream.of(
        arguments("gptq, 4 bits", gptq(4, "gptq"), Packings.gptq(4, 32, false, false)),
        arguments("gptq, 2 bits", gptq(2, "gptq"), Packings.gptq(2, 16, false, false)),
        arguments("gptq, 3 bits", gptq(3, "gptq"), Packings.gptq(3, 32, false, false)),
        arguments("gptq, 8 bits", gptq(8, "gptq"), Packings.gptq(8, 64, false, false)),
        arguments(
            "gptq, in the order of errors", gptq(4, "gptq"), Packings.gptq(4, 16, false, true)),
        arguments("gptq, second version", gptq(3, "gptq_v2"), Packings.gptq(3, 32, true, true)),
        arguments(
            "auto-round",
            quantization("auto-round", ", \"packing_format\": \"auto_round\""),
            Packings.gptq(4, 32, true, false)),
        arguments("awq", quantization("awq", ", \"bits\": 4, \"group_size\": 32"), Packings.AWQ),
        arguments("nf4", quantization("bitsandbytes", ""), Packings.blockwise("nf4", false)),
        arguments("nf4, nested", quantization("bitsandbytes", ""), Packings.blockwise("nf4", true)),
        arguments("fp4, nested", quantization("bitsandbytes", ""), Packings.blockwise("fp4", true)),
        arguments("int8", quantization("bitsandbytes", ""), Packings.ROWS_OF_INT8),
        arguments("compressed, 4 bits", compressed, Packings.integers(4, 32, false, false)),
        arguments("compressed, 8 bits a row", compressed, Packings.integers(8, 64, false, false)),
        arguments("compressed, zero points", compressed, Packings.integers(4, 16, true, false)),
        arguments("compressed, 3 bits", compressed, Packings.integers(3, 32, true, true)),
        arguments("compressed, int8", compressed, Packings.scaled("I8", ".weight_scale", 1, 0)),
        arguments("compressed, fp8", compressed, Packings.scaled("F8_E4M3", ".weight_scale", 1, 0)),
        arguments("fp8 a tensor", "", Packings.scaled("F8_E4M3", ".weight_scale", 0, 0)),
        arguments(
            "fp8 in blocks",
            quantization("fp8", ", \"weight_block_size\": [24, 48]"),
            Packings.scaled("F8_E4M3", ".weight_scale_inv", 24, 48)),
        arguments("nvfp4", quantization("modelopt", ""), Packings.floats("modelopt nv")),
        arguments("compressed, nvfp4", compressed, Packings.floats("compressed nv")),
        arguments("compressed, mxfp4", compressed, Packings.floats("compressed mx")),
        arguments("mlx, mxfp4", mlx(4, 32), Packings.floats("mlx mx")),
        arguments("mlx, nvfp4", mlx(4, 16), Packings.floats("mlx nv")),
        arguments("mlx, 2 bits", mlx(2, 64), Packings.affine(2, 64)),
        arguments("mlx, 3 bits", mlx(3, 32), Packings.affine(3, 32)),
        arguments("mlx, 4 bits", mlx(4, 64), Packings.affine(4, 64)),
        arguments("mlx, 5 bits", mlx(5, 32), Packings.affine(5, 32)),
        arguments("mlx, 6 bits", mlx(6, 64), Packings.affine(6, 64)),
        arguments("mlx, 8 bits", mlx(8, 32), Packings.affine(8, 32)));
  }

  @Test
  void expertsInFourBitsGiveTheLogitsOfTheNumbersTheyStandFor() throws IOException {
    TinyExperts.write(folder);
    float distance = TinyModel.distance(folder);
    assertTrue(distance <= 1e-4, "logits differ by " + distance);
  }

  private static String quantization(String method, String more) {
    return "\"quantization_config\": {\"quant_method\": \"" + method + "\"" + more + "}";
  }

  private static String gptq(int bits, String format) {
    return quantization(
        "gptq", ", \"bits\": " + bits + ", \"checkpoint_format\": \"" + format + "\"");
  }

  private static String mlx(int bits, int size) {
    return "\"quantization\": {\"group_size\": " + size + ", \"bits\": " + bits + "}";
  }

  @Test
  void whatServersAddBesideAPackedMatrixIsNoLeftOver() throws IOException {
    TinyModel.Packing rows = Packings.scaled("F8_E4M3", ".weight_scale", 1, 0);
    TinyModel.write(
        folder,
        quantization("fp8", ""),
        (file, module, out, in, random) -> {
          if (module.contains("k_proj")) {
            file.floats(module.replace("k_proj", "k_scale"), new float[] {2});
            file.floats(module + ".output_scale", new float[] {2}, 1);
          }
          file.floats(module + ".bias", new float[out], out);
          return rows.write(file, module, out, in, random);
        },
        false);
    assertEquals(0, TinyModel.distance(folder), 1e-4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g_idx | qweight: input 0 is in group 9 of 2",
        "scales | qzeros: shape [2, 8] is too small for [64, 3] of 4 bits"
      })
  void whatDoesNotFitIsNamed(String spoiled, String what) throws IOException {
    TinyModel.Packing right = Packings.gptq(4, 32, false, false);
    TinyModel.write(
        folder,
        gptq(4, "gptq"),
        (file, module, out, in, random) -> {
          if (!module.contains("0.self_attn.q")) {
            return right.write(file, module, out, in, random);
          }
          file.words(module + ".qweight", "I32", new int[out * in / 8], in / 8, out);
          file.words(module + ".qzeros", "I32", new int[out / 4], 2, out / 8);
          int groups = spoiled.equals("scales") ? 3 : 2;
          file.floats(module + ".scales", new float[out * groups], groups, out);
          int[] order = new int[in];
          order[0] = spoiled.equals("g_idx") ? 9 : 0;
          file.words(module + ".g_idx", "I32", order, in);
          return new float[out * in];
        },
        false);
    assertEquals(
        "The computation stops in model.layers.0.self_attn.q_proj." + what + ".",
        TinyModel.result(folder.resolve("packed"), Optional.empty(), Optional.empty())
            .reason()
            .en());
  }

  @Test
  void aPackingThatIsNotKnownIsNotRunAndNamed() throws IOException {
    TinyModel.write(
        folder,
        quantization("aqlm", ""),
        (file, module, out, in, random) -> {
          file.add(module + ".codes", "I8", new byte[out * in / 8], out, in / 8, 1);
          return new float[out * in];
        },
        false);
    assertEquals(
        "Not run: there is no step for weights packed by aqlm yet.",
        TinyModel.result(folder.resolve("packed"), Optional.empty(), Optional.empty())
            .reason()
            .en());
  }
}
