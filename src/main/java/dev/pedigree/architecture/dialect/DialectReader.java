package dev.pedigree.architecture.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.text.Near;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a dialect file. {@code extends} names a dialect whose entries are inherited; null removes
 * an inherited entry, and among the defaults it is the default itself. A mistake throws {@link
 * IllegalArgumentException} with the file and the entry.
 */
final class DialectReader {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Set<String> KEYS =
      Set.of(
          "extends",
          "model-type",
          "class",
          "config-class",
          "roots",
          "besides",
          "vocabularies",
          "defaults",
          "ignores",
          "sizes",
          "traits",
          "settings",
          "tensors");
  private static final Pattern KEY = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_.]*)");
  private static final Set<String> TENSOR_KEYS =
      Set.of(
          "name",
          "raw",
          "shape",
          "bias",
          "when",
          "parts",
          "layout",
          "values",
          "times",
          "inverted",
          "first");

  private final Function<String, String> files;

  /** Parsed files by name, as many dialects extend the same one. */
  private final Map<String, ObjectNode> parsed = new HashMap<>();

  private final Map<String, ObjectNode> merged = new HashMap<>();

  /**
   * A reader over dialect files.
   *
   * @param files the text of a dialect file by dialect name
   */
  DialectReader(Function<String, String> files) {
    this.files = files;
  }

  Dialect read(String name) {
    try {
      return dialect(name, ancestors(name), merged(name));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw new IllegalArgumentException("dialects/" + name + ".yaml: " + e.getMessage(), e);
    }
  }

  private List<String> ancestors(String name) throws JsonProcessingException {
    List<String> ancestors = new ArrayList<>();
    JsonNode above = file(name).path("extends");
    while (!above.isMissingNode()) {
      ancestors.add(above.asText());
      above = file(above.asText()).path("extends");
    }
    return ancestors;
  }

  private ObjectNode file(String name) throws JsonProcessingException {
    ObjectNode file = parsed.get(name);
    if (file == null) {
      file = (ObjectNode) YAML.readTree(files.apply(name));
      parsed.put(name, file);
    }
    return file;
  }

  /** The entries of a file and of all it extends; callers must not change them. */
  private ObjectNode merged(String name) throws JsonProcessingException {
    ObjectNode whole = merged.get(name);
    if (whole == null) {
      whole = merge(file(name));
      merged.put(name, whole);
    }
    return whole;
  }

  private ObjectNode merge(ObjectNode own) throws JsonProcessingException {
    own.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key);
              }
            });
    if (!own.has("extends")) {
      return own;
    }
    ObjectNode base = merged(own.get("extends").asText()).deepCopy();
    base.remove(List.of("model-type", "class", "config-class", "vocabularies", "ignores"));
    overlay(base, own);
    return base;
  }

  private static void overlay(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              JsonNode below = base.get(entry.getKey());
              if (entry.getKey().equals("defaults") && below instanceof ObjectNode inner) {
                inner.setAll((ObjectNode) entry.getValue());
              } else if (entry.getValue().isNull()) {
                base.remove(entry.getKey());
              } else if (below instanceof ObjectNode inner
                  && entry.getValue() instanceof ObjectNode outer
                  && !outer.has("if")
                  && !outer.has("value")) {
                overlay(inner, outer);
              } else {
                base.set(entry.getKey(), entry.getValue().deepCopy());
              }
            });
  }

  private static Dialect dialect(String name, List<String> ancestors, JsonNode file) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    file.path("defaults")
        .properties()
        .forEach(e -> defaults.put(e.getKey(), YAML.convertValue(e.getValue(), Object.class)));
    defaults.replaceAll((key, value) -> value instanceof Integer i ? (Object) (long) i : value);
    Map<Size, Rule> sizes = new EnumMap<>(Size.class);
    file.path("sizes")
        .properties()
        .forEach(e -> sizes.put(size(e.getKey()), Rule.ofSize(e.getValue())));
    Map<Trait, Rule> traits = new EnumMap<>(Trait.class);
    file.path("traits")
        .properties()
        .forEach(
            e -> {
              Trait trait = trait(e.getKey());
              traits.put(trait, Rule.of(e.getValue(), trait));
            });
    Map<Setting, Rule> settings = new EnumMap<>(Setting.class);
    file.path("settings")
        .properties()
        .forEach(e -> settings.put(setting(e.getKey()), Rule.ofSize(e.getValue())));
    List<TensorSpec> tensors = new ArrayList<>();
    file.path("tensors").properties().forEach(e -> tensors.add(tensor(e.getKey(), e.getValue())));
    tensors.addAll(PackedExperts.of(tensors));
    return new Dialect(
        name,
        ancestors,
        words(file.path("model-type")),
        words(file.path("class")),
        file.path("config-class").asText(""),
        words(file.path("roots")),
        words(file.path("besides")),
        words(file.path("vocabularies")).stream().map(Long::valueOf).toList(),
        defaults,
        keys(file, defaults.keySet()),
        Set.copyOf(words(file.path("ignores"))),
        sizes,
        traits,
        settings,
        tensors);
  }

  /** Every key in an expression or with a default. */
  private static Set<String> keys(JsonNode file, Set<String> defaults) {
    Set<String> keys = new TreeSet<>(defaults);
    Matcher asked = KEY.matcher(file.toString());
    while (asked.find()) {
      keys.add(asked.group(1));
    }
    return keys;
  }

  private static TensorSpec tensor(String key, JsonNode entry) {
    entry
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!TENSOR_KEYS.contains(name)) {
                throw new IllegalArgumentException("tensor " + key + ": unknown key " + name);
              }
            });
    List<Expression> shape = new ArrayList<>();
    entry.path("shape").forEach(dimension -> shape.add(Expression.parse(dimension.asText())));
    // "layer.attn_norm#2" is an alternative tensor for the role.
    String name = key.replaceAll("#.*", "");
    boolean raw = entry.path("raw").asBoolean();
    return new TensorSpec(
        raw ? tensorRole(key, name) : role(key, name).weight(),
        entry.path("name").asText(),
        raw,
        shape,
        Expression.parse(entry.path("bias").asText("false")),
        Expression.parse(entry.path("when").asText("true")),
        words(entry.path("parts")).stream().map(part -> role(key, part)).toList(),
        layout(key, entry),
        entry.path("values").asInt(1),
        Expression.parse(entry.path("times").asText("experts")),
        entry.path("inverted").asBoolean(),
        Expression.parse(entry.path("first").asText("0")));
  }

  /**
   * The role of an entry; with a complete (raw) name, the key also has the kind: {@code
   * layer.expert.down.bias}.
   */
  private static TensorRole tensorRole(String tensor, String name) {
    return TensorRole.of(name).orElseThrow(() -> noRole(tensor, name));
  }

  private static Role role(String tensor, String name) {
    return Role.of(name).orElseThrow(() -> noRole(tensor, name));
  }

  private static IllegalArgumentException noRole(String tensor, String name) {
    return unknown(tensor, "role", name, Arrays.stream(Role.values()).map(Role::key).toList());
  }

  private static TensorLayout layout(String tensor, JsonNode entry) {
    String word = entry.path("layout").asText("");
    TensorLayout layout =
        TensorLayout.of(word)
            .orElseThrow(
                () ->
                    unknown(
                        tensor,
                        "layout",
                        word,
                        Arrays.stream(TensorLayout.values()).map(TensorLayout::word).toList()));
    if (layout.fused() == entry.path("parts").isEmpty()) {
      throw new IllegalArgumentException(
          "tensor " + tensor + ": parts and a layout of fused tensors are given together");
    }
    return layout;
  }

  private static IllegalArgumentException unknown(
      String tensor, String kind, String name, List<String> known) {
    String meant = Near.of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
    return new IllegalArgumentException(
        "tensor " + tensor + ": no " + kind + " is called " + name + meant);
  }

  private static Size size(String key) {
    return Size.of(key).orElseThrow(() -> new IllegalArgumentException("no size is called " + key));
  }

  private static Trait trait(String key) {
    return Trait.of(key)
        .orElseThrow(() -> new IllegalArgumentException("no trait is called " + key));
  }

  private static Setting setting(String key) {
    return Setting.of(key)
        .orElseThrow(() -> new IllegalArgumentException("no setting is called " + key));
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }
}
