package dev.pedigree.weights.safetensors;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class SafetensorsFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.safetensors", bytes);
  }
}
