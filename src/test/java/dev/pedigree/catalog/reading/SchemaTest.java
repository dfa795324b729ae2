package dev.pedigree.catalog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.pedigree.Embedded;
import dev.pedigree.catalog.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  @ParameterizedTest
  @ValueSource(strings = {"content", "src/test/resources/catalog/base"})
  void everyFrontMatterPassesItsSchema(String folder) {
    Map<String, List<String>> said = FrontMatterSchemas.check(Path.of(folder));

    assertTrue(said.size() >= 14, said.keySet()::toString);
    said.values().removeIf(List::isEmpty);
    assertEquals(Map.of(), said);
  }

  @Test
  void theSchemasAreSchemas() throws IOException {
    var meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
    Map<String, Object> said = new TreeMap<>();
    try (Stream<Path> files = Files.list(Embedded.folder("schema"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".schema.json", "");
        said.put(name, meta.validate(FrontMatterSchemas.schemaFile(name)));
      }
    }
    assertTrue(said.keySet().containsAll(List.of("model", "models", "site", "translation")));
    said.values().removeIf(found -> found.equals(java.util.Set.of()));
    assertEquals(Map.of(), said);
  }

  @Test
  void theSchemasNameTheKeysOfTheReaders() {
    assertEquals(ModelReader.KEYS, keys("model", ""));
    assertEquals(ModelReader.PARENT, keys("model", "/$defs/parent"));
    assertEquals(PaperReader.KEYS, keys("model", "/$defs/paper"));
    assertEquals(PaperReader.SIZES, keys("model", "/$defs/paper/properties/sizes"));
    assertEquals(PaperReader.STRUCTURE, keys("model", "/$defs/paper/properties/structure"));
    assertEquals(EntryReader.FAMILY, keys("family", ""));
    assertEquals(EntryReader.TERM, keys("term", ""));
    assertEquals(EntryReader.ARTICLE, keys("article", ""));
    assertEquals(ModelReader.KEYS_ZH, keys("translation", "/$defs/model"));
    assertEquals(EntryReader.FAMILY_ZH, keys("translation", "/$defs/family"));
    assertEquals(EntryReader.TERM_ZH, keys("translation", "/$defs/term"));
    assertEquals(EntryReader.ARTICLE_ZH, keys("translation", "/$defs/article"));
    assertEquals(SiteReader.KEYS, keys("site", ""));
    assertEquals(PrecedentReader.KEYS, keys("precedents", "/$defs/work"));
  }

  @Test
  void theSchemaOfPrecedentsNamesTheTraits() {
    assertEquals(
        List.of("^(" + String.join("|", PaperReader.STRUCTURE) + ")=.+$"),
        List.copyOf(
                FrontMatterSchemas.schemaFile("precedents").get("patternProperties").properties())
            .stream()
            .map(Map.Entry::getKey)
            .toList());
  }

  @Test
  void theSchemaOfSearchWordsNamesThePages() {
    assertEquals(
        List.of(
            "^((model|family|term|article):.+|page:(" + String.join("|", AlsoReader.PAGES) + "))$"),
        List.copyOf(FrontMatterSchemas.schemaFile("search").get("patternProperties").properties())
            .stream()
            .map(Map.Entry::getKey)
            .toList());
  }

  @Test
  void theSchemaNamesTheRelationsOfParents() {
    List<String> named = new ArrayList<>();
    FrontMatterSchemas.schemaFile("model")
        .at("/$defs/parent/properties/relation/enum")
        .forEach(word -> named.add(word.asText()));

    assertEquals(Arrays.stream(Relation.values()).map(Relation::word).toList(), named);
  }

  @Test
  void everyKeyIsExplained() {
    for (String name :
        List.of(
            "model", "family", "term", "article", "translation", "site", "precedents", "search")) {
      explained(FrontMatterSchemas.schemaFile(name), name);
    }
  }

  /**
   * Asserts that every object allows only listed keys, and every key has a title and a description,
   * possibly by reference.
   */
  private static void explained(JsonNode node, String where) {
    if (node.has("properties")) {
      assertTrue(node.path("additionalProperties").isBoolean(), where + " takes any key");
      node.get("properties")
          .properties()
          .forEach(
              key -> {
                String at = where + "/" + key.getKey();
                boolean elsewhere = key.getValue().has("$ref");
                assertTrue(elsewhere || key.getValue().has("title"), at + " has no title");
                assertTrue(elsewhere || key.getValue().has("description"), at + " says nothing");
              });
    }
    node.properties().forEach(e -> explained(e.getValue(), where + "/" + e.getKey()));
  }

  private static List<String> keys(String schema, String at) {
    List<String> keys = new ArrayList<>();
    FrontMatterSchemas.schemaFile(schema)
        .at(at + "/properties")
        .fieldNames()
        .forEachRemaining(keys::add);
    return keys;
  }
}
