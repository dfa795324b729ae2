package dev.pedigree.pipeline.zoo;

import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.Step;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.lineage.zoo.ZooScore.Row;
import dev.pedigree.lineage.zoo.ZooScore.Scored;
import dev.pedigree.lineage.zoo.ZooScore.Wrong;
import dev.pedigree.site.SiteWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A score of the zoo that nobody worked out, for tests of builds that are not about it. */
public final class MadeUpScore {
  static final ZooScore SCORE =
      new ZooScore(
          List.of(new Row("none", 0, 1, 2, 3)),
          new Rate(1, 6),
          new Rate(0, 0),
          2,
          new Rate(0, 1),
          new Rate(0, 1),
          new Rate(0, 0),
          new Rate(0, 1),
          new Rate(1, 1),
          List.of(new Wrong("a", "b", "none", "derived")),
          List.of(
              new Scored(
                  "a",
                  List.of(new Step("b", "finetune")),
                  List.of(),
                  List.of("open"),
                  Double.NaN,
                  0.5,
                  7)),
          7,
          8,
          9);

  private MadeUpScore() {}

  /** The score is kept in a folder, so that a build into it does not run the zoo. */
  public static Path keptIn(Path folder) throws IOException {
    ZooMemory memory = new ZooMemory(Files.createDirectories(folder), () -> SCORE);
    memory.get();
    memory.keep();
    return folder;
  }

  /** An empty site with the score. */
  public static Path ofSite(Path folder) throws IOException {
    SiteWriter.open(folder).finish();
    return keptIn(folder);
  }
}
