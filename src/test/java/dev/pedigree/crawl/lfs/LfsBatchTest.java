package dev.pedigree.crawl.lfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LfsBatchTest {
  @Test
  void theQuestionNamesWhatIsWanted() {
    assertEquals(
        "{\"operation\":\"download\",\"transfers\":[\"basic\"],"
            + "\"objects\":[{\"oid\":\"aa\",\"size\":7}],\"hash_algo\":\"sha256\"}",
        new String(LfsBatch.request(List.of(new LfsPointer("aa", 7))), StandardCharsets.UTF_8));
  }

  @Test
  void anAnswerIsAPlaceWithHeadersOrARefusal() throws JsonProcessingException {
    assertEquals(
        Map.of(
            "a",
                new LfsAnswer.At(
                    URI.create("https://cdn.example.org/a"), Map.of("Authorization", "Basic x")),
            "b", new LfsAnswer.Refused(404, "not here"),
            "c", new LfsAnswer.Refused(0, "")),
        answers(
            "{\"oid\":\"a\",\"actions\":{\"download\":{\"href\":\"https://cdn.example.org/a\","
                + "\"header\":{\"Authorization\":\"Basic x\"}}}}",
            "{\"oid\":\"b\",\"error\":{\"code\":404,\"message\":\" not here \"}}",
            "{\"oid\":\"c\"}"));
  }

  @Test
  void theFirstAnswerForAFileCounts() throws JsonProcessingException {
    assertEquals(
        Map.of("a", new LfsAnswer.Refused(410, "gone")),
        answers(
            "{\"oid\":\"a\",\"error\":{\"code\":410,\"message\":\"gone\"}}",
            "{\"oid\":\"a\",\"error\":{\"code\":200,\"message\":\"back\"}}"));
  }

  @Test
  void headersThatAServerHasNoBusinessSettingAreLeftOut() throws JsonProcessingException {
    assertEquals(
        Map.of("a", new LfsAnswer.At(URI.create("https://h/a"), Map.of("X-Token", "1"))),
        answers(
            "{\"oid\":\"a\",\"actions\":{\"download\":{\"href\":\"https://h/a\",\"header\":{"
                + "\"Host\":\"evil\",\"Cookie\":\"c\",\"RANGE\":\"bytes=0-\",\"Bad Name\":\"x\","
                + "\"Split\":\"a\\r\\nB: c\",\"Chinese\":\"头\",\"X-Token\":\"1\"}}}}"));
  }

  @Test
  void anAddressThatIsNoneIsARefusalThatSaysSo() throws JsonProcessingException {
    assertEquals(
        Map.of("a", new LfsAnswer.Refused(0, "Malformed escape pair at index 9: http://a/%zz")),
        answers("{\"oid\":\"a\",\"actions\":{\"download\":{\"href\":\"http://a/%zz\"}}}"));
  }

  @Test
  void aPageInPlaceOfAnswersIsNoJsonAndHasNoMessage() {
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    assertThrows(JsonProcessingException.class, () -> LfsBatch.answers(page));
    assertEquals("", LfsBatch.message(page));
    assertEquals(
        "quota exceeded",
        LfsBatch.message("{\"message\":\"quota exceeded\"}".getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, LfsAnswer> answers(String... objects) throws JsonProcessingException {
    String response = "{\"objects\":[" + String.join(",", objects) + "]}";
    return LfsBatch.answers(response.getBytes(StandardCharsets.UTF_8));
  }
}
