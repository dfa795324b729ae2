package dev.pedigree.lineage.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BandsTest {
  private static final int MODELS = 40;

  @Test
  void aDescendantThatKeepsMostOfItsNumbersIsFoundAndHardlyAnyStrangerIs() {
    List<SortedSet<String>> models = new ArrayList<>();
    int found = 0;
    for (int seed = 0; seed < MODELS; seed++) {
      MadeSignature model = MadeSignature.trained(seed);
      models.add(Bands.of(model.signature()));
      MadeSignature child = model.kept(0.9, 1000 + seed);
      found += shared(models.get(seed), Bands.of(child.signature())) >= Bands.ENOUGH ? 1 : 0;
    }
    assertEquals(MODELS, found);
    int strangers = 0;
    for (int a = 0; a < MODELS; a++) {
      for (int b = 0; b < a; b++) {
        strangers += shared(models.get(a), models.get(b)) >= Bands.ENOUGH ? 1 : 0;
      }
    }
    assertEquals(0, strangers);
  }

  @Test
  void aCopyHasAllKeysAndAModelOfAnotherWidthHasNone() {
    MadeSignature model = MadeSignature.trained(1);
    SortedSet<String> keys = Bands.of(model.signature());
    assertTrue(keys.size() > 80, keys.size() + " keys");
    assertEquals(keys, Bands.of(MadeSignature.trained(1).signature()));
    assertEquals(0, shared(keys, Bands.of(model.ofWidth(2048).signature())));
  }

  private static int shared(SortedSet<String> a, SortedSet<String> b) {
    SortedSet<String> both = new TreeSet<>(a);
    both.retainAll(b);
    return both.size();
  }
}
