package dev.pedigree.pipeline.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pedigree.AtomicFile;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A summary of a site, stored beside the snapshots for comparison with the next site.
 *
 * @param models by catalogue id
 * @param pages digest of each HTML file, by path
 * @param links number of links on all pages
 * @param findings warnings and errors of the build, as rule and place
 */
public record SiteSummary(
    SortedMap<String, OneModel> models,
    SortedMap<String, String> pages,
    long links,
    SortedSet<String> findings) {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /**
   * One model.
   *
   * @param commit that was read, or empty
   * @param design fingerprint of its listing, or empty without an architecture
   * @param parameters as counted; 0 without an architecture
   */
  public record OneModel(String commit, String design, long parameters) {
    boolean described() {
      return !design.isEmpty();
    }
  }

  /** Summarises a site. */
  public static SiteSummary of(Atlas atlas, PageSums pages, Collection<Finding> findings) {
    SortedMap<String, OneModel> models = new TreeMap<>();
    atlas.entries().forEach((id, entry) -> models.put(id, model(entry)));
    SortedSet<String> odd = new TreeSet<>();
    findings.forEach(finding -> odd.add(word(finding)));
    atlas
        .entries()
        .forEach((id, entry) -> entry.findings().forEach(f -> odd.add(id + " " + word(f))));
    return new SiteSummary(models, new TreeMap<>(pages.digests()), pages.links(), odd);
  }

  private static OneModel model(Entry entry) {
    Optional<Architecture> architecture = entry.architecture();
    return new OneModel(
        entry.snapshot().flatMap(Snapshot::live).map(l -> l.revision().commit()).orElse(""),
        architecture.map(Architecture::listingFingerprint).orElse(""),
        architecture.map(a -> a.parameters().total()).orElse(0L));
  }

  private static String word(Finding finding) {
    return finding.severity().word() + " " + finding.rule() + " " + finding.location();
  }

  /** Writes the summary. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(
        file,
        (Visible.json(JSON.writeValueAsString(this)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a summary; empty when there is none.
   *
   * @throws FindingException when the file exists and is not a summary
   */
  public static Optional<SiteSummary> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw new FindingException(
          Finding.error(
              "pipeline.summary-unreadable",
              Location.of(file.toString()),
              "reason",
              Clean.text(e.getOriginalMessage())),
          e);
    }
  }
}
