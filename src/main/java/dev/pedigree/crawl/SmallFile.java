package dev.pedigree.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A configuration or card, read or not.
 *
 * @param value the tree; empty when there is nothing to read or it cannot be read
 * @param finding why it cannot be read
 */
record SmallFile(Optional<JsonNode> value, Optional<Finding> finding) {

  /** Reads a configuration: a JSON object, or a YAML one for a merge recipe. */
  static SmallFile config(String path, Blobs.Content content) {
    return read(path, content, path.endsWith(".json") ? JsonText::json : SmallFile::yaml);
  }

  /** Reads the front matter of a model card; a card without has no value and no finding. */
  static SmallFile card(String path, Blobs.Content content) {
    if (content instanceof Blobs.Bytes text && LfsPointer.parse(text.bytes()).isEmpty()) {
      Optional<String> front = FrontMatter.of(JsonText.text(text.bytes()));
      if (front.isEmpty()) {
        return new SmallFile(Optional.empty(), Optional.empty());
      }
      // The line before the front matter keeps positions as they are in the file.
      byte[] yaml = ("\n" + front.get()).getBytes(StandardCharsets.UTF_8);
      return read(path, new Blobs.Bytes(yaml), SmallFile::yaml);
    }
    return read(path, content, SmallFile::yaml);
  }

  private interface Parser {
    JsonNode parse(byte[] bytes) throws JsonProcessingException;
  }

  private static JsonNode yaml(byte[] bytes) throws JsonProcessingException {
    return JsonText.yaml(JsonText.text(bytes));
  }

  private static SmallFile read(String path, Blobs.Content content, Parser parser) {
    if (content instanceof Blobs.Absent) {
      return unread(Finding.warning("crawl.blob-absent", Location.of(path)));
    }
    if (content instanceof Blobs.TooLarge large) {
      return unread(
          Finding.error("crawl.file-too-large", Location.of(path), "bytes", large.size()));
    }
    byte[] bytes = ((Blobs.Bytes) content).bytes();
    Optional<LfsPointer> pointer = LfsPointer.parse(bytes);
    if (pointer.isPresent()) {
      return unread(
          Finding.error("crawl.file-is-pointer", Location.of(path), "bytes", pointer.get().size()));
    }
    if (looksLikeHtml(bytes)) {
      return unread(Finding.error("crawl.file-is-html", Location.of(path)));
    }
    try {
      JsonNode value = parser.parse(bytes);
      return value.isObject()
          ? new SmallFile(Optional.of(value), Optional.empty())
          : unread(Finding.error("crawl.file-not-object", Location.of(path)));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return unread(
          Finding.error(
              "crawl.file-unreadable",
              at == null || at.getLineNr() < 1
                  ? Location.of(path)
                  : Location.at(path, at.getLineNr(), Math.max(0, at.getColumnNr())),
              "reason",
              Clean.text(e.getOriginalMessage().lines().findFirst().orElse(""))));
    }
  }

  private static SmallFile unread(Finding finding) {
    return new SmallFile(Optional.empty(), Optional.of(finding));
  }

  private static boolean looksLikeHtml(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8)
            .strip()
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml");
  }
}
