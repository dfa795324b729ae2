package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.Quantisation;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;

/** What the files of a snapshot state, as JSON. */
final class StatementsJson {
  private StatementsJson() {}

  /** Adds {@code adapter}, {@code quantisation} and {@code parents}, each only if stated. */
  static void add(ObjectNode json, Snapshot snapshot) {
    Adapter.of(snapshot).ifPresent(adapter -> adapter(json.putObject("adapter"), adapter));
    Quantisation.of(snapshot).ifPresent(q -> quantisation(json.putObject("quantisation"), q));
    if (!StatedParents.of(snapshot).isEmpty()) {
      ArrayNode parents = json.putArray("parents");
      StatedParents.of(snapshot).forEach(parent -> parent(parents.addObject(), parent));
    }
  }

  private static void adapter(ObjectNode json, Adapter adapter) {
    json.put("kind", adapter.kind());
    json.put("base", adapter.base());
    json.put("rank", adapter.rank());
    json.put("alpha", adapter.alpha());
    adapter.targets().forEach(json.putArray("targets")::add);
    adapter.saved().forEach(json.putArray("saved")::add);
  }

  private static void quantisation(ObjectNode json, Quantisation quantisation) {
    json.put("method", quantisation.method());
    json.put("bits", quantisation.bits());
    json.put("group", quantisation.group());
    quantisation.left().forEach(json.putArray("left")::add);
    json.put("file", quantisation.file());
  }

  private static void parent(ObjectNode json, StatedParent parent) {
    json.put("parent", parent.parent());
    json.put("name", parent.name().word());
    json.put("relation", parent.relation());
    json.put("method", parent.method());
    json.put("file", parent.file());
    json.put("key", parent.key());
  }
}
