package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.FrontMatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks translations with a digest of the English text they were written for. */
public final class TranslationStamp {
  private static final Pattern LINE = Pattern.compile("(?m)^(translates[ \\t]*:[ \\t]*)[^\\r\\n]*");
  private static final String MARK = "\ufeff";
  private static final String ZH_MD = ".zh.md";

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

  /** The English Markdown of a file, behind its front matter; empty where that has no end. */
  public static Optional<String> english(String file) {
    String text = file.startsWith(MARK) ? file.substring(MARK.length()) : file;
    FrontMatter front = FrontMatter.of(text, FrontMatter.Dashes.OWN);
    return front.state() == FrontMatter.State.CLOSED
        ? Optional.of(ContentFile.unixLines(text.substring(front.body())))
        : Optional.empty();
  }

  /**
   * Writes the stamp of the current English text into every translation of a folder. Nothing else
   * is changed; translations with the right stamp or without valid front matter are skipped.
   *
   * @return the files that were written, by path relative to the folder, sorted
   */
  public static List<String> stampAll(Path contentFolder) throws IOException {
    ContentFiles files = ContentFiles.read(contentFolder, new Report());
    List<String> written = new ArrayList<>();
    for (String chinese : files.texts().keySet()) {
      if (chinese.endsWith(ZH_MD) && stamp(contentFolder, files, chinese)) {
        written.add(chinese);
      }
    }
    return written;
  }

  /**
   * As {@link #stampAll}, for some translations only.
   *
   * @param paths of translations or of their English files, each inside the folder
   * @throws FindingException when a path is no file of the content, or one without a translation or
   *     without valid front matter; nothing is written then
   */
  public static List<String> stamp(Path contentFolder, List<Path> paths) throws IOException {
    ContentFiles files = ContentFiles.read(contentFolder, new Report());
    SortedSet<String> chinese = new TreeSet<>();
    for (Path path : paths) {
      chinese.add(translation(contentFolder, files, path));
    }
    List<String> written = new ArrayList<>();
    for (String path : chinese) {
      if (stamp(contentFolder, files, path)) {
        written.add(path);
      }
    }
    return written;
  }

  private static String translation(Path contentFolder, ContentFiles files, Path path) {
    Path folder = contentFolder.toAbsolutePath().normalize();
    Path file = path.toAbsolutePath().normalize();
    String inside =
        file.startsWith(folder)
            ? folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/")
            : "";
    String chinese =
        inside.endsWith(ZH_MD) || !inside.endsWith(".md")
            ? inside
            : WordsReader.chinesePath(inside);
    if (!files.texts().containsKey(chinese) || !chinese.endsWith(ZH_MD)) {
      throw new FindingException(
          Finding.error(
              "catalog.not-content", Location.of(path.toString()), "folder", contentFolder));
    }
    if (stampedText(files, chinese).isEmpty()) {
      throw new FindingException(
          Finding.error("catalog.not-stamped", Location.of(path.toString())));
    }
    return chinese;
  }

  private static boolean stamp(Path contentFolder, ContentFiles files, String path)
      throws IOException {
    Optional<String> stamped = stampedText(files, path);
    if (stamped.isEmpty() || stamped.get().equals(files.texts().get(path).text())) {
      return false;
    }
    Path file = contentFolder.resolve(path);
    boolean marked = Files.readString(file).startsWith(MARK);
    Files.writeString(file, (marked ? MARK : "") + stamped.get());
    return true;
  }

  /** A translation with its stamp; empty where it or the English file cannot be read. */
  private static Optional<String> stampedText(ContentFiles files, String path) {
    Report ignored = new Report();
    String english = path.substring(0, path.length() - ZH_MD.length()) + ".md";
    if (!files.texts().containsKey(english)) {
      return Optional.empty();
    }
    Optional<ContentFile> en = files.file(english, ignored);
    Optional<ContentFile> zh = files.file(path, ignored);
    return en.isEmpty() || zh.isEmpty()
        ? Optional.empty()
        : Optional.of(stamped(zh.get(), of(en.get().markdown())));
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
