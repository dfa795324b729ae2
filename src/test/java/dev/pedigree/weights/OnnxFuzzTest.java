package dev.pedigree.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OnnxFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("model.onnx", bytes);
  }
}
