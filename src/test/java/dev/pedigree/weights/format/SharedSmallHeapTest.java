package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.weights.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 256 MiB of heap are enough to read any file of the corpus, sound, broken or hostile. */
@Tag("shared")
class SharedSmallHeapTest {
  private static final List<String> GROUPS =
      List.of(
          "valid/safetensors",
          "valid/gguf",
          "valid/torch",
          "valid/onnx",
          "valid/counting",
          "invalid/safetensors",
          "invalid/gguf",
          "invalid/torch-zip",
          "invalid/torch-legacy",
          "invalid/torch-tar",
          "invalid/pickle",
          "invalid/onnx",
          "invalid/wrong-file");

  @TempDir Path scratch;

  @Test
  void everyFileOfTheCorpusFitsASmallHeap() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String group : GROUPS) {
      Corpus corpus = Corpus.of(Path.of("../shared/formats").resolve(group));
      Path unpacked = Files.createDirectories(scratch.resolve(group));
      for (JsonNode one : corpus.cases()) {
        Path file = corpus.file(one, unpacked);
        if (Files.isRegularFile(file)) {
          files.add(file);
        }
      }
    }
    try (Stream<Path> hostile = Files.list(Path.of("../shared/samples/gguf-hostile"))) {
      hostile.sorted().forEach(files::add);
    }
    List<String> said = ReadEach.inSmallHeap(files);
    List<String> names = files.stream().map(f -> f.getFileName().toString()).toList();
    assertEquals(
        names, said.stream().map(line -> line.replaceFirst(" (read|refused.*)$", "")).toList());
  }
}
