package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.PackagingJson;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.Inferred;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.crawl.stated.Told;
import java.util.List;

/** What the files of a snapshot state, as JSON. */
final class StatementsJson {
  private StatementsJson() {}

  /**
   * Adds {@code adapter}, {@code quantisation}, {@code parents}, {@code licences} and {@code
   * datasets}, each only if stated.
   */
  static void add(ObjectNode json, Snapshot snapshot) {
    Adapter.of(snapshot).ifPresent(adapter -> adapter(json.putObject("adapter"), adapter));
    Packaging packaging = Packaging.of(snapshot);
    if (packaging.quantised()) {
      json.set("quantisation", PackagingJson.of(packaging));
    }
    List<StatedParent> stated = StatedParents.of(snapshot);
    if (!stated.isEmpty()) {
      ArrayNode parents = json.putArray("parents");
      stated.forEach(parent -> parent(parents.addObject(), snapshot, parent));
    }
    terms(json, snapshot);
  }

  private static void adapter(ObjectNode json, Adapter adapter) {
    json.put("kind", adapter.kind());
    json.put("base", adapter.base());
    json.put("rank", adapter.rank());
    json.put("alpha", adapter.alpha());
    adapter.targets().forEach(json.putArray("targets")::add);
    adapter.saved().forEach(json.putArray("saved")::add);
  }

  private static void parent(ObjectNode json, Snapshot snapshot, StatedParent parent) {
    json.put("parent", parent.parent());
    json.put("name", parent.name().word());
    json.put("relation", parent.relation());
    if (parent.inferred() != Inferred.NONE) {
      json.put("inferred", parent.inferred().relation());
      json.put("because", parent.inferred().because().word());
    }
    json.put("method", parent.method());
    if (!parent.part().unstated()) {
      ObjectNode part = json.putObject("part");
      part.put("weight", parent.part().weight()).put("density", parent.part().density());
      parent.part().layers().forEach(part.putArray("layers")::add);
    }
    json.put("file", parent.file());
    json.put("key", parent.key());
    told(json, Told.of(snapshot, parent.file(), parent.key()));
  }

  /** Adds {@code since: {commit, date}} and {@code changes}, each only if known. */
  private static void told(ObjectNode json, Told told) {
    told.since()
        .ifPresent(at -> json.putObject("since").put("commit", at.commit()).put("date", at.date()));
    if (!told.changes().isEmpty()) {
      ArrayNode changes = json.putArray("changes");
      for (Told.Turn turn : told.changes()) {
        ObjectNode one = changes.addObject();
        one.put("commit", turn.at().commit()).put("date", turn.at().date());
        one.put("before", turn.before()).put("after", turn.after());
      }
    }
  }

  private static void terms(ObjectNode json, Snapshot snapshot) {
    StatedTerms terms = StatedTerms.of(snapshot);
    if (!terms.licences().isEmpty()) {
      ArrayNode licences = json.putArray("licences");
      for (StatedTerms.Licence licence : terms.licences()) {
        ObjectNode one = licences.addObject().put("id", licence.id());
        one.put("name", licence.name()).put("link", licence.link());
        one.put("file", licence.file()).put("key", licence.key());
        told(one, Told.of(snapshot, licence.file(), licence.key()));
      }
    }
    if (!terms.datasets().isEmpty()) {
      ArrayNode datasets = json.putArray("datasets");
      for (StatedTerms.Dataset dataset : terms.datasets()) {
        ObjectNode one = datasets.addObject().put("name", dataset.name());
        one.put("file", dataset.file()).put("key", dataset.key());
      }
    }
  }
}
