package dev.pedigree.pipeline.signing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run did about signatures.
 *
 * @param read how many were read
 * @param kept how many were there
 * @param failed how many could not be read
 * @param later how many are left to the next run
 * @param bytesRead bytes of weights and headers that were read for them
 */
public record SigningTotal(int read, int kept, int failed, int later, long bytesRead) {

  /** Of all sources of a run. */
  public static SigningTotal of(Stream<Signed> all) {
    List<Signed> signed = all.toList();
    return new SigningTotal(
        count(signed, Signed.State.READ),
        count(signed, Signed.State.KEPT),
        count(signed, Signed.State.FAILED),
        count(signed, Signed.State.LATER),
        signed.stream().mapToLong(one -> one.bytesRead() + one.headerBytes()).sum());
  }

  private static int count(List<Signed> signed, Signed.State state) {
    return (int) signed.stream().filter(one -> one.state() == state).count();
  }
}
