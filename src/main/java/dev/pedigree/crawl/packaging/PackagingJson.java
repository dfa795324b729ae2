package dev.pedigree.crawl.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How the numbers of a model are stored, as JSON. */
public final class PackagingJson {
  private PackagingJson() {}

  /**
   * {@code {method, bits, group, forms: [{name, bits, group, rows}], left, file, stored: {forms:
   * [{name, bits, group, numbers, percent}], plain: {type: numbers}, left}, sentence: {en, zh}}};
   * {@code file} is empty when no file says so and the headers alone show it, {@code stored} only
   * there if they do. Only for a model that is quantised.
   */
  public static ObjectNode of(Packaging packaging) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    List<QuantForm> forms =
        packaging
            .stated()
            .map(Quantisation::forms)
            .orElseGet(() -> packaging.stored().orElseThrow().forms());
    json.put("method", packaging.stated().map(Quantisation::method).orElse(forms.get(0).name()));
    json.put("bits", forms.get(0).bits());
    json.put("group", forms.get(0).group());
    ArrayNode all = json.putArray("forms");
    forms.forEach(form -> form(all.addObject(), form));
    ArrayNode left = json.putArray("left");
    packaging
        .stated()
        .map(Quantisation::left)
        .orElseGet(() -> packaging.stored().map(StoredQuantisation::left).orElse(List.of()))
        .forEach(left::add);
    json.put("file", packaging.stated().map(Quantisation::file).orElse(""));
    packaging.stored().ifPresent(stored -> stored(json.putObject("stored"), stored));
    ObjectNode sentence = json.putObject("sentence");
    sentence.put("en", QuantWords.of(packaging).en()).put("zh", QuantWords.of(packaging).zh());
    return json;
  }

  private static void form(ObjectNode to, QuantForm form) {
    to.put("name", form.name()).put("bits", form.bits()).put("group", form.group());
    to.put("rows", form.rows());
  }

  private static void stored(ObjectNode to, StoredQuantisation stored) {
    ArrayNode forms = to.putArray("forms");
    for (QuantForm form : stored.forms()) {
      ObjectNode one = forms.addObject();
      form(one, form);
      one.put("numbers", form.numbers()).put("percent", stored.percent(form.numbers()));
    }
    ObjectNode plain = to.putObject("plain");
    stored.plain().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(e -> plain.put(e.getKey(), e.getValue()));
    stored.left().forEach(to.putArray("left")::add);
  }
}
