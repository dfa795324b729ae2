package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataJsonTest {
  static List<Arguments> lists() {
    return List.of(
        Arguments.of(List.of(1L, 2L), "int"),
        Arguments.of(List.of(1.5), "float"),
        Arguments.of(List.of(1.5f), "float"),
        Arguments.of(List.of(true), "bool"),
        Arguments.of(List.of("a", 1), "string"),
        Arguments.of(List.of(List.of(1)), "object"),
        Arguments.of(List.of(), ""));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListIsToldByWhatItHoldsAndItsLength(List<Object> list, String elementType) {
    assertEquals(
        "{\"elementType\":\"" + elementType + "\",\"length\":" + list.size() + "}",
        MetadataJson.of(list, false).toString());
  }

  @Test
  void whereEverythingIsAskedForAListIsWritten() {
    assertEquals("[1,\"a\",[true]]", MetadataJson.of(List.of(1, "a", List.of(true)), true) + "");
  }

  @Test
  void aSingleValueIsWrittenAsItIs() {
    assertEquals("\"llama\"", MetadataJson.of("llama", false).toString());
    assertEquals("1.0E-5", MetadataJson.of(1e-5, false).toString());
    assertEquals(
        "18446744073709551615",
        MetadataJson.of(new java.math.BigInteger("18446744073709551615"), false).toString());
  }
}
