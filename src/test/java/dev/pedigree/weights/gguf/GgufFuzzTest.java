package dev.pedigree.weights.gguf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class GgufFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.gguf", bytes);
  }
}
