package dev.pedigree.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;

class TorchLegacyFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("pytorch_model.bin", bytes);
  }
}
