package dev.pedigree.site.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PostingsTest {
  @Test
  void documentsCutByThreadsGiveTheSameAsAllInTurn() {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      Postings whole = new Postings();
      Postings parts = new Postings();
      int document = 0;
      for (int part = 0; part < 3; part++) {
        Postings some = new Postings();
        int light = random.nextInt(4);
        for (int i = random.nextInt(2000); i >= 0; i--, document++) {
          int weight = random.nextInt(10) < light ? 9 : 2 + random.nextInt(3);
          whole.add(document, weight);
          some.add(document, weight);
        }
        parts.with(some);
      }
      assertEquals(whole.documents(), parts.documents());
      assertArrayEquals(whole.kept(), parts.kept());
    }
  }

  @Test
  void eachKeyHasOneNumberHoweverManyThereAre() {
    KeyTable table = new KeyTable();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20_000; i++) {
        char[] text = ("键" + i + "k").toCharArray();
        assertEquals(i, table.number(text, 0, text.length - 1));
      }
    }
    assertEquals(20_000, table.size());
    assertEquals("键0", table.key(0));
    assertEquals("键19999", table.key(19_999));
  }

  @Test
  void aDocumentHasAKeyOnceWithItsLastWeight() {
    KeyedDocuments documents = new KeyedDocuments();
    char[] key = "rope".toCharArray();
    documents.take(key, 0, 4, weight -> weight + 2);
    documents.take(key, 0, 4, weight -> weight + 1);
    documents.end(0);
    documents.take(key, 0, 3, weight -> weight + 4);
    documents.end(1);
    TreeMap<String, Postings> keys = new TreeMap<>();
    documents.addTo(keys);
    assertArrayEquals(new int[] {3}, keys.get("rope").kept());
    assertArrayEquals(new int[] {1 << 4 | 4}, keys.get("rop").kept());
  }
}
