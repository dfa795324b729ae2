package dev.pedigree.lineage.stated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.support.SupportJson;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Optional;

/** Two models side by side as JSON, for {@code diff --json} and the data files of the site. */
public final class SideJson {
  private SideJson() {}

  /**
   * The keys of every comparison, {@code {a, b, verdict, weights, identicalListing, differences,
   * renames, evidence}}, where no difference of a design is known; and {@code {unknown: {a, b},
   * stated: [{part, fact, a, b, answer}], tensors: {a, b, sameNameAndShape, otherType, reshaped,
   * onlyA, onlyB, sameShapeOtherName}, files: [{a, b, digest}], bytes: {equal, different, left}}}
   * and what {@link SupportJson#add} adds.
   */
  public static ObjectNode of(SideBySide sides) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("a", sides.a()).put("b", sides.b());
    ObjectNode verdict = json.putObject("verdict");
    verdict.put("design", Answer.UNKNOWN.word());
    verdict.put("shape", sides.shape().word());
    verdict.put("weights", sides.weights().word());
    ObjectNode weights = json.putObject("weights").put("restsOn", sides.restsOn());
    weights.put("read", sides.bytes().any() ? "numbers" : "headers");
    json.put("identicalListing", Answer.UNKNOWN.word());
    text(json, SideWords.summary(sides));
    ObjectNode unknown = json.putObject("unknown");
    reason(unknown, "a", sides.unknownA());
    reason(unknown, "b", sides.unknownB());
    ArrayNode differences = json.putArray("differences");
    differences(differences, sides.facts());
    sides.packaging().ifPresent(packaging -> differences.add(ComparedJson.of(packaging)));
    json.putArray("renames");
    facts(json.putArray("stated"), sides.facts());
    tensors(json.putObject("tensors"), sides.tensors());
    ArrayNode files = json.putArray("files");
    for (SameFiles same : sides.files()) {
      files.addObject().put("a", same.a()).put("b", same.b()).put("digest", same.digest());
    }
    ObjectNode bytes = json.putObject("bytes").put("equal", sides.bytes().equal());
    bytes.put("different", sides.bytes().different()).put("left", sides.bytes().left());
    sides.fit().ifPresent(fit -> json.set("base", AdapterFitJson.of(fit)));
    ArrayNode evidence = json.putArray("evidence");
    for (SideWords.Said said : SideWords.of(sides)) {
      text(evidence.addObject().put("kind", said.kind()).put("source", ""), said.sentence());
    }
    SupportJson.add(json, sides.support());
    return json;
  }

  private static void reason(ObjectNode to, String side, Optional<Text> why) {
    why.ifPresent(text -> to.putObject(side).put("en", text.en()).put("zh", text.zh()));
  }

  /** Sizes that both state and that differ, as the differences of described models are written. */
  private static void differences(ArrayNode to, List<FactPair> facts) {
    for (FactPair pair : facts) {
      if (pair.answer() == Answer.DIFFERENT) {
        ObjectNode one = to.addObject().put("rule", "stated." + pair.fact().word());
        one.put("level", pair.fact().size() ? "shape" : "hyper-parameter");
        side(one, "a", pair.a());
        side(one, "b", pair.b());
        one.put("open", false);
        text(one, pair.name(), pair);
      }
    }
  }

  private static void text(ObjectNode to, Text name, FactPair pair) {
    String values = pair.a().orElseThrow().text() + " → " + pair.b().orElseThrow().text();
    text(to, new Text(name.en() + ": " + values, name.zh() + "：" + values));
  }

  private static void facts(ArrayNode to, List<FactPair> facts) {
    for (FactPair pair : facts) {
      ObjectNode one = to.addObject().put("part", pair.part()).put("fact", pair.fact().word());
      side(one, "a", pair.a());
      side(one, "b", pair.b());
      one.put("answer", pair.answer().word());
    }
  }

  private static void side(ObjectNode to, String side, Optional<StatedFacts.Value> value) {
    ObjectNode one = to.putObject(side);
    one.set("value", value.map(StatedFacts.Value::value).orElse(null));
    one.put("source", value.map(StatedFacts.Value::key).orElse(""));
  }

  private static void tensors(ObjectNode to, TensorPairs tensors) {
    to.put("a", tensors.a()).put("b", tensors.b());
    to.put("prefixA", tensors.prefixA()).put("prefixB", tensors.prefixB());
    to.put("sameNameAndShape", tensors.sameCount()).put("otherType", tensors.otherType());
    patterns(to.putArray("same"), tensors.same());
    ArrayNode reshaped = to.putArray("reshaped");
    for (TensorPairs.Reshaped one : tensors.reshaped()) {
      ObjectNode row = reshaped.addObject().put("name", one.name());
      one.a().forEach(row.putArray("a")::add);
      one.b().forEach(row.putArray("b")::add);
    }
    patterns(to.putArray("onlyA"), tensors.onlyA());
    patterns(to.putArray("onlyB"), tensors.onlyB());
    to.put("sameShapeOtherName", tensors.alikeInShape());
  }

  private static void patterns(ArrayNode to, List<TensorPattern> patterns) {
    for (TensorPattern pattern : patterns) {
      ObjectNode one = to.addObject().put("name", pattern.name()).put("dtype", pattern.dtype());
      pattern.shape().forEach(one.putArray("shape")::add);
      one.put("count", pattern.count());
    }
  }

  private static void text(ObjectNode to, Text sentence) {
    to.putObject("sentence").put("en", sentence.en()).put("zh", sentence.zh());
  }
}
