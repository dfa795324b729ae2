package dev.pedigree.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeafTest {
  @Test
  void aShortListHasOnePageAndNoWayThroughIt() {
    assertEquals(
        List.of(
            new Leaf<>(
                List.of(1, 2),
                "models/",
                1,
                1,
                List.of(),
                List.of(new Leaf.Place(1, "models/", true, false)))),
        of(2));
    assertEquals(List.of(), of(0).get(0).rows());
  }

  @Test
  void theFirstPageHasTheAddressOfTheListAndTheOthersLieBeneathIt() {
    List<Leaf<Integer>> leaves = of(25);
    assertEquals(
        List.of("models/", "models/page-2/", "models/page-3/"),
        leaves.stream().map(Leaf::address).toList());
    assertEquals(List.of(21, 22, 23, 24, 25), leaves.get(2).rows());
    assertEquals("models/page-3/", Leaf.address("models/", 20, 10));
    assertEquals(
        new Text("Models, page 3", "模型，第 3 页"), leaves.get(2).title(new Text("Models", "模型")));
    assertEquals(new Text("Models", "模型"), leaves.get(0).title(new Text("Models", "模型")));
  }

  @Test
  void aPartSaysHowManyRowsItHasAndLeadsToThePageOnWhichItBegins() {
    assertEquals(
        List.of(
            new Leaf.Part(Text.same("0"), 9, "models/"),
            new Leaf.Part(Text.same("1"), 10, "models/"),
            new Leaf.Part(Text.same("2"), 6, "models/page-2/")),
        of(25).get(0).parts());
  }

  @Test
  void ofManyPagesTheFirstTheLastAndThoseAroundAreNamed() {
    List<Leaf<Integer>> leaves = of(1_000);
    assertEquals(
        List.of(1, 47, 48, 49, 50, 51, 52, 53, 100),
        leaves.get(49).places().stream().map(Leaf.Place::number).toList());
    assertEquals(
        List.of(47, 100),
        leaves.get(49).places().stream().filter(Leaf.Place::gap).map(Leaf.Place::number).toList());
    assertEquals(List.of(), leaves.get(49).parts()); // more than anybody reads
  }

  private static List<Leaf<Integer>> of(int rows) {
    return Leaf.of(
        "models/",
        IntStream.rangeClosed(1, rows).boxed().toList(),
        10,
        row -> Text.same(Integer.toString(row / 10)));
  }
}
