package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.lineage.zoo.Rate;
import dev.pedigree.lineage.zoo.Step;
import dev.pedigree.lineage.zoo.ZooScore;
import java.util.List;
import java.util.Optional;

/** The data set of how often answers about weights are wrong, as JSON. */
final class MethodsData {
  private MethodsData() {}

  /**
   * {@code {measured, models, trainings, pairs, confidence, rates: {falseDerived,
   * falseDerivedByTraining, missedDerived, parents, relations, directions, claims, runs}, matrix,
   * wrong, members, bytes}}; a rate is {@code {wrong, of, upper}}. Only {@code measured} where the
   * build did not work it out.
   */
  static ObjectNode json(Optional<ZooScore> measured) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("measured", measured.isPresent());
    measured.ifPresent(score -> fill(json, score));
    return json;
  }

  private static void fill(ObjectNode json, ZooScore score) {
    json.put("models", score.members().size()).put("trainings", score.lines());
    json.put("pairs", score.pairs()).put("confidence", Rate.CONFIDENCE);
    ObjectNode rates = json.putObject("rates");
    rate(rates, "falseDerived", score.strangers());
    rate(rates, "falseDerivedByTraining", score.trainings());
    rate(rates, "missedDerived", score.relatives());
    rate(rates, "parents", score.parents());
    rate(rates, "relations", score.relations());
    rate(rates, "directions", score.directions());
    rate(rates, "claims", score.claims());
    rate(rates, "runs", score.runs());
    ArrayNode matrix = json.putArray("matrix");
    for (ZooScore.Row row : score.matrix()) {
      ObjectNode seen = matrix.addObject().put("truth", row.truth()).putObject("seen");
      seen.put("same", row.same()).put("derived", row.derived());
      seen.put("independent", row.independent()).put("unknown", row.unknown());
    }
    ArrayNode wrong = json.putArray("wrong");
    for (ZooScore.Wrong pair : score.wrong()) {
      ObjectNode one = wrong.addObject().put("a", pair.a()).put("b", pair.b());
      one.put("truth", pair.truth()).put("seen", pair.seen());
    }
    ArrayNode members = json.putArray("members");
    for (ZooScore.Scored member : score.members()) {
      ObjectNode one = members.addObject().put("name", member.name());
      steps(one.putArray("parents"), member.parents());
      steps(one.putArray("found"), member.found());
      member.claims().forEach(one.putArray("claims")::add);
      one.put("recorded", member.recorded());
      if (Double.isNaN(member.loss())) {
        one.putNull("loss");
      } else {
        one.put("loss", Math.round(member.loss() * 1e4) / 1e4);
      }
      one.put("bytesRead", member.bytesRead());
    }
    ObjectNode bytes = json.putObject("bytes").put("read", score.bytesRead());
    bytes.put("headers", score.headerBytes()).put("files", score.fileBytes());
  }

  private static void rate(ObjectNode to, String name, Rate rate) {
    ObjectNode one = to.putObject(name).put("wrong", rate.wrong()).put("of", rate.of());
    one.put("upper", Math.ceil(rate.upper() * 1e4) / 1e4);
  }

  private static void steps(ArrayNode to, List<Step> steps) {
    for (Step step : steps) {
      to.addObject().put("parent", step.parent()).put("relation", step.relation());
    }
  }
}
