package dev.pedigree.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.reading.ArchitectureJson;
import dev.pedigree.catalog.Parent;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.support.SupportJson;
import java.util.List;
import java.util.Locale;

/** Comparisons as JSON, for {@code diff --json} and for the data files of the site. */
public final class ComparedJson {
  private ComparedJson() {}

  /**
   * {@code {a, b, verdict: {design, shape, weights}, weights: {restsOn, read, derived, claims:
   * [{relation, source}], sentence: {en, zh}}, identicalListing, lines, unknownLines, differences:
   * [{rule, level, a, b, open, sentence: {en, zh}}], renames: [{role, a, b, kind}], evidence:
   * [{kind, sentence: {en, zh}, source}]}}; {@code derived} stands beside answers that leave it
   * open.
   */
  public static ObjectNode of(Compared compared) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("a", compared.a());
    json.put("b", compared.b());
    ObjectNode verdict = json.putObject("verdict");
    verdict.put("design", compared.verdict().design().word());
    verdict.put("shape", compared.verdict().shape().word());
    verdict.put("weights", compared.verdict().weights().answer().word());
    weights(json.putObject("weights"), compared.verdict().weights());
    json.put("identicalListing", compared.diff().identicalListing().word());
    put(json, compared.diff().distance());
    ArrayNode differences = json.putArray("differences");
    compared.diff().differences().forEach(difference -> differences.add(of(difference)));
    ArrayNode renames = json.putArray("renames");
    for (Rename rename : compared.diff().renames()) {
      ObjectNode one = renames.addObject();
      one.put("role", rename.role());
      one.put("a", rename.a());
      one.put("b", rename.b());
      one.put("kind", rename.kind().name().toLowerCase(Locale.ROOT));
    }
    json.set("evidence", all(compared));
    SupportJson.add(json, compared.support());
    return json;
  }

  /** The evidence for the verdict, then what supports and decides nothing. */
  public static ArrayNode all(Compared compared) {
    return evidence(compared.verdict().evidence()).addAll(evidence(compared.beside()));
  }

  /** {@code [{kind, sentence: {en, zh}, source}]}. */
  public static ArrayNode evidence(List<Evidence> evidence) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Evidence piece : evidence) {
      ObjectNode one = json.addObject();
      one.put("kind", piece.kind().word());
      text(one, piece.sentence());
      one.put("source", piece.source());
    }
    return json;
  }

  /** A difference as {@code {rule, level, a, b, open, sentence: {en, zh}}}. */
  public static ObjectNode of(Difference difference) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("rule", difference.rule());
    one.put("level", difference.level().word());
    ArchitectureJson.put(one, "a", difference.a());
    ArchitectureJson.put(one, "b", difference.b());
    one.put("open", difference.open());
    text(one, difference.sentence());
    return one;
  }

  /** A distance as {@code lines} and {@code unknownLines}, as every data set has it. */
  public static void put(ObjectNode to, Distance distance) {
    to.put("lines", distance.lines()).put("unknownLines", distance.unknown());
  }

  private static void weights(ObjectNode to, WeightsVerdict verdict) {
    to.put("restsOn", verdict.ground().word());
    to.put("read", verdict.read().word());
    if (verdict.descentOpen()) {
      to.put("derived", Answer.UNKNOWN.word());
    }
    ArrayNode claims = to.putArray("claims");
    for (Parent claim : verdict.claims()) {
      claims.addObject().put("relation", claim.relation().word()).put("source", claim.source());
    }
    text(to, WeightsWords.note(verdict));
  }

  private static void text(ObjectNode to, Text sentence) {
    to.putObject("sentence").put("en", sentence.en()).put("zh", sentence.zh());
  }
}
