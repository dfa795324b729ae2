package dev.pedigree.lineage.likeness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.likeness.WhoseWeights.Errors;
import dev.pedigree.lineage.likeness.WhoseWeights.Match;
import dev.pedigree.lineage.signature.Resemblance;
import java.util.Optional;

/** Whose weights a model has, as JSON. */
public final class WhoseWeightsJson {
  private WhoseWeightsJson() {}

  /**
   * {@code {state, stored, comparable, matches: [{id, outcome, p, found, units, reordered,
   * identical, tensors, change}], open: [id], independent, orderSought, bytesRead, errors: {wrong,
   * of, upper}, why, says: [{en, zh}]}}. The p of a match is corrected for all that are comparable;
   * the errors are those of answers about weights of models whose ancestry is known, and are left
   * out where no build has worked them out; {@code why} stands only where weights could not be
   * read.
   */
  public static ObjectNode of(WhoseWeights whose, Optional<Errors> errors) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("state", whose.state().word());
    json.put("stored", whose.stored()).put("comparable", whose.ofWidth());
    ArrayNode matches = json.putArray("matches");
    for (Match match : whose.matches()) {
      Resemblance one = match.resemblance();
      ObjectNode to = matches.addObject().put("id", match.id());
      to.put("outcome", one.outcome().word()).put("p", one.p());
      to.put("found", one.units().found()).put("units", one.units().units());
      to.put("reordered", one.reordered());
      to.put("identical", one.identical()).put("tensors", one.tensors());
      to.put("change", one.change());
    }
    ArrayNode open = json.putArray("open");
    whose.open().forEach(open::add);
    json.put("independent", whose.independent()).put("orderSought", whose.orderSought());
    json.put("bytesRead", whose.bytesRead());
    errors.ifPresent(
        e ->
            json.putObject("errors")
                .put("wrong", e.wrong())
                .put("of", e.of())
                .put("upper", e.upper()));
    whose.why().ifPresent(why -> json.set("why", FindingPrinter.json(why)));
    ArrayNode says = json.putArray("says");
    for (Text sentence : WhoseWeightsWords.of(whose, errors)) {
      says.addObject().put("en", sentence.en()).put("zh", sentence.zh());
    }
    return json;
  }
}
