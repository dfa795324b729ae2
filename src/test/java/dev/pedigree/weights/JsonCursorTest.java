package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.FindingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " { \"a\" : [ 1 , -2.5e+10 , true , false , null , \"x\" ] , \"b\" : { \"c\" : [ ] } } ",
        "0",
        "-0.0E-1",
        "\"\\u00e9\\ud83d\\ude00\\n\\/\"",
        "[[[[1]],2],{\"a\":{}}]",
      })
  void aValueIsPassedOverToItsEnd(String json) {
    JsonCursor cursor = cursor(json);
    cursor.value();
    cursor.space();
    assertTrue(cursor.atEnd(), () -> "at " + cursor.position());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "01 | 8 | expected 0, found '0'",
        "1. | 10 | expected 0 true null {} [] \"\", found EOF",
        "1e | 10 | expected 0 true null {} [] \"\", found EOF",
        "tru | 8 | expected 0 true null {} [] \"\", found 't'",
        "[1,] | 11 | expected 0 true null {} [] \"\", found ']'",
        "[1 2] | 11 | expected ',', found '2'",
        "{\"a\" 1} | 13 | expected ':', found '1'",
        "{a:1} | 9 | expected '\"', found 'a'",
        "{\"a\":1,} | 15 | expected '\"', found '}'",
        "\"abc | 12 | expected '\"', found EOF",
        "\"\\x\" | 10 | expected \\n, found 'x'",
        "\"\\u00g0\" | 13 | expected \\u0000, found 'g'",
        "\"\\ud83dx\" | 9 | expected \\ud800\\udc00, found '\\'",
        "\"\\ud83d\\u0041\" | 9 | expected \\ud800\\udc00, found '\\'",
        "é | 8 | expected 0 true null {} [] \"\", found 0xc3",
      })
  void whatIsNoJsonIsSaidWithTheByteOfTheFile(String json, long at, String message) {
    assertEquals(
        "model.safetensors (byte " + at + "): the header is not JSON: " + message,
        assertThrows(FindingException.class, () -> cursor(json).value()).getMessage());
  }

  @Test
  void aLineBreakInAStringIsNoJson() {
    assertEquals(
        "model.safetensors (byte 10): the header is not JSON: expected \\u0000, found 0x0a",
        assertThrows(FindingException.class, () -> cursor("\"a\n\"").string()).getMessage());
  }

  @Test
  void nestingHasALimitAndOneLessIsRead() {
    String deepest = "[".repeat(JsonCursor.DEEPEST);
    JsonCursor cursor = cursor(deepest + "]".repeat(JsonCursor.DEEPEST));
    cursor.value();
    assertTrue(cursor.atEnd());
    FindingException refused =
        assertThrows(FindingException.class, () -> cursor(deepest + "[").value());
    assertEquals("weights.nesting-too-deep", refused.finding().rule());
  }

  @Test
  void aStringIsReadWithItsEscapesAndInAnyScript() {
    assertEquals(
        "a\"\\/\b\f\n\r\té😀", string("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\""));
    assertEquals("权重", string("\"权重\""));
    assertEquals("权\n重", string("\"权\\n重\""));
    assertEquals("", string("\"\""));
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWhereTheyStand() {
    byte[] bytes = {'"', 'a', (byte) 0xff, '"'};
    FindingException refused =
        assertThrows(
            FindingException.class,
            () -> new JsonCursor(bytes, 8, "header", new Notes("m")).string());
    assertEquals("m (byte 10): the header is not UTF-8", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "18446744073709551615, 18446744073709551615",
    "18446744073709551609, 18446744073709551609",
  })
  void wholeNumbersHave64BitsWithoutSign(String json, String number) {
    assertEquals(number, Long.toUnsignedString(cursor(json + ",").whole()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551616",
        "99999999999999999999",
        "100000000000000000000",
        "-1",
        "1.0",
        "1e3",
        "\"1\"",
        "null",
        "[1]"
      })
  void whatIsNoSuchNumberIsPassedOver(String json) {
    JsonCursor cursor = cursor(json + ",");
    assertNull(cursor.whole());
    assertEquals(',', cursor.peek());
  }

  @Test
  void aCharacterIsTakenOnlyWhenItIsThere() {
    JsonCursor cursor = cursor(" : x");
    assertFalse(cursor.accept(','));
    assertTrue(cursor.accept(':'));
    assertEquals(
        "model.safetensors (byte 11): the header is not JSON: expected ',', found 'x'",
        assertThrows(FindingException.class, () -> cursor.expect(',')).getMessage());
  }

  private static String string(String json) {
    return cursor(json).string();
  }

  private static JsonCursor cursor(String json) {
    return new JsonCursor(
        json.getBytes(StandardCharsets.UTF_8), 8, "header", new Notes("model.safetensors"));
  }
}
