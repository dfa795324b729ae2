package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import java.util.List;

/** A build or a check as JSON. */
public final class SiteReportJson {
  private SiteReportJson() {}

  /**
   * {@code {models, described, comparisons, files, changed, removed, unreached, findings}}.
   *
   * @param unreached sources that kept their last good snapshot
   */
  public static ObjectNode of(SiteReport report, List<Finding> unreached) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("models", report.models());
    json.put("described", report.described());
    json.put("comparisons", report.comparisons());
    json.put("files", report.files());
    json.put("changed", report.changed());
    json.put("removed", report.removed());
    put(json.putArray("unreached"), unreached);
    put(json.putArray("findings"), report.findings());
    return json;
  }

  private static void put(ArrayNode to, List<Finding> findings) {
    findings.forEach(finding -> to.add(FindingPrinter.json(finding)));
  }
}
