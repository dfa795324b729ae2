package dev.pedigree.site.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Paths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The index as scripts: a site that is opened from disk may load scripts but not data. Keys lie in
 * {@code assets/search/keys-N.js}, sorted, each file of about the same length; {@code
 * assets/search/index.js} names the first key of each, and which documents are models. Where there
 * are very many files of keys, their first keys lie in {@code assets/search/firsts-N.js}, {@value
 * #FIRSTS} a file, and the index names the first of each of these. Documents lie in {@code
 * LANGUAGE/search/pages-N.js}, {@value #PAGES} a file.
 */
public final class SearchFiles {
  /** Documents a file. */
  static final int PAGES = 24;

  /** About how many characters of keys and postings a file has. */
  static final int KEYS = 4_000;

  /** First keys of a file, where those of all would make the index long. */
  static final int FIRSTS = 500;

  /** Most characters of a summary. */
  private static final int SUMMARY = 160;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SearchFiles() {}

  /**
   * Adds the files of an index.
   *
   * @param documents in the order in which equally good results are shown
   */
  public static void add(BiConsumer<String, byte[]> files, List<SearchDocument> documents) {
    add(files, documents, FIRSTS);
  }

  /**
   * Adds the files of an index.
   *
   * @param most first keys of a file
   */
  static void add(BiConsumer<String, byte[]> files, List<SearchDocument> documents, int most) {
    keys(files, documents, most);
    for (Language language : Language.values()) {
      for (int start = 0; start < documents.size(); start += PAGES) {
        int end = Math.min(documents.size(), start + PAGES);
        files.accept(
            language.path() + "/search/pages-" + start / PAGES + ".js",
            script("pages", start / PAGES, pages(documents.subList(start, end), language)));
      }
    }
  }

  private static ArrayNode pages(List<SearchDocument> documents, Language language) {
    ArrayNode pages = JSON.arrayNode();
    for (SearchDocument document : documents) {
      pages
          .addArray()
          .add(document.kind())
          .add(language.of(document.title()))
          .add(Visible.cut(language.of(document.summary()), SUMMARY))
          .add(Paths.between(language, "search/", document.address()));
    }
    return pages;
  }

  private static void keys(
      BiConsumer<String, byte[]> files, List<SearchDocument> documents, int most) {
    List<String> firsts = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (Map.Entry<String, Postings> entry : SearchIndex.of(documents).keys().entrySet()) {
      if (block.isEmpty()) {
        firsts.add(entry.getKey());
      }
      block.append(entry.getKey()).append(' ').append(postings(entry.getValue())).append('\n');
      if (block.length() >= KEYS) {
        put(files, firsts.size() - 1, block);
      }
    }
    if (!block.isEmpty()) {
      put(files, firsts.size() - 1, block);
    }
    boolean many = firsts.size() > most;
    ArrayNode named = many ? groups(files, firsts, most) : array(firsts);
    ArrayNode index = JSON.arrayNode().add(documents.size()).add(PAGES).add(named);
    // Models stand together, so that those who look for one load no other pages.
    List<String> kinds = documents.stream().map(SearchDocument::kind).toList();
    index.add(Math.max(0, kinds.indexOf("model"))).add(kinds.lastIndexOf("model") + 1);
    if (many) {
      index.add(most);
    }
    files.accept("assets/search/index.js", script("index", 0, index));
  }

  /** Writes first keys in files of so many; the first of each. */
  private static ArrayNode groups(BiConsumer<String, byte[]> files, List<String> firsts, int most) {
    ArrayNode groups = JSON.arrayNode();
    for (int start = 0; start < firsts.size(); start += most) {
      List<String> some = firsts.subList(start, Math.min(firsts.size(), start + most));
      files.accept(
          "assets/search/firsts-" + groups.size() + ".js",
          script("firsts", groups.size(), array(some)));
      groups.add(some.get(0));
    }
    return groups;
  }

  private static ArrayNode array(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static void put(BiConsumer<String, byte[]> files, int number, StringBuilder block) {
    files.accept(
        "assets/search/keys-" + number + ".js",
        script("keys", number, JSON.arrayNode().add(block.toString())));
    block.setLength(0);
  }

  /**
   * Postings as text: for each document the distance from the one before, in base 36, and its
   * weight as a capital from {@code A}; in front the number of all where some are left out.
   */
  private static String postings(Postings postings) {
    int[] kept = postings.kept();
    StringBuilder text = new StringBuilder();
    if (kept.length < postings.documents()) {
      text.append(postings.documents()).append(' ');
    }
    int before = -1;
    for (int posting : kept) {
      text.append(Integer.toString((posting >> 4) - before, 36));
      text.append((char) ('A' + (posting & 15) - 1));
      before = posting >> 4;
    }
    return text.toString();
  }

  private static byte[] script(String kind, int number, ArrayNode content) {
    String script = "pedigreeSearch." + kind + "(" + number + "," + content + ");\n";
    return Visible.json(script).getBytes(StandardCharsets.UTF_8);
  }
}
