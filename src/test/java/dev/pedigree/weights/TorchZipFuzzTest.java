package dev.pedigree.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;

class TorchZipFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.pt", bytes);
  }
}
