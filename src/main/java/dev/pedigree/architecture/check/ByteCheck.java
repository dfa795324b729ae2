package dev.pedigree.architecture.check;

import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.Witness.Says;
import dev.pedigree.architecture.Witness.Source;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Compares the bytes of an index and of weight files with the number of parameters that a
 * description counts. Bytes say nothing about quantised weights, which this is not asked about.
 */
public final class ByteCheck {
  /** Share of all bytes that a few tensors of a wider type may take. */
  private static final double FEW = 0.05;

  private final Needed needed;
  private final Location place;
  private final Source source;
  private final long bytes;
  private final long room;

  /**
   * @param bytes what the source says
   * @param room how many more bytes than its tensors need it may have
   */
  private ByteCheck(Needed needed, Location place, Source source, long bytes, long room) {
    this.needed = needed;
    this.place = place;
    this.source = source;
    this.bytes = bytes;
    this.room = room;
  }

  /** What the index says about the bytes of all tensors. */
  public static Witness ofIndex(Needed needed, String path, long total) {
    return new ByteCheck(needed, Location.in(path, "total_size"), Source.INDEX_BYTES, total, 0)
        .witness();
  }

  /** What the sizes of all files say; empty if it is not known which files make up the model. */
  public static Optional<Witness> ofFiles(Needed needed, Snapshot snapshot, List<String> shards) {
    return FileBytes.of(snapshot, shards)
        .map(
            files ->
                new ByteCheck(
                        needed,
                        Location.of(files.first()),
                        Source.FILE_BYTES,
                        files.bytes(),
                        files.room(needed.tensors()))
                    .witness());
  }

  private Witness witness() {
    for (int width : needed.widths()) {
      for (Needed.Head head : needed.heads()) {
        for (long buffers : needed.buffers()) {
          long rest = bytes - needed.bytes(width, head) - buffers;
          if (rest >= 0 && rest <= room + needed.smallBuffers()) {
            return fitting(width, head);
          }
        }
      }
    }
    return apart();
  }

  private Witness fitting(int width, Needed.Head head) {
    boolean declared = needed.declared() == 0 || needed.declared() == width;
    String rule =
        switch (head) {
          case AS_DESCRIBED -> declared ? "confirms" : "confirms-other-type";
          case STORED_TOO -> "with-head";
          case NOT_STORED -> "without-head";
        };
    Finding finding =
        Finding.info(
            "architecture." + source.word() + "." + rule,
            place,
            "bytes",
            bytes,
            "parameters",
            needed.parameters(head),
            "width",
            width,
            "type",
            needed.type());
    boolean asDescribed = head == Needed.Head.AS_DESCRIBED;
    return new Witness(source, asDescribed ? Says.CONFIRMS : Says.LEAVES_OPEN, finding);
  }

  /** No number of bytes for each parameter leads from the description to what the source says. */
  private Witness apart() {
    int width = needed.widths().get(0);
    long parameters = needed.parameters(Needed.Head.AS_DESCRIBED);
    long need = needed.bytes(width, Needed.Head.AS_DESCRIBED);
    boolean few = bytes > need && bytes - need <= FEW * bytes;
    String each =
        BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(parameters), 2, RoundingMode.HALF_UP)
            .toPlainString();
    String rule = "architecture." + source.word() + (few ? ".rest" : ".contradicts");
    Object[] args = {
      "bytes", bytes, "parameters", parameters, "width", width, "need", need, "each", each
    };
    return few
        ? new Witness(source, Says.LEAVES_OPEN, Finding.info(rule, place, args))
        : new Witness(source, Says.CONTRADICTS, Finding.warning(rule, place, args));
  }
}
