package dev.pedigree.smoke.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ArraySizeTest {
  @Test
  void whatAnArrayCanHoldIsItsSize() {
    assertEquals(Integer.MAX_VALUE, ArraySize.of(Integer.MAX_VALUE));
    assertEquals(0, ArraySize.of(0, Integer.MAX_VALUE));
    assertEquals(1L << 40, ArraySize.count(List.of(1L << 20, 1L << 20)));
    assertEquals(0, ArraySize.count(List.of(Long.MAX_VALUE, 0L)));
  }

  @Test
  void whatNoArrayCanHoldIsSaidInItsNumbers() {
    refused("an array of 2147483648 numbers", () -> ArraySize.of(1 << 16, 1 << 15));
    refused("an array of -1 numbers", () -> ArraySize.of(-1));
    refused(
        "a tensor of the shape [4294967296, 4294967296]",
        () -> ArraySize.count(List.of(1L << 32, 1L << 32)));
  }

  private static void refused(String message, Executable size) {
    assertEquals(message, assertThrows(UnsupportedDesign.class, size).getMessage());
  }
}
