package dev.pedigree.site.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.lineage.ledger.Dispute;
import dev.pedigree.lineage.ledger.Ledger;
import dev.pedigree.lineage.ledger.LicenceQuestion;

/** The data set of the ledger, as JSON. */
final class DisputeData {
  private DisputeData() {}

  /**
   * {@code {read, models, entries: [{kind, child, parent, sentence, evidence}], questions: [{child,
   * path, proved, term, licence, stated, sentence, source}]}}.
   */
  static ObjectNode json(Ledger ledger) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("read", ledger.read()).put("models", ledger.models());
    ArrayNode entries = json.putArray("entries");
    for (Dispute dispute : ledger.disputes()) {
      ObjectNode one = entries.addObject().put("kind", dispute.kind().word());
      one.put("child", dispute.child()).put("parent", dispute.parent());
      DataFiles.text(one, "sentence", dispute.sentence());
      EdgeData.evidence(one.putArray("evidence"), dispute.evidence());
    }
    ArrayNode questions = json.putArray("questions");
    for (LicenceQuestion question : ledger.questions()) {
      ObjectNode one = questions.addObject().put("child", question.child());
      question.path().forEach(one.putArray("path")::add);
      one.put("proved", question.proved()).put("term", question.term());
      one.put("licence", question.licence()).put("stated", question.stated());
      DataFiles.text(one, "sentence", question.sentence());
      one.put("source", question.source());
    }
    return json;
  }
}
