package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.ConfirmedJson;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.pipeline.signing.Signed;
import java.util.List;

/** The crawl of one source as JSON. */
public final class CrawlJson {
  private CrawlJson() {}

  /**
   * {@code {id, fresh, changed, snapshot: {kind, commit, date, branch, files, bytes, tensors,
   * numbers}, rebuilt, failure, causes, weights: {state, bytesRead, headerBytes, fileBytes,
   * findings}, findings}}: the snapshot that holds from now on, what a first reading said about the
   * rebuilt one that it replaced, why a reading was not stored, and what became of the signature of
   * the weights. What there is none of is left out.
   */
  public static ObjectNode of(CrawlRun.Outcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", outcome.model().id());
    json.put("fresh", outcome.fresh());
    json.put("changed", outcome.changed());
    outcome.snapshot().ifPresent(s -> snapshot(json.putObject("snapshot"), s));
    outcome.first().ifPresent(c -> json.set("rebuilt", ConfirmedJson.write(c)));
    outcome.failure().ifPresent(f -> json.set("failure", FindingPrinter.json(f)));
    findings(json.putArray("causes"), outcome.causes());
    outcome.weights().ifPresent(signed -> weights(json.putObject("weights"), signed));
    findings(
        json.putArray("findings"),
        outcome.snapshot().filter(s -> outcome.fresh()).map(Snapshot::findings).orElse(List.of()));
    return json;
  }

  /** The same of a source that is not in the catalogue and was not stored. */
  public static ObjectNode of(String source, Inspection inspection) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", source);
    json.put("fresh", inspection.snapshot().isPresent());
    json.put("changed", false);
    inspection.snapshot().ifPresent(s -> snapshot(json.putObject("snapshot"), s));
    json.putArray("causes");
    findings(json.putArray("findings"), inspection.findings());
    return json;
  }

  private static void weights(ObjectNode json, Signed signed) {
    json.put("state", signed.state().word());
    json.put("bytesRead", signed.bytesRead()).put("headerBytes", signed.headerBytes());
    json.put("fileBytes", signed.fileBytes());
    findings(json.putArray("findings"), signed.findings());
  }

  private static void snapshot(ObjectNode json, Snapshot snapshot) {
    json.put("kind", snapshot.live().isPresent() ? "live" : "reconstructed");
    snapshot
        .live()
        .ifPresent(
            live -> {
              json.put("commit", live.revision().commit()).put("date", live.revision().date());
              json.put("branch", live.revision().branch());
              json.put("files", snapshot.files().size());
              json.put("bytes", snapshot.files().stream().mapToLong(WeightFile::bytes).sum());
              json.put("tensors", snapshot.files().stream().mapToLong(WeightFile::tensors).sum());
            });
    json.put("numbers", snapshot.numbers());
  }

  private static void findings(ArrayNode to, List<Finding> findings) {
    findings.forEach(finding -> to.add(FindingPrinter.json(finding)));
  }
}
