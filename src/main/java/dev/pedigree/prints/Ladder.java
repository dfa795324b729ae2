package dev.pedigree.prints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Digests of growing beginnings of a sequence, which tell about how far two sequences are equal
 * from their start. Each rung is the start of the SHA-256 of all items before it.
 *
 * @param length number of items
 * @param digest of all items, 32 hex digits
 * @param dense whether there are rungs for thousands
 * @param rungs four bytes each in Base64: for the powers of two, and of a dense ladder also for the
 *     thousands, in their order
 */
public record Ladder(int length, String digest, boolean dense, String rungs) {
  private static final int BYTES = 4;

  /** Up to here there is a rung every thousand; no vocabulary in use is longer. */
  private static final int DENSE = 300_000;

  private static final int STEP = 1000;

  /**
   * A ladder.
   *
   * @throws IllegalArgumentException when the text does not have as many rungs
   */
  public Ladder {
    int bytes = Base64.getDecoder().decode(rungs).length;
    if (length < 0 || bytes != places(length, dense).size() * BYTES) {
      throw new IllegalArgumentException(bytes + " bytes of rungs for " + length + " items");
    }
  }

  /** A ladder with rungs at powers of two and thousands. */
  public static Ladder dense(List<String> items) {
    return of(items, true);
  }

  /** A ladder with rungs at powers of two. */
  public static Ladder sparse(List<String> items) {
    return of(items, false);
  }

  private static Ladder of(List<String> items, boolean dense) {
    MessageDigest sum = sha256();
    List<Integer> places = places(items.size(), dense);
    ByteBuffer rungs = ByteBuffer.allocate(places.size() * BYTES);
    int next = 0;
    for (int i = 0; i < items.size(); i++) {
      add(sum, i, items.get(i));
      if (next < places.size() && places.get(next) == i + 1) {
        rungs.put(soFar(sum), 0, BYTES);
        next++;
      }
    }
    String digest = HexFormat.of().formatHex(sum.digest(), 0, 16);
    return new Ladder(
        items.size(),
        digest,
        dense,
        Base64.getEncoder().withoutPadding().encodeToString(rungs.array()));
  }

  /** An empty item is none, such as an id without a token. */
  private static void add(MessageDigest sum, int at, String item) {
    if (!item.isEmpty()) {
      byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
      sum.update(ByteBuffer.allocate(8).putInt(at).putInt(bytes.length).array());
      sum.update(bytes);
    }
  }

  private static List<Integer> places(int length, boolean dense) {
    List<Integer> places = new ArrayList<>();
    for (int power = 1; power > 0 && power <= length; power *= 2) {
      places.add(power);
    }
    for (int at = STEP; dense && at <= Math.min(length, DENSE); at += STEP) {
      places.add(at);
    }
    places.sort(null);
    return places;
  }

  /** Whether both sequences are equal. */
  public boolean same(Ladder other) {
    return length == other.length && digest.equals(other.digest);
  }

  /**
   * How many items from the start are known to be equal: the whole length of equal sequences, else
   * the last rung at which both are.
   */
  public int common(Ladder other) {
    if (same(other)) {
      return length;
    }
    List<Integer> here = places(length, dense);
    List<Integer> there = places(other.length, other.dense);
    byte[] mine = Base64.getDecoder().decode(rungs);
    byte[] theirs = Base64.getDecoder().decode(other.rungs);
    int common = 0;
    for (int i = 0; i < here.size(); i++) {
      int j = Collections.binarySearch(there, here.get(i));
      if (j >= 0
          && !Arrays.equals(
              mine, i * BYTES, i * BYTES + BYTES, theirs, j * BYTES, j * BYTES + BYTES)) {
        break;
      }
      common = j >= 0 ? here.get(i) : common;
    }
    return common;
  }

  private static byte[] soFar(MessageDigest sum) {
    try {
      return ((MessageDigest) sum.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
