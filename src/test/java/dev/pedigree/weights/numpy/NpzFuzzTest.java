package dev.pedigree.weights.numpy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class NpzFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("weights.npz", bytes);
  }
}
