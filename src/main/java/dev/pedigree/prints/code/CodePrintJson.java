package dev.pedigree.prints.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.prints.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints of Python files as JSON, as snapshots keep them. */
public final class CodePrintJson {
  /** Raised when prints of before cannot be compared with those of now. */
  private static final int VERSION = 1;

  private CodePrintJson() {}

  /**
   * {@code {version, file, oid, statements: {size, lowest}, units: ["KIND WRITTEN RENAMED TOKENS
   * NAME"]}}.
   */
  public static ObjectNode write(CodePrint print) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    json.put("file", print.file()).put("oid", print.oid());
    json.putObject("statements")
        .put("size", print.statements().size())
        .put("lowest", print.statements().lowest());
    ArrayNode units = json.putArray("units");
    for (CodeUnit unit : print.units()) {
      units.add(
          String.join(
              " ",
              unit.kind().word(),
              unit.written(),
              unit.renamed(),
              Integer.toString(unit.tokens()),
              unit.name()));
    }
    return json;
  }

  /** A stored print; empty for one that another version of the program made, or a damaged one. */
  public static Optional<CodePrint> read(JsonNode json) {
    if (json.path("version").asInt() != VERSION) {
      return Optional.empty();
    }
    JsonNode statements = json.path("statements");
    List<CodeUnit> units = new ArrayList<>();
    try {
      for (JsonNode unit : json.path("units")) {
        units.add(unit(unit.asText().split(" ", 5)));
      }
      return Optional.of(
          new CodePrint(
              json.path("file").asText(),
              json.path("oid").asText(),
              new Sketch(statements.path("size").asInt(), statements.path("lowest").asText()),
              units));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // as if nothing had been kept: the next crawl makes it again
    }
  }

  private static CodeUnit unit(String[] words) {
    if (words.length != 5) {
      throw new IllegalArgumentException(words.length + " words for a unit");
    }
    for (CodeUnit.Kind kind : CodeUnit.Kind.values()) {
      if (kind.word().equals(words[0])) {
        return new CodeUnit(kind, words[4], words[1], words[2], Integer.parseInt(words[3]));
      }
    }
    throw new IllegalArgumentException(words[0] + " is no kind of unit");
  }
}
