package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.declared.Account;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.SameFiles;
import java.util.List;

/** What is known of the origin of one model, in its two layers, as JSON. */
final class OriginData {
  private OriginData() {}

  /**
   * Adds {@code lineage: {weights: [{parent, relation, grade, direction}], architecture: […],
   * accounts: [{parent, standing, written, declared}], nowhere: […], sameFiles: […], licences,
   * datasets}}.
   */
  static void add(ObjectNode to, Entry entry, List<Edge> edges) {
    ObjectNode lineage = to.putObject("lineage");
    layer(lineage.putArray("weights"), edges, Layer.WEIGHTS);
    layer(lineage.putArray("architecture"), edges, Layer.ARCHITECTURE);
    ArrayNode accounts = lineage.putArray("accounts");
    for (Account account : entry.origins().accounts()) {
      ObjectNode one = accounts.addObject().put("parent", account.parent());
      one.put("standing", account.standing().word());
      ArrayNode written = one.putArray("written");
      account
          .written()
          .forEach(
              p ->
                  written
                      .addObject()
                      .put("relation", p.relation().word())
                      .put("source", p.source()));
      ArrayNode declared = one.putArray("declared");
      account.declared().forEach(d -> declaration(declared.addObject(), d));
    }
    ArrayNode nowhere = lineage.putArray("nowhere");
    entry.origins().nowhere().forEach(d -> declaration(nowhere.addObject(), d));
    ArrayNode same = lineage.putArray("sameFiles");
    entry.origins().same().forEach(s -> same(same.addObject(), s));
    ArrayNode licences = lineage.putArray("licences");
    entry.origins().terms().licences().forEach(l -> licences.add(l.id()));
    ArrayNode datasets = lineage.putArray("datasets");
    entry.origins().terms().datasets().forEach(d -> datasets.add(d.name()));
  }

  private static void layer(ArrayNode to, List<Edge> edges, Layer layer) {
    for (Edge edge : edges) {
      if (edge.layer() == layer) {
        ObjectNode one = to.addObject().put("parent", edge.parent());
        one.put("relation", edge.relation().word());
        one.put("grade", edge.state().grade().word());
        one.put("direction", edge.direction().by().word());
      }
    }
  }

  private static void declaration(ObjectNode to, Declaration declaration) {
    StatedParent stated = declaration.stated();
    to.put("name", stated.parent()).put("target", declaration.target().word());
    to.put("relation", stated.relation()).put("inferred", stated.inferred().relation());
    to.put("file", stated.file()).put("key", stated.key());
    declaration
        .told()
        .since()
        .ifPresent(at -> to.put("commit", at.commit()).put("date", at.date()));
    to.put("changes", declaration.told().changes().size());
  }

  private static void same(ObjectNode to, SameFiles same) {
    to.put("other", same.other()).put("commit", same.commit());
    to.put("equal", same.equal()).put("of", same.of()).put("bytes", same.bytes());
    same.plain().forEach(to.putArray("plain")::add);
  }
}
