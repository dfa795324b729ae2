package dev.pedigree.site.search;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Traditional;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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

  private static final Pattern PARENTHESES = Pattern.compile("[()（）]");

  private static final int OTHERS = 6;
  private static final int FACTS = 4;
  private static final int TEXT = 2;
  private static final int TEXT_AGAIN = 3;

  /** Fewer documents than these are not worth a thread. */
  private static final int LEAST_AT_ONCE = 64;

  private final SortedMap<String, Postings> keys;

  private SearchIndex(SortedMap<String, Postings> keys) {
    this.keys = keys;
  }

  /** Indexes documents under their places in the list. */
  static SearchIndex of(List<SearchDocument> documents) {
    int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
    int size = Math.max(LEAST_AT_ONCE, (documents.size() + cores - 1) / cores);
    int parts = (documents.size() + size - 1) / size;
    List<KeyedDocuments> keyed =
        IntStream.range(0, parts)
            .parallel()
            .mapToObj(
                part -> part(documents, part * size, Math.min(documents.size(), (part + 1) * size)))
            .toList();
    SortedMap<String, Postings> keys = new TreeMap<>();
    keyed.forEach(part -> part.addTo(keys));
    return new SearchIndex(keys);
  }

  private static KeyedDocuments part(List<SearchDocument> documents, int from, int to) {
    KeyedDocuments keyed = new KeyedDocuments();
    for (int i = from; i < to; i++) {
      add(documents.get(i), keyed);
      keyed.end(i);
    }
    return keyed;
  }

  /** All keys, sorted by their UTF-16 code units as scripts sort them. */
  SortedMap<String, Postings> keys() {
    return keys;
  }

  private static void add(SearchDocument document, KeyedDocuments keyed) {
    SearchKeys.Sink text =
        (chars, from, to) -> keyed.take(chars, from, to, w -> w == 0 ? TEXT : TEXT_AGAIN);
    document
        .texts()
        .forEach(words -> each(words, w -> SearchKeys.ofText(SearchKeys.withoutTargets(w), text)));
    // What is stated and written about too says more than either.
    SearchKeys.Sink fact =
        (chars, from, to) ->
            keyed.take(chars, from, to, w -> w == 0 ? FACTS : w < FACTS ? FACTS + 1 : w);
    document.facts().forEach(words -> each(words, w -> SearchKeys.ofText(w, fact)));
    SearchKeys.Sink figure = atLeast(FACTS, keyed);
    document.figures().forEach(words -> each(words, w -> SearchKeys.ofName(w, figure)));
    SearchKeys.Sink other = atLeast(OTHERS, keyed);
    document.others().forEach(words -> each(words, w -> SearchKeys.ofName(w, other)));
    document.names().forEach(words -> each(words, name -> name(name, document, keyed)));
    document.others().forEach(words -> each(words, name -> whole(name, other)));
  }

  private static SearchKeys.Sink atLeast(int weight, KeyedDocuments keyed) {
    return (chars, from, to) -> keyed.take(chars, from, to, w -> Math.max(w, weight));
  }

  private static void name(String name, SearchDocument document, KeyedDocuments keyed) {
    // A comparison is called by the names of two models and is about neither alone.
    boolean pair = document.kind().equals("diff");
    int length = SearchKeys.squeezed(name).length();
    SearchKeys.ofName(
        name, atLeast(pair ? OTHERS : length <= 12 ? 9 : length <= 20 ? 8 : 7, keyed));
    if (!pair) {
      whole(name, atLeast(9, keyed));
    }
  }

  private static void whole(String name, SearchKeys.Sink keys) {
    for (String part : PARENTHESES.split(name)) {
      squeezed(part, keys);
    }
    squeezed(name, keys);
  }

  private static void squeezed(String name, SearchKeys.Sink keys) {
    String squeezed = SearchKeys.squeezed(name);
    if (!squeezed.isEmpty()) {
      keys.take((WHOLE + squeezed).toCharArray(), 0, squeezed.length() + 1);
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
