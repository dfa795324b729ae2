package dev.pedigree.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SafetensorsFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.safetensors", bytes);
  }
}
