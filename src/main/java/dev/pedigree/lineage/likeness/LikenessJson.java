package dev.pedigree.lineage.likeness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.SameFiles;
import java.util.List;

/** A likeness as JSON. */
public final class LikenessJson {
  private LikenessJson() {}

  /**
   * {@code {notCompared, identical: [{id, shape}], twins: [{id, shape}], nearest: [{id, lines,
   * unknownLines, shape, alike}], fromFacts: [id], sameFiles: [{id, commit, date, equal, of, bytes,
   * plain}], parents: [{parent, target, relation, file, key}], says: [{en, zh}]}}; {@code
   * notCompared} only where designs were not compared. The verdict of compared numbers has its
   * place beside these.
   */
  public static ObjectNode of(Likeness likeness) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    likeness.notCompared().ifPresent(why -> json.put("notCompared", why.word()));
    same(json.putArray("identical"), likeness.identical());
    same(json.putArray("twins"), likeness.twins());
    ArrayNode nearest = json.putArray("nearest");
    for (Likeness.Near near : likeness.nearest()) {
      ObjectNode one = nearest.addObject().put("id", near.id());
      one.put("lines", near.distance().lines()).put("unknownLines", near.distance().unknown());
      ArrayNode alike = one.put("shape", near.shape().word()).putArray("alike");
      near.alike().forEach(alike::add);
    }
    ArrayNode facts = json.putArray("fromFacts");
    likeness.fromFacts().forEach(facts::add);
    ArrayNode files = json.putArray("sameFiles");
    for (SameFiles same : likeness.sameFiles()) {
      ObjectNode one = files.addObject().put("id", same.other());
      one.put("commit", same.commit()).put("date", same.date());
      one.put("equal", same.equal()).put("of", same.of()).put("bytes", same.bytes());
      ArrayNode plain = one.putArray("plain");
      same.plain().forEach(plain::add);
    }
    ArrayNode parents = json.putArray("parents");
    for (Declaration declared : likeness.declared()) {
      ObjectNode one = parents.addObject().put("parent", declared.parent());
      one.put("target", declared.target().word()).put("relation", declared.relation().word());
      one.put("file", declared.stated().file()).put("key", declared.stated().key());
    }
    ArrayNode says = json.putArray("says");
    for (Text sentence : LikenessWords.of(likeness)) {
      says.addObject().put("en", sentence.en()).put("zh", sentence.zh());
    }
    return json;
  }

  private static void same(ArrayNode to, List<Likeness.Same> all) {
    for (Likeness.Same same : all) {
      to.addObject().put("id", same.id()).put("shape", same.shape().word());
    }
  }
}
