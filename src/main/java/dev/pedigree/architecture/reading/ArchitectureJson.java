package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.SettingFact;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.align.Alignment;
import dev.pedigree.architecture.count.DerivedNumber;
import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.TraitValue;
import java.util.TreeMap;

/** Architectures as JSON, for {@code inspect --json} and for the data files of the site. */
public final class ArchitectureJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ArchitectureJson() {}

  /**
   * {@code {dialect, structure, sizes, facts, settings}}: {@code structure} and {@code sizes} have
   * the values by key, {@code facts} how each is known. An unknown value is the text {@code
   * unknown}; one that does not apply is null.
   */
  public static ObjectNode of(Architecture architecture) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dialect", architecture.dialect());
    ObjectNode structure = json.putObject("structure");
    ObjectNode sizes = json.putObject("sizes");
    ObjectNode facts = json.putObject("facts");
    for (Trait trait : Trait.values()) {
      put(structure, facts, trait.key(), architecture.trait(trait));
    }
    architecture.sizes().forEach((size, fact) -> put(sizes, facts, size.key(), fact));
    ArrayNode settings = json.putArray("settings");
    SettingFact.of(architecture).forEach(fact -> settings.add(setting(fact)));
    return json;
  }

  /**
   * {@code {setting, values: [{value, layers}], origin, source}}; with {@code layers} only if they
   * differ.
   */
  private static ObjectNode setting(SettingFact fact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("setting", fact.setting().key());
    ArrayNode values = json.putArray("values");
    for (SettingFact.In in : fact.values()) {
      ObjectNode value = values.addObject();
      Object plain = in.value() instanceof TraitValue named ? named.word() : in.value();
      value.set("value", JSON.valueToTree(plain));
      if (!fact.uniform()) {
        value.put("layers", in.layers().toString());
      }
    }
    json.put("origin", fact.origin().word());
    json.put("source", fact.source());
    return json;
  }

  /** {@code {total, active, embedding, rule, components}}. */
  public static ObjectNode parameters(Parameters parameters) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("total", parameters.total());
    json.put("active", parameters.active());
    json.put("embedding", parameters.embedding());
    json.put("rule", parameters.rule().word());
    if (!parameters.components().isEmpty()) {
      ObjectNode components = json.putObject("components");
      parameters.components().forEach((part, count) -> components.put(part.word(), count));
    }
    return json;
  }

  /** The lines of the listing, as the terminal prints them. */
  public static ArrayNode listing(Architecture architecture) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    architecture.listing().forEach(line -> lines.add(line.toString()));
    return lines;
  }

  /** {@code [{role, pattern, tensors, dtype, shape, parts}]}. */
  public static ArrayNode roles(Architecture architecture) {
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    for (RoleBinding binding : architecture.roles()) {
      ObjectNode role = roles.addObject();
      role.put("role", binding.role());
      role.put("pattern", binding.pattern());
      role.put("tensors", binding.count());
      role.put("dtype", binding.dtype());
      ArrayNode shape = role.putArray("shape");
      binding.shape().forEach(shape::add);
      if (!binding.parts().isEmpty()) {
        ArrayNode parts = role.putArray("parts");
        binding.parts().forEach(part -> parts.add(part.name()));
      }
    }
    return roles;
  }

  /** {@code {designs, fits, tensors: [{pattern, tensors, roles}]}}. */
  public static ObjectNode alignment(Alignment alignment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode designs = json.putArray("designs");
    alignment.designs().forEach(designs::add);
    json.put("fits", alignment.fits());
    ArrayNode tensors = json.putArray("tensors");
    for (Alignment.Aligned aligned : alignment.tensors()) {
      ObjectNode tensor = tensors.addObject();
      tensor.put("pattern", aligned.tensor().name());
      tensor.put("tensors", aligned.tensor().count());
      ArrayNode roles = tensor.putArray("roles");
      aligned.names().forEach(roles::add);
    }
    return json;
  }

  /** {@code [{id, value, unit, formula: {en, zh}}]}. */
  public static ArrayNode derived(Architecture architecture) {
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    for (DerivedNumber number : DerivedNumbers.of(architecture)) {
      ObjectNode json = numbers.addObject();
      json.put("id", number.id());
      json.put("value", number.value());
      json.put("unit", number.unit());
      ObjectNode formula = json.putObject("formula");
      formula.put("en", number.formula().en());
      formula.put("zh", number.formula().zh());
    }
    return numbers;
  }

  /** {@code [{witness, says, rule, sentence: {en, zh}, numbers: {…}}]}. */
  public static ArrayNode witnesses(Architecture architecture) {
    ArrayNode witnesses = JsonNodeFactory.instance.arrayNode();
    for (Witness witness : architecture.witnesses()) {
      ObjectNode json = witnesses.addObject();
      json.put("witness", witness.source().word());
      json.put("says", witness.says().word());
      json.put("rule", witness.finding().rule());
      ObjectNode sentence = json.putObject("sentence");
      sentence.put("en", witness.sentence().en());
      sentence.put("zh", witness.sentence().zh());
      ObjectNode numbers = json.putObject("numbers");
      new TreeMap<>(witness.finding().args()).forEach(numbers::put);
    }
    return witnesses;
  }

  /** One value as JSON. */
  public static void put(ObjectNode to, String key, Fact fact) {
    if (fact.unknown()) {
      to.put(key, "unknown");
    } else if (fact.value() instanceof Boolean flag) {
      to.put(key, flag);
    } else if (fact.value() instanceof Long whole) {
      to.put(key, whole);
    } else if (fact.value() instanceof Double number) {
      to.put(key, number);
    } else {
      to.put(key, fact.value() == null ? null : fact.text());
    }
  }

  private static void put(ObjectNode values, ObjectNode facts, String key, Fact fact) {
    put(values, key, fact);
    ObjectNode known = facts.putObject(key);
    known.put("origin", fact.origin().word());
    known.put("source", fact.source());
  }
}
