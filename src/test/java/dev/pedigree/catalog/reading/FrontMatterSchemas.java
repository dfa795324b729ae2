package dev.pedigree.catalog.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.pedigree.Embedded;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Validates the front matter of a folder by the published schemas. */
final class FrontMatterSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KINDS =
      Map.of("models", "model", "families", "family", "terms", "term", "articles", "article");
  private static final Map<String, JsonSchema> SCHEMAS = new TreeMap<>();

  private FrontMatterSchemas() {}

  /** The violations in every file with readable YAML, by path; empty for valid files. */
  static Map<String, List<String>> check(Path content) {
    Map<String, List<String>> said = new TreeMap<>();
    ContentFiles files = ContentFiles.read(content, new Report());
    files
        .texts()
        .forEach(
            (path, source) ->
                map(source)
                    .ifPresent(map -> said.put(path, messages(schema(path).validate(json(map))))));
    return said;
  }

  static JsonNode schemaFile(String name) {
    try {
      Path file = Embedded.folder("schema").resolve(name + ".schema.json");
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<YamlNode.Mapping> map(SourceText source) {
    return source.path().endsWith(".yaml")
        ? ContentYaml.read(source, 0, source.text().length(), new Report())
        : ContentFile.read(source, new Report()).map(ContentFile::map);
  }

  private static List<String> messages(Iterable<ValidationMessage> said) {
    List<String> messages = new ArrayList<>();
    said.forEach(m -> messages.add(m.getMessage()));
    return messages;
  }

  private static JsonSchema schema(String path) {
    String kind =
        path.indexOf('/') < 0
            ? path.replace(".yaml", "")
            : KINDS.get(path.substring(0, path.indexOf('/')));
    return path.endsWith(".zh.md")
        ? SCHEMAS.computeIfAbsent("zh " + kind, k -> translation(kind))
        : SCHEMAS.computeIfAbsent(kind, k -> schema(schemaFile(kind)));
  }

  /**
   * The schema of translations for one kind of entry; the published one accepts those of any kind.
   */
  private static JsonSchema translation(String kind) {
    ObjectNode schema = (ObjectNode) schemaFile("translation");
    schema.putArray("anyOf").addObject().put("$ref", "#/$defs/" + kind);
    return schema(schema);
  }

  private static JsonSchema schema(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema, SchemaValidatorsConfig.builder().build());
  }

  /** A node as JSON, by the core schema of YAML. */
  private static JsonNode json(YamlNode node) {
    if (node instanceof YamlNode.Mapping map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.entries().forEach(e -> object.set(e.key().text(), json(e.value())));
      return object;
    }
    if (node instanceof YamlNode.Sequence list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    if (scalar.isNull()) {
      return NullNode.instance;
    }
    String text = scalar.text();
    if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
      return BooleanNode.valueOf(text.equals("true"));
    }
    if (scalar.plain() && text.matches("-?(0|[1-9][0-9]*)")) {
      return JsonNodeFactory.instance.numberNode(new java.math.BigInteger(text));
    }
    if (scalar.plain() && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
    }
    return TextNode.valueOf(text);
  }
}
