package dev.pedigree.catalog.reading;

import dev.pedigree.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks translations with a digest of the English text they were written for. */
public final class TranslationStamp {
  private static final Pattern LINE = Pattern.compile("(?m)^(translates[ \\t]*:[ \\t]*)[^\\r\\n]*");
  private static final String MARK = "\ufeff";

  private TranslationStamp() {}

  /**
   * The first 8 hexadecimal digits of the SHA-256 of an English text, in UTF-8 with Unix line ends
   * and without empty lines at its start and end.
   */
  public static String of(String english) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(ContentFile.unixLines(english).strip().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Writes the stamp of the current English text into every translation of a folder. Nothing else
   * is changed; translations with the right stamp or without valid front matter are skipped.
   *
   * @return the files that were written, by path relative to the folder, sorted
   */
  public static List<String> stampAll(Path contentFolder) throws IOException {
    Report ignored = new Report();
    ContentFiles files = ContentFiles.read(contentFolder, ignored);
    List<String> written = new ArrayList<>();
    for (SourceText english : files.texts().values()) {
      if (!english.path().endsWith(".md") || english.path().endsWith(".zh.md")) {
        continue;
      }
      SourceText chinese = files.texts().get(WordsReader.chinesePath(english.path()));
      if (chinese == null) {
        continue;
      }
      var en = ContentFile.read(english, ignored);
      var zh = ContentFile.read(chinese, ignored);
      if (en.isEmpty() || zh.isEmpty()) {
        continue;
      }
      String stamped = stamped(zh.get(), of(en.get().markdown()));
      if (!stamped.equals(chinese.text())) {
        Path file = contentFolder.resolve(chinese.path());
        boolean marked = Files.readString(file).startsWith(MARK);
        Files.writeString(file, (marked ? MARK : "") + stamped);
        written.add(chinese.path());
      }
    }
    return written;
  }

  private static String stamped(ContentFile chinese, String stamp) {
    String text = chinese.source().text();
    String quoted = "\"" + stamp + "\"";
    Matcher line = LINE.matcher(text).region(0, chinese.body());
    if (line.find()) {
      return text.substring(0, line.end(1)) + quoted + text.substring(line.end());
    }
    int end = chinese.source().lineStart(chinese.bodyLine() - 1);
    if (chinese.body() == text.length() && !text.endsWith("\n")) {
      end = text.lastIndexOf("---");
    }
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    return text.substring(0, end) + "translates: " + quoted + lineEnd + text.substring(end);
  }
}
