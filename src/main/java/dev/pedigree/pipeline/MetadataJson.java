package dev.pedigree.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pedigree.weights.gguf.MetadataArray;
import java.util.List;

/** Metadata of a weight file as JSON. */
final class MetadataJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MetadataJson() {}

  /** A value. A list is reduced to its element type and length, unless {@code full}. */
  static JsonNode of(Object value, boolean full) {
    if (value instanceof List<?> list && !full) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("elementType", elementType(list))
          .put("length", list.size());
    }
    return MAPPER.valueToTree(value);
  }

  private static String elementType(List<?> list) {
    if (list instanceof MetadataArray array) {
      return array.elementType();
    }
    return list.isEmpty() ? "" : elementType(list.get(0));
  }

  private static String elementType(Object element) {
    if (element instanceof Number) {
      return element instanceof Double || element instanceof Float ? "float" : "int";
    }
    return element instanceof Boolean ? "bool" : element instanceof String ? "string" : "object";
  }
}
