package dev.pedigree.weights.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pedigree.weights.Fuzzed;

class TorchTarFuzzTest {
  private static final int BLOCK = 512;

  @FuzzTest(maxDuration = "10s")
  void anyBytesGetAVerdict(byte[] bytes) {
    Fuzzed.file("old.pt", checked(bytes));
  }

  /** With the right checksum in every header, which a search by chance would not hit upon. */
  private static byte[] checked(byte[] bytes) {
    byte[] checked = bytes.clone();
    for (int at = 0; at + BLOCK <= checked.length; at += BLOCK) {
      if (new String(checked, at + 257, 5, ISO_8859_1).equals("ustar")) {
        int sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
          sum += i >= 148 && i < 156 ? 0 : checked[at + i] & 0xff;
        }
        byte[] octal = String.format("%06o\0 ", sum).getBytes(ISO_8859_1);
        System.arraycopy(octal, 0, checked, at + 148, octal.length);
      }
    }
    return checked;
  }
}
