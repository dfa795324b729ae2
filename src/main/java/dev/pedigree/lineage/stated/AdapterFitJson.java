package dev.pedigree.lineage.stated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an adapter fits a base, as JSON. */
public final class AdapterFitJson {
  private AdapterFitJson() {}

  /**
   * {@code {name, fits, modules, fitting, misfits: [{module, inputs, outputs, shape}], missing,
   * sentences: [{en, zh}]}}.
   */
  public static ObjectNode of(AdapterFit fit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", fit.base()).put("fits", fit.fits());
    json.put("modules", fit.modules()).put("fitting", fit.fitting());
    ArrayNode misfits = json.putArray("misfits");
    for (AdapterFit.Misfit misfit : fit.misfits()) {
      ObjectNode one = misfits.addObject().put("module", misfit.module());
      one.put("inputs", misfit.inputs()).put("outputs", misfit.outputs());
      misfit.shape().forEach(one.putArray("shape")::add);
    }
    fit.missing().forEach(json.putArray("missing")::add);
    ArrayNode sentences = json.putArray("sentences");
    fit.sentences().forEach(s -> sentences.addObject().put("en", s.en()).put("zh", s.zh()));
    return json;
  }
}
