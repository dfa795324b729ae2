package dev.pedigree.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void everyControlCharacterAndDirectionMarkIsHiddenAndTextIsNot() {
    IntStream.range(0, 0x20).filter(c -> c != '\n' && c != '\t').forEach(this::hidden);
    IntStream.rangeClosed(0x7f, 0x9f).forEach(this::hidden);
    IntStream.rangeClosed(0x200b, 0x200f).forEach(this::hidden);
    IntStream.rangeClosed(0x2028, 0x202e).forEach(this::hidden);
    IntStream.rangeClosed(0x2060, 0x2064).forEach(this::hidden);
    IntStream.rangeClosed(0x2066, 0x206f).forEach(this::hidden);
    IntStream.rangeClosed(0xd800, 0xdfff).forEach(this::hidden);
    IntStream.rangeClosed(0xe0000, 0xe01ef).forEach(this::hidden);
    IntStream.of(0xad, 0x61c, 0x180e, 0x3164, 0xfeff, 0xfffe, 0xffff, 0x1fffe)
        .forEach(this::hidden);
    "aZ ~\n\täß模型，。😀→×≠é".codePoints().forEach(c -> assertFalse(Visible.hides(c)));
  }

  private void hidden(int c) {
    assertTrue(Visible.hides(c), () -> Integer.toHexString(c));
  }

  @Test
  void hiddenCharactersAreWrittenOutAndLinesStay() {
    assertEquals(
        "\\u{1b}[31mred\n\\u{202e}模型\\u{e0041}\\u{d800}\tend",
        Visible.text("\u001b[31mred\n\u202e模型\udb40\udc41\ud800\tend"));
    assertEquals("a\\u{a}b\\u{9}c\\u{d}", Visible.line("a\nb\tc\r"));
  }

  @Test
  void bytesAreThoseOfTheVisibleText() {
    for (String text :
        List.of("a~\n\u00a3ß模型，→", "😀 模型", "\u001b[31m", "\u202e模型", "\ud800", "a\u200db", "")) {
      char[] chars = (text + "beyond").toCharArray();
      assertArrayEquals(
          Visible.text(text).getBytes(StandardCharsets.UTF_8), Visible.utf8(chars, text.length()));
    }
  }

  @Test
  void aJoinerStaysInAPictureAndNowhereElse() {
    assertEquals("👩‍💻 ❤️‍🔥", Visible.text("👩‍💻 ❤️‍🔥"));
    assertEquals("pay\\u{200d}pal", Visible.text("pay\u200dpal"));
  }

  @Test
  void jsonKeepsItsValuesToTheLastCharacter() throws JsonProcessingException {
    String value = "\u0000\u001b\u007f\u0085\u202e\u2028\udb40\udc41\ud800x\udc00模型\"\\\n";
    JsonNode node = TextNode.valueOf(value);

    String json = Visible.json(node.toString());

    assertEquals(
        "\"\\u0000\\u001B\\u007f\\u0085\\u202e\\u2028\\udb40\\udc41\\ud800x\\udc00模型\\\"\\\\\\n\"",
        json);
    assertEquals(value, new ObjectMapper().readTree(json).textValue());
  }

  @Test
  void everyCharacterOfTheFirstPlaneIsKeptOrWrittenOutAsTheRuleSays() {
    for (char c = 1; c < 0xffff; c++) {
      String text = String.valueOf(c);
      assertEquals(Visible.hides(c), !Visible.text(text).equals(text), Integer.toHexString(c));
    }
  }
}
