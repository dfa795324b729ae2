package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnlistedTest {
  @Test
  void twinsSayInWhichConstantsTheyDifferAndWhichAreNotKnown() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-01-01", "rope_theta", 10000, "norm_eps", 1e-6, "context", 2048)
            .model("lab/b", "2023-02-01", "rope_theta", 5000000, "norm_eps", "?", "context", 2048)
            .model("lab/c", "2023-03-01", "rope_theta", 10000, "norm_eps", 1e-6, "context", 2048)
            .atlas();
    assertEquals(
        List.of(
            "norm_eps: 1e-6 [lab/a, lab/c], unknown [lab/b]",
            "rope_theta: 10000 [lab/a, lab/c], 5000000 [lab/b]"),
        told(atlas.identical().get(0)));
  }

  @Test
  void sizesAreNoneOfThem() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-01-01", "layers", 32, "heads", 32)
            .model("lab/b", "2023-02-01", "layers", 80, "heads", 64)
            .atlas();
    assertEquals(List.of(), told(atlas.identical().get(0)));
  }

  private static List<String> told(TwinGroup group) {
    return group.unlisted().stream()
        .map(
            apart ->
                apart.key()
                    + ": "
                    + String.join(
                        ", ",
                        apart.values().stream()
                            .map(v -> v.text().en() + " " + v.members())
                            .toList()))
        .toList();
  }
}
