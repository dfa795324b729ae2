package dev.pedigree.weights.shards;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Fuzzed;
import java.util.List;

class ShardIndexFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    ShardIndex index =
        Fuzzed.bounded(bytes.length, () -> ShardIndex.read("model.safetensors.index.json", bytes));
    Fuzzed.findings(index.findings());
    Fuzzed.findings(
        ShardIndex.check(index, List.of("model-00001-of-00002.safetensors"), List.of()));
    assertFalse(
        !index.usable() && index.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR),
        "an index that is not used must have an error that says why");
  }
}
