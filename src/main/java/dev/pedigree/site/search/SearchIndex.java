package dev.pedigree.site.search;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Traditional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which documents have which keys. One index serves all languages: a document is found by its words
 * in each of them, so that a query in one script finds pages of another.
 *
 * <p>A posting is a document and a weight from 1 to 9: how much the place says in which the key
 * stands, a short name most, running text least.
 */
final class SearchIndex {
  /** Begins the key of a whole name. */
  static final char WHOLE = '=';

  /** Of a key that more documents have, the heaviest are kept. */
  static final int MOST_DOCUMENTS = 600;

  private static final Pattern PARENTHESES = Pattern.compile("[()（）]");
  private static final Pattern TARGET = Pattern.compile("]\\([^()\\s]{0,1000}\\)");

  private static final int OTHERS = 6;
  private static final int FACTS = 4;
  private static final int TEXT = 2;
  private static final int TEXT_AGAIN = 3;

  /**
   * Documents that are cut into keys before the next ones are, so that the keys of few are held.
   */
  private static final int AT_ONCE = 128;

  private final SortedMap<String, Postings> keys;

  private SearchIndex(Map<String, Postings> keys) {
    this.keys = new TreeMap<>(keys);
  }

  /** The documents of a key, each as {@code number << 4 | weight}, by number. */
  static final class Postings {
    private int[] some = new int[2];
    private int size;
    private int documents;

    /** The least weight of those that can be among the heaviest. */
    private int least = 1;

    private void add(int document, int weight) {
      documents++;
      if (size == 2 * MOST_DOCUMENTS) {
        lighten();
      }
      if (weight >= least) {
        if (size == some.length) {
          some = Arrays.copyOf(some, 2 * size + 2);
        }
        some[size++] = document << 4 | weight;
      }
    }

    /** How many documents have the key. */
    int documents() {
      return documents;
    }

    /** The postings that are kept, by document. */
    int[] kept() {
      lighten();
      return Arrays.copyOf(some, size);
    }

    /**
     * Forgets all but the heaviest where there are too many; what is added later changes no such
     * choice.
     */
    private void lighten() {
      if (size > MOST_DOCUMENTS) {
        int[] weights = new int[10];
        for (int i = 0; i < size; i++) {
          weights[some[i] & 15]++;
        }
        int bound = 9;
        int more = weights[bound];
        while (bound > least && more + weights[bound - 1] <= MOST_DOCUMENTS) {
          more += weights[--bound];
        }
        least = bound;
        some =
            Arrays.stream(some, 0, size)
                .filter(posting -> (posting & 15) >= least)
                .limit(MOST_DOCUMENTS)
                .toArray();
        size = some.length;
      }
    }
  }

  /** Indexes documents under their places in the list. */
  static SearchIndex of(List<SearchDocument> documents) {
    Map<String, Postings> keys = new HashMap<>();
    for (int start = 0; start < documents.size(); start += AT_ONCE) {
      int end = Math.min(documents.size(), start + AT_ONCE);
      List<Map<String, Integer>> weights =
          documents.subList(start, end).parallelStream().map(SearchIndex::weights).toList();
      for (int i = start; i < end; i++) {
        int number = i;
        weights
            .get(i - start)
            .forEach(
                (key, weight) ->
                    keys.computeIfAbsent(key, k -> new Postings()).add(number, weight));
      }
    }
    return new SearchIndex(keys);
  }

  /** All keys, sorted by their UTF-16 code units as scripts sort them. */
  SortedMap<String, Postings> keys() {
    return keys;
  }

  private static Map<String, Integer> weights(SearchDocument document) {
    Map<String, Integer> weights = new HashMap<>();
    for (Text text : document.texts()) {
      each(
          text,
          written ->
              SearchKeys.ofText(
                  TARGET.matcher(written).replaceAll("]"),
                  key -> weights.merge(key, TEXT, (a, b) -> TEXT_AGAIN)));
    }
    Map<String, Integer> facts = new HashMap<>();
    add(document.facts(), SearchKeys::ofText, FACTS, facts);
    // What is stated and written about too says more than either.
    facts.forEach((key, weight) -> weights.merge(key, weight, (a, b) -> b + 1));
    add(document.figures(), SearchKeys::ofName, FACTS, weights);
    add(document.others(), SearchKeys::ofName, OTHERS, weights);
    document.names().forEach(name -> each(name, written -> name(written, document, weights)));
    document.others().forEach(name -> each(name, written -> whole(written, OTHERS, weights)));
    return weights;
  }

  private static void add(
      List<Text> texts,
      BiConsumer<String, Consumer<String>> cut,
      int weight,
      Map<String, Integer> weights) {
    for (Text text : texts) {
      each(text, written -> cut.accept(written, key -> weights.merge(key, weight, Math::max)));
    }
  }

  private static void name(String name, SearchDocument document, Map<String, Integer> weights) {
    // A comparison is called by the names of two models and is about neither alone.
    boolean pair = document.kind().equals("diff");
    int length = SearchKeys.squeezed(name).length();
    int weight = pair ? OTHERS : length <= 12 ? 9 : length <= 20 ? 8 : 7;
    SearchKeys.ofName(name, key -> weights.merge(key, weight, Math::max));
    if (!pair) {
      whole(name, 9, weights);
    }
  }

  private static void whole(String name, int weight, Map<String, Integer> weights) {
    for (String part : PARENTHESES.split(name)) {
      add(part, weight, weights);
    }
    add(name, weight, weights);
  }

  private static void add(String name, int weight, Map<String, Integer> weights) {
    String squeezed = SearchKeys.squeezed(name);
    if (!squeezed.isEmpty()) {
      weights.merge(WHOLE + squeezed, weight, Math::max);
    }
  }

  /** The text in each script in which it is written differently. */
  private static void each(Text text, Consumer<String> written) {
    written.accept(text.en());
    if (!text.zh().equals(text.en())) {
      written.accept(text.zh());
    }
    String traditional = Traditional.of(text.zh());
    if (!traditional.equals(text.zh())) {
      written.accept(traditional);
    }
  }
}
