package dev.pedigree.crawl.lfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Requests and responses of the batch API, by {@code git-lfs/git-lfs:docs/api/batch.md}. */
final class LfsBatch {
  static final String MEDIA_TYPE = "application/vnd.git-lfs+json";

  /** Request headers that a server may not set for the client. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "host",
          "range",
          "connection",
          "content-length",
          "transfer-encoding",
          "accept-encoding",
          "expect",
          "upgrade",
          "te",
          "trailer",
          "cookie");

  private static final int HEADERS = 20;
  private static final int HEADER_LENGTH = 8192;

  private LfsBatch() {}

  /** The request for the addresses of {@code pointers}. */
  static byte[] request(Collection<LfsPointer> pointers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("operation", "download");
    json.putArray("transfers").add("basic");
    ArrayNode objects = json.putArray("objects");
    pointers.forEach(p -> objects.addObject().put("oid", p.oid()).put("size", p.size()));
    json.put("hash_algo", "sha256");
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The answers by oid; none for a file that the response leaves out.
   *
   * @throws JsonProcessingException when the bytes are not JSON
   */
  static Map<String, LfsAnswer> answers(byte[] response) throws JsonProcessingException {
    Map<String, LfsAnswer> answers = new HashMap<>();
    for (JsonNode object : JsonText.json(response).path("objects")) {
      answers.putIfAbsent(object.path("oid").asText(), answer(object));
    }
    return answers;
  }

  private static LfsAnswer answer(JsonNode object) {
    JsonNode error = object.path("error");
    if (error.isObject()) {
      return new LfsAnswer.Refused(
          error.path("code").asInt(), Clean.text(error.path("message").asText().strip()));
    }
    JsonNode download = object.path("actions").path("download");
    try {
      return download.path("href").isTextual()
          ? new LfsAnswer.At(
              new URI(download.path("href").textValue()), headers(download.path("header")))
          : new LfsAnswer.Refused(0, "");
    } catch (URISyntaxException e) {
      return new LfsAnswer.Refused(0, Clean.text(String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, String> headers(JsonNode given) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given
        .properties()
        .forEach(
            e -> {
              String name = e.getKey();
              String value = e.getValue().asText();
              if (headers.size() < HEADERS
                  && name.matches("[A-Za-z0-9_-]{1,100}")
                  && !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                  && value.length() <= HEADER_LENGTH
                  && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                headers.put(name, value);
              }
            });
    return headers;
  }

  /** The message in an error response; empty when there is none. */
  static String message(byte[] response) {
    try {
      return JsonText.json(response).path("message").asText();
    } catch (JsonProcessingException e) {
      return ""; // a web page or nothing; only the status remains
    }
  }
}
