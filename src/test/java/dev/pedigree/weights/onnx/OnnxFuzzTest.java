package dev.pedigree.weights.onnx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class OnnxFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.onnx", bytes);
  }
}
