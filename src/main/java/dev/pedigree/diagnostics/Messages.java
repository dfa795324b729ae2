package dev.pedigree.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences by key, in English and Chinese, from {@code messages.en.properties} and {@code
 * messages.zh.properties} beside the classes of a package.
 *
 * <p>A sentence names its arguments in braces: {@code shape {shape} needs {bytes} bytes}. A Chinese
 * one has no space around the braces: whether one belongs there depends on the argument, and {@link
 * Cjk#append} knows. {@code {count?file is|files are}} is the first of the two for one, and else
 * the second. A key without a sentence, and braces without an argument, are programming errors and
 * throw {@link IllegalArgumentException}. Very long arguments are cut.
 */
public final class Messages {
  private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

  /** Longest argument that a sentence shows whole; only names that somebody made up are longer. */
  private static final int LONGEST = 1200;

  private final String room;
  private final Properties en;
  private final Properties zh;

  private Messages(String room) {
    this.room = room;
    this.en = load(room, "en");
    this.zh = load(room, "zh");
  }

  /**
   * The sentences of one package.
   *
   * @param room the last word of the package name, for example {@code weights}
   */
  public static Messages of(String room) {
    return LOADED.computeIfAbsent(room, Messages::new);
  }

  /** The sentence of {@code key} with its arguments filled in. */
  public Text text(String key, Map<String, String> args) {
    return new Text(fill(en, key, args), fill(zh, key, args));
  }

  /** The sentence of {@code key} with arguments that differ between the languages. */
  public Text textOf(String key, Map<String, Text> args) {
    Map<String, String> english = new HashMap<>();
    Map<String, String> chinese = new HashMap<>();
    args.forEach(
        (name, text) -> {
          english.put(name, text.en());
          chinese.put(name, text.zh());
        });
    return new Text(fill(en, key, english), fill(zh, key, chinese));
  }

  /**
   * The sentence of {@code key} as it is written, its arguments still in braces: for a program that
   * fills them in itself.
   */
  public Text raw(String key) {
    if (en.getProperty(key) == null) {
      throw new IllegalArgumentException("no sentence for key '" + key + "' in package " + room);
    }
    return new Text(en.getProperty(key), zh.getProperty(key));
  }

  /**
   * Whether there is a sentence of this key in English; a test checks that Chinese has the same
   * keys.
   */
  public boolean has(String key) {
    return en.containsKey(key);
  }

  private String fill(Properties sentences, String key, Map<String, String> args) {
    String sentence = sentences.getProperty(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence for key '" + key + "' in package " + room);
    }
    StringBuilder out = new StringBuilder(sentence.length() + 32);
    int from = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
      int close = sentence.indexOf('}', open);
      int choice = sentence.substring(open, close).indexOf('?');
      String name = sentence.substring(open + 1, choice < 0 ? close : open + choice);
      String value = args.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no argument '" + name + "' for key '" + key + "'");
      }
      append(sentences, out, sentence.substring(from, open));
      if (choice < 0) {
        append(sentences, out, Visible.cut(value, LONGEST));
      } else {
        String[] forms = sentence.substring(open + choice + 1, close).split("\\|", 2);
        out.append(forms[value.equals("1") ? 0 : 1]);
      }
      from = close + 1;
    }
    append(sentences, out, sentence.substring(from));
    return out.toString();
  }

  private void append(Properties sentences, StringBuilder out, String words) {
    if (sentences == zh) {
      Cjk.append(out, words);
    } else {
      out.append(words);
    }
  }

  private static Properties load(String room, String language) {
    String path = "/dev/pedigree/" + room + "/messages." + language + ".properties";
    Properties sentences = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no sentences at " + path);
      }
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + path, e);
    }
    return sentences;
  }
}
