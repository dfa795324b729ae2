package dev.pedigree.crawl.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files beside a model are believed to state what they state, and no more. */
class StatementsTest {
  @TempDir Path folder;

  @Test
  void aConfigurationOfTheBaseDoesNotMakeAnAdapterAModel() throws IOException {
    write("config.json", "{'model_type': 'llama', '_name_or_path': '/mnt/run/out'}");
    write(
        "adapter_config.json",
        "{'peft_type': 'LORA', 'r': 8, 'target_modules': ['v', 'q'],"
            + " 'base_model_name_or_path': 'lab/Base'}");
    write("adapter_model.safetensors", "not weights");
    assertEquals(
        Optional.of(new Adapter("LORA", "lab/Base", 8, "", List.of("q", "v"), List.of())),
        Adapter.of(snapshot()));
    assertEquals(
        List.of(
            new StatedParent(
                "/mnt/run/out",
                StatedName.LOCAL_PATH,
                "loaded-from",
                Inferred.NONE,
                "",
                MergePart.UNSTATED,
                "config.json",
                "_name_or_path"),
            new StatedParent(
                "lab/Base",
                StatedName.HUB_ID,
                "adapter",
                Inferred.NONE,
                "",
                MergePart.UNSTATED,
                "adapter_config.json",
                "base_model_name_or_path")),
        StatedParents.of(snapshot()));
  }

  @Test
  void anAdapterBesideAModelLeavesItAModel() throws IOException {
    write("config.json", "{'model_type': 'llama'}");
    write("adapter_config.json", "{'peft_type': 'LORA', 'r': 8}");
    write("adapter_model.safetensors", "not weights");
    write("model.safetensors", "not weights");
    assertEquals(Optional.empty(), Adapter.of(snapshot()));
  }

  private Snapshot snapshot() {
    return ModelFolder.read(folder).snapshot();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }
}
