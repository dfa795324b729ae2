package dev.pedigree.crawl.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.places.Layout.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where the models are, by the names of the files. */
class LayoutTest {
  private static Layout of(String... files) {
    return Layout.of(List.of(files), Set.of());
  }

  private static String places(Layout layout) {
    return layout.places().stream()
        .map(p -> p.folder() + " " + p.kind().word())
        .collect(Collectors.joining(", "));
  }

  private static String top(Layout layout) {
    return layout.top().map(Place::folder).orElse("none");
  }

  @Test
  void aModelAtTheTopOwnsTheCopiesInFoldersThatHaveNoConfigurationOfTheirOwn() {
    Layout layout =
        of("config.json", "model.safetensors", "onnx/model.onnx", "original/consolidated.00.pth");
    assertEquals(Form.TOP, layout.form());
    assertEquals("", places(layout));
    assertTrue(layout.of(layout.top().orElseThrow()).test("onnx/model.onnx"));
  }

  @Test
  void whatHasAConfigurationInAFolderIsAnotherModelBesideTheTop() {
    Layout layout =
        of(
            "config.json",
            "model.safetensors",
            "checkpoint-500/config.json",
            "checkpoint-500/model.safetensors",
            "1_Pooling/config.json",
            "lora/adapter_config.json",
            "lora/adapter_model.safetensors");
    assertEquals("checkpoint-500 checkpoint, lora adapter", places(layout));
    assertFalse(
        layout.of(layout.top().orElseThrow()).test("checkpoint-500/model.safetensors"),
        "the top would count the state of training once more");
  }

  @Test
  void oneModelInAFolderStandsForTheWhole() {
    Layout layout = of("README.md", "model/config.json", "model/model.safetensors");
    assertEquals(Form.FOLDER, layout.form());
    assertEquals("model", top(layout));
    assertEquals("weights", top(of("README.md", "weights/a.pt", "weights/b.pt")));
    assertEquals("a/b", top(of("a/b/config.json")), "a configuration alone is enough");
  }

  @Test
  void severalModelsInFoldersAreListedAndNoneStandsForThem() {
    Layout layout =
        of(
            "small/config.json",
            "small/model.safetensors",
            "large/config.json",
            "large/pytorch_model.bin",
            "Q4/model-Q4.gguf",
            "tokenizer/config.json");
    assertEquals(Form.SEVERAL, layout.form());
    assertEquals("none", top(layout));
    assertEquals("Q4 model, large model, small model", places(layout));
  }

  @Test
  void theLastOfSeveralStatesIsTheOneWithTheHighestNumber() {
    Layout layout =
        of(
            "checkpoint-900/model.safetensors",
            "checkpoint-1000/model.safetensors",
            "checkpoint-1000/optimizer.pt");
    assertEquals(Form.CHECKPOINTS, layout.form());
    assertEquals("checkpoint-1000", top(layout));
    assertEquals("checkpoint-1000 checkpoint, checkpoint-900 checkpoint", places(layout));
  }

  @Test
  void aPipelineHasTheComponentsThatItNamesAndThatAreThere() {
    Layout layout =
        Layout.of(
            List.of(
                "model_index.json",
                "scheduler/scheduler_config.json",
                "unet/config.json",
                "unet/diffusion_pytorch_model.safetensors",
                "vae/config.json",
                "vae/diffusion_pytorch_model.fp16.safetensors",
                "v1-5-pruned.ckpt"),
            Set.of("unet", "vae", "scheduler", "safety_checker"));
    assertEquals(Form.PIPELINE, layout.form());
    assertEquals(" model, unet component, vae component", places(layout));
  }

  @Test
  void statesOfOptimizersAndFilesOfBuildToolsAreNoModels() {
    Layout layout =
        of(
            "model/config.json",
            "model/model.safetensors",
            "state/optimizer.bin",
            "state/zero_pp_rank_0_mp_rank_00_optim_states.pt",
            "state/random_states_0.pkl",
            "build/CMakeFiles/3.22.1/CMakeDetermineCompilerABI_C.bin");
    assertEquals(Form.FOLDER, layout.form());
    assertEquals("model", top(layout));
  }
}
