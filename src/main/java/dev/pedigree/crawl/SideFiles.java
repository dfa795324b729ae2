package dev.pedigree.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.tokenizer.TokenizerSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares a configuration with the files beside it that repeat some of its values. */
final class SideFiles {
  static final String GENERATION = "generation_config.json";
  static final String TOKENIZER = "tokenizer.json";

  private SideFiles() {}

  /** Compares end tokens; programs stop at those of either file. */
  static void generation(
      String path, JsonNode config, Blobs.Content content, List<Finding> findings) {
    SmallFile read = SmallFile.config(path, content);
    findings.addAll(read.findings());
    if (read.value().isEmpty()) {
      return;
    }
    SortedSet<Long> here = ends(config);
    SortedSet<Long> there = ends(read.value().get());
    if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
      SortedSet<Long> all = new TreeSet<>(here);
      all.addAll(there);
      findings.add(
          Finding.info(
              "crawl.eos-differs",
              Location.in(path, "eos_token_id"),
              "config",
              here,
              "generation",
              there,
              "all",
              all));
    }
  }

  private static SortedSet<Long> ends(JsonNode config) {
    SortedSet<Long> ends = new TreeSet<>();
    JsonNode node = config.findValue("eos_token_id");
    if (node != null) {
      (node.isArray() ? node : List.of(node))
          .forEach(
              id -> {
                if (id.isIntegralNumber() && id.canConvertToLong()) {
                  ends.add(id.longValue());
                }
              });
    }
    return ends;
  }

  /**
   * Compares the rows of the embedding with the number of tokens: more are padding, fewer are an
   * error.
   */
  static void tokenizer(String path, JsonNode config, InputStream in, List<Finding> findings)
      throws IOException {
    JsonNode declared = config.findValue("vocab_size");
    if (declared == null || !declared.isIntegralNumber() || !declared.canConvertToLong()) {
      return;
    }
    byte[] start = in.readNBytes(LfsPointer.LONGEST);
    Optional<Finding> elsewhere = StandIn.of(path, start);
    if (elsewhere.isPresent()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              elsewhere.get().rule(),
              elsewhere.get().location(),
              elsewhere.get().args()));
      return;
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
    try {
      long tokens = TokenizerSize.of(whole);
      long rows = declared.longValue();
      if (tokens > 0 && rows > tokens) {
        findings.add(
            Finding.info(
                "crawl.vocabulary-differs",
                Location.in(path, "vocab"),
                "rows",
                rows,
                "tokens",
                tokens,
                "more",
                rows - tokens));
      } else if (tokens > 0 && rows >= 0 && rows < tokens) {
        findings.add(
            Finding.warning(
                "crawl.vocabulary-differs.short",
                Location.in(path, "vocab"),
                "rows",
                rows,
                "tokens",
                tokens));
      }
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      findings.add(
          Finding.warning("crawl.not-json", Location.of(path), "reason", Clean.text(reason)));
    }
  }
}
