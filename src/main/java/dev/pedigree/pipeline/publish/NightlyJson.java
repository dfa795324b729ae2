package dev.pedigree.pipeline.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.ConfirmedJson;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.util.List;

/** The report of a nightly run as JSON. */
public final class NightlyJson {
  private NightlyJson() {}

  /**
   * {@code {outcome, exitCode, sources: {read, changed, first: [{id, equal, config, card, tensors,
   * numbers}], unreachable: [{id, since, shown, cause}], weights: {read, kept, failed, later,
   * bytesRead}}, models: {new, changed, withdrawn, undescribed, collapsed}, pages: {new, changed,
   * removed, broken}, links: {before, after}, held, findings, release, commitMessage}}; models,
   * pages and links are left out if there was no site to compare with.
   */
  public static ObjectNode of(NightlyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("outcome", report.outcome().word());
    json.put("exitCode", report.outcome().exitCode());
    ObjectNode sources = json.putObject("sources");
    sources.put("read", report.read());
    texts(sources.putArray("changed"), report.changed());
    ArrayNode first = sources.putArray("first");
    report
        .first()
        .forEach(
            (id, confirmed) ->
                first.addObject().put("id", id).setAll(ConfirmedJson.write(confirmed)));
    ArrayNode unreachable = sources.putArray("unreachable");
    report
        .unreached()
        .forEach(
            (id, missed) -> {
              ObjectNode one = unreachable.addObject();
              one.put("id", id);
              one.put("since", missed.since());
              one.put("shown", missed.shown());
              one.set("cause", FindingPrinter.json(missed.cause()));
            });
    report.weights().ifPresent(total -> weights(sources.putObject("weights"), total));
    report.change().ifPresent(change -> change(json, change));
    findings(json.putArray("held"), report.held());
    findings(json.putArray("findings"), report.findings());
    json.put("release", report.release().map(p -> p.getFileName().toString()).orElse(""));
    json.put("commitMessage", report.commitMessage());
    return json;
  }

  private static void weights(ObjectNode json, SigningTotal total) {
    json.put("read", total.read()).put("kept", total.kept()).put("failed", total.failed());
    json.put("later", total.later()).put("bytesRead", total.bytesRead());
  }

  private static void change(ObjectNode json, SiteChange change) {
    ObjectNode models = json.putObject("models");
    texts(models.putArray("new"), change.modelsNew());
    texts(models.putArray("changed"), change.modelsChanged());
    texts(models.putArray("withdrawn"), change.modelsGone());
    texts(models.putArray("undescribed"), change.undescribed());
    ArrayNode collapsed = models.putArray("collapsed");
    for (SiteChange.Collapse collapse : change.collapsed()) {
      ObjectNode one = collapsed.addObject();
      one.put("id", collapse.id());
      one.put("before", collapse.before());
      one.put("after", collapse.after());
    }
    ObjectNode pages = json.putObject("pages");
    texts(pages.putArray("new"), change.pagesNew());
    texts(pages.putArray("changed"), change.pagesChanged());
    texts(pages.putArray("removed"), change.pagesGone());
    texts(pages.putArray("broken"), change.pagesBroken());
    ObjectNode links = json.putObject("links");
    links.put("before", change.linksBefore());
    links.put("after", change.linksAfter());
  }

  private static void texts(ArrayNode to, List<String> texts) {
    texts.forEach(to::add);
  }

  private static void findings(ArrayNode to, List<Finding> findings) {
    findings.forEach(finding -> to.add(FindingPrinter.json(finding)));
  }
}
