package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterTest {
  private static final int RANK = 4;

  @TempDir Path folder;

  private final TensorFile adapter = new TensorFile();

  /** Writes an adapter, and W with alpha / r · B · A added, as peft merges it. */
  private TinyModel.Packing low(String form, double scale, boolean lengths) {
    return (file, module, out, in, random) -> {
      float[] numbers = TinyModel.PLAIN.write(file, module, out, in, random);
      if (module.contains("k_proj")) {
        return numbers;
      }
      float[] a = TinyModel.numbers(random, RANK * in, 0.3f);
      float[] b = TinyModel.numbers(random, out * RANK, 0.3f);
      String name =
          form.replace("MODULE", module).replace("SHORT", module.replace("model.layers", "layers"));
      adapter.floats(name.replace("?", "A"), a, RANK, in);
      adapter.floats(name.replace("?", "B"), b, out, RANK);
      double own = module.endsWith("layers.1.mlp.up_proj") ? scale * 3 : scale;
      for (int i = 0; i < numbers.length; i++) {
        for (int k = 0; k < RANK; k++) {
          numbers[i] = (float) (numbers[i] + own * b[i / in * RANK + k] * a[k * in + i % in]);
        }
      }
      if (lengths) {
        float[] length = TinyModel.numbers(random, out, 1);
        adapter.floats("base_model.model." + module + ".lora_magnitude_vector.weight", length, out);
        for (int r = 0; r < out; r++) {
          double square = 0;
          for (int c = 0; c < in; c++) {
            square += Math.pow(numbers[r * in + c], 2);
          }
          for (int c = 0; c < in; c++) {
            numbers[r * in + c] = (float) (numbers[r * in + c] * (length[r] / Math.sqrt(square)));
          }
        }
      }
      return numbers;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "base_model.model.MODULE.lora_?.weight, false, false",
    "base_model.model.MODULE.lora_?.default.weight, true, false",
    "module.base_model.model.MODULE.lora_?.weight, false, true",
    "_orig_mod.module.base_model.model.MODULE.lora_?.weight, false, false",
    "MODULE.lora_?.weight, false, false",
    "base_model.model.model.MODULE.lora_?.weight, true, true",
    "base_model.model.SHORT.lora_?.weight, false, false"
  })
  void anAdaptedModelGivesTheLogitsOfTheMergedOne(String form, boolean byRoot, boolean lengths)
      throws IOException {
    double scale = byRoot ? 16 / Math.sqrt(RANK) : 16.0 / RANK;
    TinyModel.write(folder, "", low(form, scale, lengths), false);
    adapter(
        "\"use_rslora\": "
            + byRoot
            + ", \"use_dora\": "
            + lengths
            + ", \"alpha_pattern\": {\"layers.1.mlp.up_proj\": 48}");
    assertEquals(0, TinyModel.distance(folder), 1e-4);
  }

  @Test
  void anAdapterOfTheEmbeddingAddsToItsRows() throws IOException {
    TinyModel.write(
        folder,
        "",
        (file, module, out, in, random) -> {
          float[] numbers = TinyModel.PLAIN.write(file, module, out, in, random);
          if (!module.contains("embed")) {
            return numbers;
          }
          float[] a = TinyModel.numbers(random, RANK * out, 0.3f);
          float[] b = TinyModel.numbers(random, in * RANK, 0.3f);
          adapter.floats("base_model.model." + module + ".lora_embedding_A", a, RANK, out);
          adapter.floats("base_model.model." + module + ".lora_embedding_B", b, in, RANK);
          for (int i = 0; i < numbers.length; i++) {
            for (int k = 0; k < RANK; k++) {
              numbers[i] += 4 * b[i % in * RANK + k] * a[k * out + i / in];
            }
          }
          return numbers;
        },
        true);
    adapter("\"target_modules\": [\"embed_tokens\"]");
    assertEquals(0, TinyModel.distance(folder), 1e-4);
  }

  @Test
  void tensorsThatAnAdapterKeepsWholeTakeThePlaceOfTheModelsOwn() throws IOException {
    TinyModel.write(
        folder,
        "",
        (file, module, out, in, random) -> {
          TinyModel.PLAIN.write(file, module, out, in, random);
          float[] numbers = TinyModel.numbers(random, out * in, 0.2f);
          String inside = module.contains("mlp") ? ".modules_to_save" : "";
          adapter.floats("base_model.model." + module + inside + ".weight", numbers, out, in);
          return numbers;
        },
        true);
    adapter("\"modules_to_save\": [\"everything\"]");
    assertEquals(0, TinyModel.distance(folder), 1e-4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"peft_type\": \"IA3\" | adapters of the type IA3",
        "\"init_lora_weights\": \"pissa_niter_4\""
            + " | adapters that change the model's own matrices (pissa_niter_4)",
        "\"target_parameters\": [\"mlp.experts\"] | adapters with target_parameters",
        "\"alpha_pattern\": {\".*up_proj\": 3}" + " | adapters with the pattern .*up_proj"
      })
  void anAdapterThatIsNotKnownIsNotRunAndNamed(String setting, String what) throws IOException {
    TinyModel.write(folder, "", low("base_model.model.MODULE.lora_?.weight", 4, false), false);
    adapter(setting);
    assertEquals("Not run: there is no step for " + what + " yet.", reason());
  }

  @Test
  void anAdapterOfAnotherModelIsNotRun() throws IOException {
    TinyModel.write(folder, "", TinyModel.PLAIN, false);
    String name = "base_model.model.model.layers.7.mlp.up_proj.lora_A.weight";
    adapter.floats(name, new float[4], 1, 4);
    adapter("\"r\": 1");
    assertEquals(
        "Not run: there is no step for tensors of the adapter such as " + name + " yet.", reason());
  }

  @Test
  void anAdapterWithoutItsConfigurationIsNotRun() throws IOException {
    TinyModel.write(folder, "", low("base_model.model.MODULE.lora_?.weight", 4, false), false);
    adapter("");
    Files.delete(folder.resolve("packed/adapter_config.json"));
    assertTrue(reason().contains("an adapter without adapter_config.json"), reason());
  }

  private String reason() {
    return TinyModel.result(folder.resolve("packed"), Optional.empty(), Optional.empty())
        .reason()
        .en();
  }

  private void adapter(String settings) throws IOException {
    adapter.write(folder.resolve("packed/adapter_model.safetensors"));
    Files.writeString(
        folder.resolve("packed/adapter_config.json"),
        "{\"r\": 4, \"lora_alpha\": 16" + (settings.isEmpty() ? "" : ", " + settings) + "}");
  }
}
