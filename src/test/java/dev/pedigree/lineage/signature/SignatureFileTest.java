package dev.pedigree.lineage.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureFileTest {

  @Test
  void whatIsWrittenIsReadAgain() throws SignatureFile.BadForm {
    Signature signature = MadeSignature.trained(1).signature();
    byte[] bytes = SignatureFile.write(signature);
    Signature again = SignatureFile.read(bytes);
    assertArrayEquals(bytes, SignatureFile.write(again));
    assertEquals(signature.sizes(), again.sizes());
    assertEquals(signature.bytesRead(), again.bytesRead());
    assertEquals(signature.tensors().size(), again.tensors().size());
  }

  /** The files are in git: who changes these bytes makes a version of its own. */
  @Test
  void theBytesOfThisVersionStay() throws Exception {
    byte[] bytes = SignatureFile.write(MadeSignature.trained(1).signature());
    assertEquals(MadeSignature.BYTES, bytes.length);
    assertEquals("PSIG\u0001", new String(bytes, 0, 5, StandardCharsets.US_ASCII));
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertEquals(MadeSignature.SUM, HexFormat.of().formatHex(sum).substring(0, 16));
  }

  @Test
  void roundingKeepsEachNumberToATenthBesideAVeryLargeOne() {
    float[] values = {100f, 1f, -0.5f, 0.25f, 0f, -3f};
    SignedTensor tensor = SignedTensor.of(MadeSignature.EMBED, 1, new int[] {0}, values.clone(), 0);
    float[] again = tensor.numbers().values();
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], again[i], 0.12 * Math.abs(values[i]), "number " + i);
    }
  }

  @Test
  void aFileThatWasCutOrChangedAnywhereIsNoSignature() {
    byte[] bytes = SignatureFile.write(MadeSignature.trained(1).signature());
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThrows(SignatureFile.BadForm.class, () -> SignatureFile.read(cut));
      byte[] changed = bytes.clone();
      changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertThrows(SignatureFile.BadForm.class, () -> SignatureFile.read(changed));
    }
  }

  /** Whoever writes a file with a right digest may write anything before it. */
  @Test
  void whatAStrangerMakesUpIsRefusedOrASignatureAndNothingElse() throws Exception {
    byte[] bytes = SignatureFile.write(MadeSignature.trained(1).signature());
    Random random = new Random(2);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] changed = bytes.clone();
      for (int k = 0; k < 3; k++) {
        changed[random.nextInt(i % 2 == 0 ? 60 : bytes.length - 32)] = (byte) random.nextInt(256);
      }
      byte[] body = Arrays.copyOf(changed, changed.length - 32);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(body);
      System.arraycopy(sum, 0, changed, body.length, 32);
      try {
        SignatureFile.read(changed);
      } catch (SignatureFile.BadForm e) {
        refused++;
      }
    }
    assertTrue(refused > 500, "refused: " + refused);
  }

  @Test
  void anotherVersionIsNotRead() throws Exception {
    byte[] bytes = SignatureFile.write(MadeSignature.trained(1).signature());
    bytes[4] = 2;
    byte[] body = Arrays.copyOf(bytes, bytes.length - 32);
    ByteBuffer.wrap(bytes)
        .position(body.length)
        .put(MessageDigest.getInstance("SHA-256").digest(body));
    SignatureFile.BadForm bad =
        assertThrows(SignatureFile.BadForm.class, () -> SignatureFile.read(bytes));
    assertEquals("it is of another version", bad.getMessage());
  }
}
