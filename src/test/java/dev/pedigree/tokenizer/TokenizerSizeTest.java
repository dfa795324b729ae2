package dev.pedigree.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerSizeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"model\":{\"vocab\":{\"a\":0,\"b\":7}}} | 8",
        "{\"model\":{\"vocab\":[[\"a\",-1.5],[\"b\",-2]]}} | 2",
        "{\"added_tokens\":[{\"id\":9,\"content\":\"<s>\"}],\"model\":{\"vocab\":{\"a\":0}}} | 10",
        "{\"model\":{\"vocab\":{\"a\":4}},\"added_tokens\":[{\"content\":\"x\",\"id\":2}]} | 5",
        "{\"model\":{\"type\":\"BPE\",\"merges\":[\"a b\"],\"vocab\":{\"a\":0}},\"x\":{}} | 1",
        "{\"model\":{\"vocab\":{\"a\":\"0\",\"b\":[1],\"c\":1}}} | 2",
        "{\"added_tokens\":[{\"id\":\"3\",\"more\":{\"id\":99}}]} | 0",
        "{\"vocab\":{\"a\":7}} | 0",
        "{} | 0",
        "[] | 0",
        "7 | 0",
      })
  void theHighestIdCountsOrTheLengthOfTheList(String json, long size) throws IOException {
    assertEquals(size, of(json));
  }

  @Test
  void whatIsCutOffIsNoTokenizer() {
    assertThrows(JsonProcessingException.class, () -> of("{\"model\":{\"vocab\":{\"a\":0,"));
    assertThrows(JsonProcessingException.class, () -> of("{\"model\":{\"vocab\":[[\"a\",1]"));
    assertThrows(JsonProcessingException.class, () -> of("{\"added_tokens\":[{\"id\":1},"));
  }

  @Test
  void anIdThatNoNumberTypeHasIsRefused() {
    assertThrows(
        JsonProcessingException.class,
        () -> of("{\"model\":{\"vocab\":{\"a\":99999999999999999999}}}"));
  }

  private static long of(String json) throws IOException {
    return TokenizerSize.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
