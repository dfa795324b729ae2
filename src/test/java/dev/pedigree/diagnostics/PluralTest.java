package dev.pedigree.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentences about one thing and about several. */
class PluralTest {
  @Test
  void oneThingIsSpokenOfAsOne() {
    assertEquals(new Text("1 byte follows the last tensor", "最后一个张量之后还有 1 字节"), following("1"));
    assertEquals(new Text("2 bytes follow the last tensor", "最后一个张量之后还有 2 字节"), following("2"));
  }

  private static Text following(String bytes) {
    return Messages.of("weights").text("weights.trailing-bytes", Map.of("bytes", bytes));
  }
}
