package dev.pedigree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/** The files that header readers are timed on. */
public enum HeaderFile {
  SAFETENSORS("safetensors", OtherFiles::safetensors, 60_000),
  GGUF_VOCABULARY("gguf", GgufFiles::vocabulary, 262_144),
  GGUF_4MB_VOCABULARY("gguf", GgufFiles::pairs, 102_400),
  GGUF_TENSORS("gguf", GgufFiles::tensors, 60_000),
  GGUF_KEYS("gguf", GgufFiles::keys, 60_000),
  TORCH_ZIP("pt", OtherFiles::torchZip, 20_000),
  TORCH_LEGACY("bin", OtherFiles::torchLegacy, 20_000),
  ONNX("onnx", OtherFiles::onnx, 20_000);

  private final String ending;
  private final IntFunction<byte[]> content;
  private final int count;

  HeaderFile(String ending, IntFunction<byte[]> content, int count) {
    this.ending = ending;
    this.content = content;
    this.count = count;
  }

  /** Tensors, keys or tokens in the file. */
  int count() {
    return count;
  }

  /** Whether other programs that read GGUF can be timed on it. */
  boolean gguf() {
    return ending.equals("gguf");
  }

  /**
   * Writes the file into a folder.
   *
   * @param part 1 for all of it, 4 for a quarter of the tensors, keys or tokens
   */
  Path write(Path folder, int part) throws IOException {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Files.write(
        folder.resolve(name + "-" + count / part + "." + ending), content.apply(count / part));
  }
}
