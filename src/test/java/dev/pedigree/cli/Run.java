package dev.pedigree.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One run of the command line, in this process. */
record Run(int exit, String out, String err) {

  static Run of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exit = Pedigree.run(Map.of(), new PrintWriter(out), new PrintWriter(err), words);
    if (Arrays.asList(words).contains("--json")) {
      out.toString().lines().forEach(line -> CommandSchemas.check(words[0], line));
    }
    return new Run(exit, out.toString(), err.toString());
  }

  /** The documents that were printed, one a line. */
  List<JsonNode> documents() throws JsonProcessingException {
    List<JsonNode> documents = new ArrayList<>();
    for (String line : out.lines().toList()) {
      documents.add(new ObjectMapper().readTree(line));
    }
    return documents;
  }

  /** What was printed, without the path of the test folder. */
  String outIn(Path folder) {
    return out.replace(folder.toString(), "…");
  }
}
