package dev.pedigree.crawl.packaging;

/**
 * One way in which numbers of a model are quantised.
 *
 * @param name the method or number type: {@code GPTQ}, {@code FP8}, {@code Q4_K}
 * @param bits of a number; 0 when they are not known
 * @param group numbers of a row that share a scale; 0 when it is not known, -1 for a whole row
 * @param rows rows that share a scale, more than 1 for square blocks
 * @param numbers how many numbers of the model are stored so; 0 when it is not known
 */
public record QuantForm(String name, long bits, long group, long rows, long numbers) {
  /** A form whose scales are those of parts of a row. */
  public QuantForm(String name, long bits, long group) {
    this(name, bits, group, 1, 0);
  }

  /** The same form of so many numbers. */
  QuantForm of(long numbers) {
    return new QuantForm(name, bits, group, rows, numbers);
  }

  /**
   * The form of a name that says how wide its numbers are: those of FP8, and the blocks of NVFP4
   * and MXFP4 (OCP Microscaling Formats 1.0, NVIDIA Model Optimizer); else the given numbers.
   */
  static QuantForm named(String name, long bits, long group) {
    if (name.contains("NVFP4")) {
      return new QuantForm(name, 4, group == 0 ? 16 : group);
    }
    if (name.contains("MXFP4")) {
      return new QuantForm(name, 4, group == 0 ? 32 : group);
    }
    boolean eight = bits == 0 && (name.contains("FP8") || name.equals("EETQ"));
    return new QuantForm(name, eight ? 8 : bits, group);
  }
}
