package dev.pedigree.crawl.git;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.text.Decoded;
import dev.pedigree.crawl.text.LenientJson;
import dev.pedigree.crawl.text.YamlText;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.FrontMatter;
import dev.pedigree.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of reading a configuration or card.
 *
 * @param value the content as JSON; empty when there is none or it cannot be read
 * @param findings what is wrong with it
 */
public record SmallFile(Optional<JsonNode> value, List<Finding> findings) {

  /** Reads a configuration: a JSON object, or a YAML one for a merge recipe. */
  public static SmallFile config(String path, Blobs.Content content) {
    return of(
        path,
        content,
        (text, findings) -> {
          refuseOthers(path, text);
          JsonNode node =
              path.endsWith(".json")
                  ? LenientJson.read(path, text, findings)
                  : YamlText.read(path, text, 0, text.length(), findings);
          if (node == null || !node.isObject()) {
            throw refused("not-object", path);
          }
          return node;
        });
  }

  private static void refuseOthers(String path, String text) {
    String start = text.substring(0, Math.min(text.length(), 200)).strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
      throw refused("not-a-model.html", path);
    }
    if (text.isBlank()) {
      throw refused("empty-file", path);
    }
  }

  private static FindingException refused(String rule, String path, Object... args) {
    return new FindingException(Finding.error("crawl." + rule, Location.of(path), args));
  }

  /** Reads the front matter of a model card. */
  public static SmallFile card(String path, Blobs.Content content) {
    return of(path, content, (text, findings) -> frontMatter(path, text, findings));
  }

  private interface Parser {
    /**
     * Parses text; null for no content. Throws a {@link FindingException} when it cannot be read.
     */
    JsonNode parse(String text, List<Finding> findings);
  }

  private static JsonNode frontMatter(String path, String text, List<Finding> findings) {
    FrontMatter front = FrontMatter.of(text, FrontMatter.Dashes.HUB);
    int end = withoutLineEnd(text, front.from(), front.to());
    int line = new SourceText(path, text).line(front.from());
    if (front.state() == FrontMatter.State.OPEN) {
      findings.add(
          Finding.warning("crawl.front-matter-not-closed", Location.at(path, line - 1, 1)));
    } else if (text.substring(front.from(), end).isBlank()) {
      findings.add(Finding.info("crawl.no-front-matter", Location.of(path)));
    } else {
      JsonNode node = YamlText.read(path, text, front.from(), end, findings);
      if (node != null && node.isObject()) {
        return node;
      }
      findings.add(Finding.warning("crawl.front-matter-form", Location.at(path, line, 1)));
    }
    return null;
  }

  /** The Hub does not count the line end before the second dashes. */
  private static int withoutLineEnd(String text, int from, int to) {
    int end = to > from && text.charAt(to - 1) == '\n' ? to - 1 : to;
    boolean windows = end > from && text.charAt(end - 1) == '\r';
    return windows ? end - 1 : end;
  }

  private static SmallFile of(String path, Blobs.Content content, Parser parser) {
    List<Finding> findings = new ArrayList<>();
    try {
      JsonNode value = parser.parse(text(path, content, findings), findings);
      return new SmallFile(Optional.ofNullable(value), List.copyOf(findings));
    } catch (FindingException e) {
      findings.add(e.finding());
      return new SmallFile(Optional.empty(), List.copyOf(findings));
    }
  }

  private static String text(String path, Blobs.Content content, List<Finding> findings) {
    Location here = Location.of(path);
    if (content instanceof Blobs.Absent) {
      throw new FindingException(Finding.warning("crawl.blob-absent", here));
    }
    if (content instanceof Blobs.TooLarge large) {
      throw refused("file-too-large", path, "bytes", large.size());
    }
    byte[] bytes = ((Blobs.Bytes) content).bytes();
    Optional<Finding> elsewhere = StandIn.of(path, bytes);
    if (elsewhere.isPresent()) {
      throw new FindingException(elsewhere.get());
    }
    Decoded decoded = Decoded.of(bytes);
    if (!decoded.usual()) {
      findings.add(Finding.warning("crawl.encoding", here, "encoding", decoded.encoding()));
    } else if (decoded.marked()) {
      findings.add(Finding.info("crawl.leading-bom", here));
    }
    if (!decoded.sound()) {
      findings.add(Finding.warning("crawl.not-utf8", here));
    }
    return decoded.text();
  }
}
