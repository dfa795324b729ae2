package dev.pedigree.pipeline.relate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.stated.Told.At;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.relate.CheckedClaim;
import dev.pedigree.lineage.relate.FoundParent;
import dev.pedigree.lineage.relate.Member;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.support.SupportJson;
import dev.pedigree.lineage.weights.Kinship;
import java.util.List;
import java.util.Optional;

/** Relations as JSON, as {@code relate --json} prints them. */
public final class RelatingJson {
  private RelatingJson() {}

  /**
   * {@code {source, revision, since, weights: {read, whole, bytesRead}, parents: [{parent,
   * relation, grade, p, because}], declared: [{parent, relation, file, key, model, outcome, target,
   * since, commit}], findings}}; {@code model} is the input that is meant, where it is one of them;
   * {@code target} where the name leads, {@code since} and {@code commit} when the file came to say
   * so, or null.
   */
  public static ObjectNode model(Relating relating, int index) {
    Member member = relating.related().members().get(index);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", member.id());
    json.put("revision", relating.models().get(index).revision());
    json.put("since", member.since());
    ObjectNode weights = json.putObject("weights");
    weights.put("read", member.sample().isPresent());
    weights.put("whole", member.sample().filter(Sample::whole).isPresent());
    weights.put("bytesRead", member.sample().map(Sample::bytesRead).orElse(0L));
    ArrayNode parents = json.putArray("parents");
    for (FoundParent found : relating.related().parents().get(index)) {
      ObjectNode one = parents.addObject();
      one.put("parent", relating.related().members().get(found.parent()).id());
      one.put("relation", found.descent().word());
      one.put("grade", found.grade().word());
      put(one, found.log10p() < 0 ? Optional.of(found.log10p()) : Optional.empty());
      one.put("because", found.because().word());
    }
    ArrayNode declared = json.putArray("declared");
    for (CheckedClaim claim : relating.related().claims().get(index)) {
      ObjectNode one = declared.addObject();
      one.put("parent", claim.stated().parent());
      one.put("relation", claim.stated().kind());
      one.put("file", claim.stated().file());
      one.put("key", claim.stated().key());
      one.put(
          "model",
          claim.member().isPresent()
              ? relating.related().members().get(claim.member().getAsInt()).id()
              : null);
      one.put("outcome", claim.outcome().word());
      one.put("target", claim.declaration().target().word());
      one.put("since", claim.declaration().told().since().map(At::date).orElse(null));
      one.put("commit", claim.declaration().told().since().map(At::commit).orElse(null));
    }
    ArrayNode findings = json.putArray("findings");
    relating.findings().get(index).forEach(f -> findings.add(FindingPrinter.json(f)));
    return json;
  }

  /**
   * {@code {a, b, verdict: {design, shape, weights}, kin, direction, relation, grade, p, bytesRead,
   * evidence: [{kind, sentence: {en, zh}, source}], tokenizer, code}}, the last two as in {@link
   * SupportJson#add}. The direction is {@code "A -> B"} from parent or ancestor to child, or null;
   * p is the probability that chance made the weights as alike as they are, null where numbers were
   * not compared.
   */
  public static ObjectNode pair(Relating relating, Bond bond, Optional<Compared> compared) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("a", id(relating, bond.a()));
    json.put("b", id(relating, bond.b()));
    ObjectNode verdict = json.putObject("verdict");
    verdict.put("design", compared.map(c -> c.verdict().design()).orElse(Answer.UNKNOWN).word());
    verdict.put("shape", compared.map(c -> c.verdict().shape()).orElse(Answer.UNKNOWN).word());
    verdict.put(
        "weights", compared.map(c -> c.verdict().weights().answer()).orElse(Answer.UNKNOWN).word());
    put(json, bond, id(relating, bond.a()), id(relating, bond.b()));
    json.set(
        "evidence",
        compared.map(ComparedJson::all).orElseGet(() -> ComparedJson.evidence(List.of())));
    compared.ifPresent(c -> SupportJson.add(json, c.support()));
    return json;
  }

  /** Adds what is known of the relation of two models. */
  public static void put(ObjectNode json, Bond bond, String a, String b) {
    json.put("kin", bond.kin().word());
    json.put(
        "direction",
        bond.way()
            .map(
                way ->
                    switch (way) {
                      case A_TO_B -> a + " -> " + b;
                      case B_TO_A -> b + " -> " + a;
                    })
            .orElse(null));
    json.put("relation", bond.relation().isEmpty() ? null : bond.relation());
    json.put("grade", bond.grade().map(grade -> grade.word()).orElse(null));
    put(json, bond.kinship().map(kinship -> kinship.units().log10p()));
    json.put("bytesRead", bond.kinship().map(Kinship::bytesRead).orElse(0L));
  }

  private static void put(ObjectNode json, Optional<Double> log10p) {
    if (log10p.isPresent()) {
      json.put("p", Math.pow(10, Math.max(-300, log10p.get())));
    } else {
      json.putNull("p");
    }
  }

  private static String id(Relating relating, int index) {
    return relating.related().members().get(index).id();
  }
}
