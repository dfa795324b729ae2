package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Wording;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.innovation.Innovation;
import java.util.List;
import java.util.Locale;

/** What was new, and when, as data: releases and first appearances. */
final class InnovationData {
  private InnovationData() {}

  static ObjectNode json(Atlas atlas) {
    Innovation innovation = Innovation.of(atlas);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ArrayNode releases = record.putArray("releases");
    innovation.steps().forEach(step -> release(releases.addObject(), step));
    ArrayNode firsts = record.putArray("firsts");
    innovation.firsts().forEach(first -> first(firsts.addObject(), first));
    return record;
  }

  private static void release(ObjectNode one, Innovation.Step step) {
    DataFiles.text(one, "name", step.release().name());
    one.put("family", step.release().family());
    one.put("released", step.release().released().toString());
    one.put("kind", word(step.kind())).put("id", step.id());
    one.put("lines", step.lines()).put("unknownLines", step.open());
    ids(one.putArray("nearest"), step.nearest());
    ids(one.putArray("models"), step.release().models());
    ids(one.putArray("versions"), step.release().versions());
  }

  private static void first(ObjectNode one, Innovation.First first) {
    one.put("trait", first.element().trait().key()).put("element", first.element().word());
    DataFiles.text(one, "value", Wording.value(first.element().trait(), first.value()));
    one.put("released", first.released().toString());
    ArrayNode by = one.putArray("by");
    for (Innovation.Appearance appearance : first.by()) {
      ObjectNode release = by.addObject();
      DataFiles.text(release, "release", appearance.release().name());
      release.put("released", appearance.released().toString());
      ids(release.putArray("models"), appearance.models());
    }
    ArrayNode earlier = one.putArray("earlier");
    for (Precedent precedent : first.precedents()) {
      earlier
          .addObject()
          .put("kind", word(precedent.kind()))
          .put("work", precedent.work())
          .put("date", precedent.date().toString())
          .put("source", precedent.source());
    }
  }

  private static void ids(ArrayNode to, List<String> ids) {
    ids.forEach(to::add);
  }

  static byte[] csv(Atlas atlas) {
    Csv csv = new Csv("release", "released", "kind", "id", "lines", "unknown-lines", "nearest");
    for (Innovation.Step step : Innovation.of(atlas).steps()) {
      csv.row(
          step.release().name().en(),
          step.release().released(),
          word(step.kind()),
          step.id(),
          step.lines(),
          step.open(),
          String.join(" ", step.nearest()));
    }
    return csv.bytes();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
