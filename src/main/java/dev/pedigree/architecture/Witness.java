package dev.pedigree.architecture;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Locale;

/**
 * What one source that the description was not made from says about it.
 *
 * @param source what speaks
 * @param says whether it agrees
 * @param finding the sentence, with the numbers of both sides
 */
public record Witness(Source source, Says says, Finding finding) {

  /** What speaks for or against a description. */
  public enum Source {
    /** The names in the index of a sharded model. */
    INDEX_NAMES,
    /** The bytes of all tensors, as the index gives them. */
    INDEX_BYTES,
    /** The sizes of the weight files, as they are or as their pointers give them. */
    FILE_BYTES,
    /** The name of the repository. */
    NAME;

    /** The word in JSON, for example {@code file-bytes}. */
    public String word() {
      return dashed(this);
    }
  }

  /** Whether a witness agrees. */
  public enum Says {
    CONFIRMS,
    CONTRADICTS,
    /** It neither confirms nor excludes the description. */
    LEAVES_OPEN;

    /** The word in JSON, for example {@code leaves-open}. */
    public String word() {
      return dashed(this);
    }
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it agrees. */
  public boolean confirms() {
    return says == Says.CONFIRMS;
  }

  /** Whether it says otherwise. */
  public boolean contradicts() {
    return says == Says.CONTRADICTS;
  }

  /** The sentence. */
  public Text sentence() {
    return finding.message();
  }

  /** What witnesses say that is no confirmation, as findings. */
  public static List<Finding> odd(List<Witness> witnesses) {
    return witnesses.stream().filter(w -> !w.confirms()).map(Witness::finding).toList();
  }
}
