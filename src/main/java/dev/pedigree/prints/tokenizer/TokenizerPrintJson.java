package dev.pedigree.prints.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.prints.Ladder;
import dev.pedigree.prints.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints of tokenizers as JSON, as snapshots keep them. */
public final class TokenizerPrintJson {
  /** Raised when prints of before cannot be compared with those of now. */
  private static final int VERSION = 1;

  private TokenizerPrintJson() {}

  /** {@code {version, file, oid, form, count, ids, texts, merges, special}}. */
  public static ObjectNode write(TokenizerPrint print) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    json.put("file", print.file()).put("oid", print.oid()).put("form", print.form());
    json.put("count", print.count());
    ladder(json.putObject("ids"), print.ids());
    json.putObject("texts").put("size", print.texts().size()).put("lowest", print.texts().lowest());
    print.merges().ifPresent(merges -> ladder(json.putObject("merges"), merges));
    print.special().forEach(json.putArray("special")::add);
    return json;
  }

  private static void ladder(ObjectNode json, Ladder ladder) {
    json.put("length", ladder.length()).put("digest", ladder.digest());
    json.put("rungs", ladder.rungs());
  }

  /** A stored print; empty for one that another version of the program made, or a damaged one. */
  public static Optional<TokenizerPrint> read(JsonNode json) {
    if (json.path("version").asInt() != VERSION) {
      return Optional.empty();
    }
    List<String> special = new ArrayList<>();
    json.path("special").forEach(one -> special.add(one.asText()));
    JsonNode texts = json.path("texts");
    try {
      return Optional.of(
          new TokenizerPrint(
              json.path("file").asText(),
              json.path("oid").asText(),
              json.path("form").asText(),
              json.path("count").asInt(),
              ladder(json.path("ids"), true),
              new Sketch(texts.path("size").asInt(), texts.path("lowest").asText()),
              json.has("merges")
                  ? Optional.of(ladder(json.path("merges"), false))
                  : Optional.empty(),
              special));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as if nothing had been kept: the next crawl makes it again
    }
  }

  private static Ladder ladder(JsonNode json, boolean dense) {
    return new Ladder(
        json.path("length").asInt(-1),
        json.path("digest").asText(),
        dense,
        json.path("rungs").asText());
  }
}
