package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.prints.code.CodePrint;
import dev.pedigree.prints.code.CodePrintJson;
import dev.pedigree.prints.tokenizer.TokenizerPrintJson;
import java.util.ArrayList;
import java.util.List;

/** What is kept of tokenizer and code, as JSON. */
final class PrintsJson {
  private PrintsJson() {}

  /** {@code {tokenizer, code: […]}}. */
  static ObjectNode write(Prints prints) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    prints.tokenizer().ifPresent(print -> json.set("tokenizer", TokenizerPrintJson.write(print)));
    if (!prints.code().isEmpty()) {
      ArrayNode code = json.putArray("code");
      prints.code().forEach(print -> code.add(CodePrintJson.write(print)));
    }
    return json;
  }

  static Prints read(JsonNode json) {
    List<CodePrint> code = new ArrayList<>();
    json.path("code").forEach(print -> CodePrintJson.read(print).ifPresent(code::add));
    return new Prints(TokenizerPrintJson.read(json.path("tokenizer")), code);
  }
}
