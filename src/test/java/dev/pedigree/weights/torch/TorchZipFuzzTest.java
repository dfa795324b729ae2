package dev.pedigree.weights.torch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class TorchZipFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.pt", bytes);
  }
}
