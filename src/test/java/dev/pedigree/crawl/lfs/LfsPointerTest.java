package dev.pedigree.crawl.lfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LfsPointerTest {
  private static final String OID = "0123456789abcdef".repeat(4);
  private static final LfsPointer POINTER = new LfsPointer(OID, 12_345);

  @Test
  void aPointerIsReadBackFromItsText() {
    assertEquals(
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 12345\n",
        POINTER.text());
    assertEquals(Optional.of(POINTER), parse(POINTER.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version https://git-lfs.github.com/spec/v1\r\noid sha256:OID\r\nsize 12345\r\n",
        "version https://git-lfs.github.com/spec/v1\nsize 12345\noid sha256:OID",
        "version https://hawser.github.com/spec/v1\noid sha256:OID\nsize 12345\n",
        "version https://git-lfs.github.com/spec/v1\next-0-a sha256:00\noid sha256:OID\nsize 12345",
      })
  void otherWaysToWriteItAreReadToo(String text) {
    assertEquals(Optional.of(POINTER), parse(text.replace("OID", OID)));
    assertEquals(Optional.of(POINTER), parse(text.replace("OID", OID.toUpperCase(Locale.ROOT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oid sha256:OID\nsize 12345\n",
        "version https://example.org/spec/v1\noid sha256:OID\nsize 12345\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:OID\n",
        "version https://git-lfs.github.com/spec/v1\nsize 12345\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:OID0\nsize 12345\n",
        "version https://git-lfs.github.com/spec/v1\noid md5:OID\nsize 12345\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:OID\nsize -1\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:OID\nsize 9999999999999999999\n",
      })
  void anythingElseIsContent(String text) {
    assertEquals(Optional.empty(), parse(text.replace("OID", OID)));
  }

  @Test
  void whatIsAsLongAsAFileIsContentEvenIfItBeginsAsAPointer() {
    assertEquals(Optional.empty(), parse(POINTER.text() + "x".repeat(1024)));
  }

  private static Optional<LfsPointer> parse(String text) {
    return LfsPointer.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
