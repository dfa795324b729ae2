package dev.pedigree.crawl.git;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ConfigFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesAreAnObjectOrHaveAFinding(byte[] bytes) {
    SmallFile file = SmallFile.config("config.json", new Blobs.Bytes(bytes));
    assertTrue(file.value().isPresent() || !file.findings().isEmpty());
    file.value().ifPresent(value -> assertTrue(value.isObject()));
    file.findings().forEach(finding -> assertFalse(finding.message().zh().isEmpty()));
  }
}
