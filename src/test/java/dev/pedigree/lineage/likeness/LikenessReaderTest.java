package dev.pedigree.lineage.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Drafts;
import dev.pedigree.lineage.declared.Repos;
import dev.pedigree.lineage.declared.Repos.Draft;
import dev.pedigree.lineage.likeness.Likeness.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an unknown model is like is told from designs and digests, and no more than they show. */
class LikenessReaderTest {
  private static final Drafts CATALOGUE =
      new Drafts()
          .model("lab/plain", "2023-02-01")
          .model("lab/larger", "2023-01-01", "layers", 80)
          .model("lab/grouped", "2023-03-01", "attention", "GQA")
          .model("lab/far", "2023-04-01", "norm", "layernorm", "position", "alibi");

  private static Described catalogue(Atlas atlas) {
    TreeMap<String, Architecture> architectures = new TreeMap<>();
    TreeMap<String, Snapshot> snapshots = new TreeMap<>();
    atlas
        .entries()
        .forEach(
            (id, entry) -> {
              entry.architecture().ifPresent(a -> architectures.put(id, a));
              entry.snapshot().ifPresent(s -> snapshots.put(id, s));
            });
    return new Described(atlas.catalog(), snapshots, architectures);
  }

  private static Architecture design(Object... changes) {
    Atlas atlas = new Drafts().model("some/model", "2020-01-01", changes).atlas();
    return atlas.entries().get("some/model").architecture().orElseThrow();
  }

  private static Likeness likeness(Object... changes) {
    return LikenessReader.of(
        "some/folder",
        Optional.empty(),
        Optional.of(design(changes)),
        catalogue(CATALOGUE.atlas()));
  }

  @Test
  void anIdenticalListingIsNamedWithItsShapeAndSwitchesApartAreTwins() {
    Likeness same = likeness("layers", 80);
    assertEquals(
        "lab/larger SAME, lab/plain DIFFERENT",
        String.join(", ", same.identical().stream().map(s -> s.id() + " " + s.shape()).toList()));
    assertEquals(List.of("lab/grouped"), same.twins().stream().map(Likeness.Same::id).toList());
    assertEquals(List.of(), same.nearest());
    assertEquals(
        List.of(
            new Text(
                "Equal files were not looked for: no weight file here has a digest.",
                "未查找相同文件：这里的权重文件都没有摘要。"),
            new Text(
                "Identical listing: lab/larger (same sizes), lab/plain (other sizes). This says"
                    + " nothing about weights.",
                "清单完全相同：lab/larger（尺寸相同）、lab/plain（尺寸不同）。这并不说明权重的来历。"),
            new Text(
                "Same design, other switches: lab/grouped (other sizes). This says nothing about"
                    + " weights.",
                "设计相同，开关不同：lab/grouped（尺寸不同）。这并不说明权重的来历。"),
            new Text(
                "Of these designs, 3 are known from published facts; their files were not read.",
                "其中 3 个设计来自公开的事实，其文件未读取。")),
        LikenessWords.of(same));
  }

  @Test
  void theNearestIsTakenFromTheWholeCatalogueWhateverItsDate() {
    Likeness near = likeness("norm", "layernorm", "position", "alibi", "ffn_bias", true);
    assertEquals(
        "lab/far 1+0",
        near.nearest().get(0).id()
            + " "
            + near.nearest().get(0).distance().lines()
            + "+"
            + near.nearest().get(0).distance().unknown());
    assertEquals(List.of(), near.identical());
    assertEquals(
        "Nearest design: lab/far (1 line). This says nothing about descent.",
        LikenessWords.of(near).get(1).en());
  }

  @Test
  void anUnknownLineIsCountedApartAndShowsNoIdenticalListing() {
    Likeness open = likeness("activation", "?");
    assertEquals(List.of(), open.identical());
    assertEquals(List.of(), open.twins());
    assertEquals(
        Map.of("lab/larger", "0+1"),
        Map.of(
            open.nearest().get(0).id(),
            open.nearest().get(0).distance().lines()
                + "+"
                + open.nearest().get(0).distance().unknown()));
    assertEquals(List.of("lab/plain"), open.nearest().get(0).alike());
  }

  @Test
  void whatHasNoDescriptionIsNotComparedAndAModelNeverWithItself() {
    Described catalogue = catalogue(CATALOGUE.atlas());
    Likeness none = LikenessReader.of("some/folder", Optional.empty(), Optional.empty(), catalogue);
    assertEquals(Optional.of(Why.UNDESCRIBED), none.notCompared());
    assertEquals(
        "Designs were not compared: there is no description of this one.",
        LikenessWords.of(none).get(1).en());
    Likeness own =
        LikenessReader.of("lab/plain", Optional.empty(), Optional.of(design()), catalogue);
    assertEquals(List.of("lab/larger"), own.identical().stream().map(s -> s.id()).toList());
  }

  @Test
  void equalFilesAreFoundByDigestAndNamedParentsAreFollowed() {
    Atlas atlas =
        new Repos()
            .add("lab/base", new Draft().files("a", "b", "c"))
            .add("lab/other", new Draft().files("x"))
            .atlas();
    Snapshot unknown =
        new Repos()
            .add(
                "some/folder",
                new Draft().files("a", "b", "own").card("{\"base_model\":\"lab/base\"}"))
            .atlas()
            .entries()
            .get("some/folder")
            .snapshot()
            .orElseThrow();
    Likeness found =
        LikenessReader.of("there", Optional.of(unknown), Optional.empty(), catalogue(atlas));
    assertEquals(
        List.of(
            "2 of 3 weight files are byte for byte files of lab/base.",
            "Designs were not compared: there is no description of this one.",
            "Parents that its files name and the catalogue has: lab/base."),
        LikenessWords.of(found).stream().map(Text::en).toList());
    assertEquals(
        "[{\"id\":\"lab/base\",\"commit\":\"\",\"date\":\"\",\"equal\":2,\"of\":3,"
            + "\"bytes\":2000000,\"plain\":[]}]",
        LikenessJson.of(found).get("sameFiles").toString());
  }
}
