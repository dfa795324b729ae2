package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.lineage.near.DesignClass;
import dev.pedigree.lineage.near.DesignClass.Member;
import dev.pedigree.lineage.near.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DesignClassTest {
  @Test
  void ofVeryManyMembersThoseOfTheFirstDayAndTheNextFiftyAreKeptWhateverTheirOrder() {
    List<Member> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(member("lab/m" + i, i < 3 ? 1 : 2 + i / 20));
    }
    List<Member> sorted = all.stream().sorted().toList();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(all, new Random(seed));
      DesignClass.Roll roll = new DesignClass.Roll();
      all.forEach(roll::add);
      assertEquals(sorted.subList(0, 3 + 50), roll.members());
      assertEquals(300, roll.days().values().stream().mapToInt(n -> n).sum());
    }
  }

  @Test
  void aModelWithVeryManyEarlierOnesOfItsListingNamesFiftyOthersAndCountsAll() {
    Drafts drafts = new Drafts().model("lab/first", "2023-01-01");
    for (int i = 0; i < 70; i++) {
      drafts.model(String.format(Locale.ROOT, "lab/m%02d", i), "2023-02-01");
    }
    Atlas atlas = drafts.model("lab/late", "2023-03-01").atlas();
    Nearest.Design design =
        atlas.entries().get("lab/late").nearest().orElseThrow().designs().get(0);
    assertEquals("lab/first", design.id());
    assertEquals(70, design.others());
    assertEquals(50, design.alike().size());
    assertEquals("lab/m49", design.alike().get(49));
  }

  @Test
  void whereALineIsUnknownEachOfManyIsADesignOfItsOwnAndTheFirstAreNamed() {
    Drafts drafts = new Drafts();
    for (int i = 0; i < 70; i++) {
      drafts.model(String.format(Locale.ROOT, "lab/m%02d", i), "2023-02-01", "norm", "?");
    }
    Nearest nearest =
        drafts.model("lab/late", "2023-03-01").atlas().entries().get("lab/late").nearest().get();
    assertEquals(Standing.OPEN, nearest.standing());
    assertEquals(50, nearest.designs().size());
    assertEquals(
        Map.of(0, 50L),
        nearest.designs().stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    Nearest.Design::others, java.util.stream.Collectors.counting())));
  }

  private static Member member(String id, int day) {
    ReleaseDate date =
        ReleaseDate.of(String.format(Locale.ROOT, "2023-01-%02d", day)).orElseThrow();
    return new Member(id, date, false, List.of(1.0, 1.0, 1.0, 1.0));
  }
}
