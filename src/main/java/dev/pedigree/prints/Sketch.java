package dev.pedigree.prints;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/**
 * The lowest hashes of a set, which tell about how much two sets have in common: of the lowest
 * hashes of both together, as large a share lies in both as of all members (bottom-k sketches,
 * Broder 1997). Exact while the sets are no larger than what is kept.
 *
 * @param size number of members
 * @param lowest hashes in Base64, four bytes each, as unsigned numbers ascending
 */
public record Sketch(int size, String lowest) {
  /** Hashes that are kept: 2 kB as text, and an error of about 2.5 % (one standard deviation). */
  public static final int KEPT = 384;

  /**
   * A sketch.
   *
   * @throws IllegalArgumentException when the text is not one
   */
  public Sketch {
    int bytes = Base64.getDecoder().decode(lowest).length;
    if (size < 0 || bytes % Integer.BYTES != 0 || bytes > KEPT * Integer.BYTES) {
      throw new IllegalArgumentException(bytes + " bytes of hashes");
    }
  }

  /** The sketch of all members, which are taken for different. */
  public static Sketch of(Collection<String> members) {
    int[] hashes =
        members.stream()
            .mapToInt(member -> hash(member) ^ Integer.MIN_VALUE)
            .distinct()
            .sorted()
            .limit(KEPT)
            .map(hash -> hash ^ Integer.MIN_VALUE)
            .toArray();
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
    Arrays.stream(hashes).forEach(bytes::putInt);
    return new Sketch(
        members.size(), Base64.getEncoder().withoutPadding().encodeToString(bytes.array()));
  }

  /** FNV-1a over the characters, stirred so that the lowest hashes are a fair choice. */
  private static int hash(String member) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < member.length(); i++) {
      hash = (hash ^ member.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (int) (hash >>> 32);
  }

  /** Whether all members are kept. */
  public boolean whole() {
    return size <= KEPT;
  }

  /** How many members both have, about; exact when both are whole. */
  public int common(Sketch other) {
    int[] here = hashes();
    int[] there = other.hashes();
    int most = whole() && other.whole() ? Integer.MAX_VALUE : KEPT;
    int seen = 0;
    int both = 0;
    for (int i = 0, j = 0; (i < here.length || j < there.length) && seen < most; seen++) {
      int order =
          i == here.length
              ? 1
              : j == there.length ? -1 : Integer.compareUnsigned(here[i], there[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    if (whole() && other.whole()) {
      return both;
    }
    double share = seen == 0 ? 0 : both / (double) seen;
    long common = Math.round(share / (1 + share) * ((double) size + other.size));
    return (int) Math.min(common, Math.min(size, other.size));
  }

  private int[] hashes() {
    byte[] bytes = Base64.getDecoder().decode(lowest);
    int[] hashes = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
    return hashes;
  }
}
