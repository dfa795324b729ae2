package dev.pedigree.crawl.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ConfigValueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nestedKeysHaveDotsAndAnArrayIsOneValue() throws JsonProcessingException {
    assertEquals(
        "{a=ConfigValue[text=[1,2], value=[1,2]], b.c=ConfigValue[text=\"x\", value=\"x\"]}",
        values("{'b': {'c': 'x'}, 'a': [1, 2]}").toString());
  }

  @Test
  void aNumberIsOneValueHoweverItIsWritten() throws JsonProcessingException {
    ConfigValue whole = values("{'theta': 10000}").get("theta");
    ConfigValue point = values("{'theta': 10000.0}").get("theta");
    assertEquals(whole.value(), point.value());
    assertEquals("10000.0", point.text());
    assertNotEquals(whole.value(), values("{'theta': '10000'}").get("theta").value());
  }

  @Test
  void longValuesAreCutButComparedAsAWhole() throws JsonProcessingException {
    ConfigValue a = values("{'x': '" + "a".repeat(400) + "1'}").get("x");
    ConfigValue b = values("{'x': '" + "a".repeat(400) + "2'}").get("x");
    assertEquals(a.text(), b.text());
    assertTrue(a.text().length() < 320, a.text());
    assertNotEquals(a.value(), b.value());
  }

  @Test
  void aConfigurationOfTooManyKeysIsNotCompared() {
    ObjectNode many = JSON.createObjectNode();
    for (int i = 0; i < 501; i++) {
      many.put("key" + i, i);
    }
    assertEquals(0, ConfigValue.of(many).size());
    assertEquals(500, ConfigValue.of(many.deepCopy().without("key0")).size());
  }

  private static SortedMap<String, ConfigValue> values(String json) throws JsonProcessingException {
    return ConfigValue.of(JSON.readTree(json.replace('\'', '"')));
  }
}
