package dev.pedigree.lineage.declared;

import dev.pedigree.crawl.snapshot.Snapshot.PlainFile;
import java.util.List;

/**
 * The digests of the weight files that a model has and had.
 *
 * @param model catalogue id
 * @param files those of now, then those of earlier commits; each digest once
 * @param telling how many weight files it has that say something when they are equal
 * @param plain configuration, tokenizer and code
 */
public record HeldFiles(String model, List<Held> files, int telling, List<PlainFile> plain) {

  /**
   * A weight file, or a set of many shards under their common digest.
   *
   * @param digest of the content
   * @param commit that had it; empty for the revision that was read
   * @param date of that commit, or empty
   */
  public record Held(String digest, String commit, String date) {
    /** Whether the model has it in the revision that was read. */
    public boolean now() {
      return commit.isEmpty();
    }
  }

  public HeldFiles {
    files = List.copyOf(files);
    plain = List.copyOf(plain);
  }
}
