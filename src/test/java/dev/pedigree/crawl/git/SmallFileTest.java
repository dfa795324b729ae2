package dev.pedigree.crawl.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.diagnostics.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Configurations and cards as people write them, with the expected content and findings. */
class SmallFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aConfigurationIsReadAsFarAsItsMeaningIsPlain() {
    String[][] cases = {
      {"{\"a\": 1}", "{\"a\":1}"},
      {
        "{\"a\": [0.0, Infinity], \"b\": {\"c\": NaN}, \"d\": -Infinity}",
        "{\"a\":[0.0,\"Infinity\"],\"b\":{\"c\":\"NaN\"},\"d\":\"-Infinity\"}",
        "info crawl.non-json-number config.json (d)",
        "info crawl.non-json-number config.json (b.c)",
        "info crawl.non-json-number config.json (a)"
      },
      {"{\"a\": \"NaN\"}", "{\"a\":\"NaN\"}"},
      {"{\"a\": {\"__float__\": \"-Infinity\"}}", "{\"a\":\"-Infinity\"}"},
      {"{\"a\": 1,\n}", "{\"a\":1}", "warning crawl.trailing-comma config.json:2:1"},
      {"{\"a\": [1,]}", "{\"a\":[1]}", "warning crawl.trailing-comma config.json:1:10"},
      {"{\"a\": 1 // one\n}", "{\"a\":1}", "warning crawl.comment config.json:1:9"},
      {
        "# two\n{\"a\": 1, /* b */ }",
        "{\"a\":1}",
        "warning crawl.comment config.json:1:1",
        "warning crawl.trailing-comma config.json:1:1"
      },
      {"{\"a\": 1,\n\"a\": 2}", "{\"a\":2}", "warning crawl.duplicate-key config.json:2:6"},
      {"\uFEFF{\"a\": 1}", "{\"a\":1}", "info crawl.leading-bom config.json"},
      {"{\"a\": 1e400}", "{\"a\":\"1E+400\"}", "warning crawl.number-out-of-range config.json (a)"},
      {"{'a': 1}", null, "error crawl.not-json config.json:1:2"},
      {"{\"a\": 1} {}", null, "error crawl.not-json config.json:1:10"},
      {"{\"a\": True}", null, "error crawl.not-json config.json:1:7"},
      {"{\"a\": 1", null, "error crawl.not-json config.json:1:8"},
      {"[1]", null, "error crawl.not-object config.json"},
      {"7", null, "error crawl.not-object config.json"},
      {" \n", null, "error crawl.empty-file config.json"},
      {"\n<!DOCTYPE html><html>", null, "error crawl.not-a-model.html config.json"},
      {"[".repeat(100_000), null, "error crawl.nesting-too-deep config.json"},
      {"{\"a\": " + "9".repeat(40_000) + "}", null, "error crawl.number-out-of-range config.json"},
    };
    for (String[] one : cases) {
      check(one, SmallFile.config("config.json", bytes(one[0])));
    }
  }

  @Test
  void bytesThatAreNoTextAreToldAndReplaced() {
    byte[] latin = "{\"a\": \"André\"}".getBytes(StandardCharsets.ISO_8859_1);
    String[] wanted = {"", "{\"a\":\"Andr\uFFFD\"}", "warning crawl.not-utf8 config.json"};
    check(wanted, SmallFile.config("config.json", new Blobs.Bytes(latin)));
  }

  @Test
  void frontMatterIsWhatTheHubTakesForIt() {
    String[][] cases = {
      {"---\na: b\n---\n# x\n", "{\"a\":\"b\"}"},
      {"---\r\na: b\r\n---\r\n", "{\"a\":\"b\"}"},
      {"---\ra: b\r---", "{\"a\":\"b\"}"},
      {"\n\n  ---\na: b\n--- \t \n", "{\"a\":\"b\"}"},
      {"---\na: x --- y\nb: |-\n  ---\n---\n", "{\"a\":\"x --- y\",\"b\":\"---\"}"},
      {"---\na: b\n---\na: c\n---\n", "{\"a\":\"b\"}"},
      {"", null, "info crawl.no-front-matter README.md"},
      {"# x\n---\na: b\n---\n", null, "info crawl.no-front-matter README.md"},
      {"--- \na: b\n---\n", null, "info crawl.no-front-matter README.md"},
      {"---\n---\n", null, "info crawl.no-front-matter README.md"},
      {"---\n\n\n---\n", null, "info crawl.no-front-matter README.md"},
      {"\n---\na: b\n", null, "warning crawl.front-matter-not-closed README.md:2:1"},
      {"---\na: b\n ---\n", null, "warning crawl.front-matter-not-closed README.md:1:1"},
      {"---\na: b\n...\n", null, "warning crawl.front-matter-not-closed README.md:1:1"},
      {"---\na: b\n---- \n", null, "warning crawl.front-matter-not-closed README.md:1:1"},
      {"---\n- a\n---\n", null, "warning crawl.front-matter-form README.md:2:1"},
      {"---\nwords\n---\n", null, "warning crawl.front-matter-form README.md:2:1"},
    };
    for (String[] one : cases) {
      check(one, SmallFile.card("README.md", bytes(one[0])));
    }
  }

  /** The front matter of each case, without its dashes. */
  @Test
  void valuesStayAsTheyAreWrittenAndNothingIsMadeOfATag() {
    String[][] cases = {
      {
        "language: no\nb: yes\nc: on\nd: true",
        "{\"language\":\"no\",\"b\":\"yes\",\"c\":\"on\",\"d\":true}"
      },
      {
        "a: 1.10\nb: 1.5\nc: 007\nd: 1_000\ne: 0x1F\nf: 1e3\ng: 12\nh: 2024-01-02\ni: 1:30",
        "{\"a\":\"1.10\",\"b\":1.5,\"c\":\"007\",\"d\":\"1_000\",\"e\":\"0x1F\",\"f\":\"1e3\","
            + "\"g\":12,\"h\":\"2024-01-02\",\"i\":\"1:30\"}"
      },
      {
        "a: ~\nb: null\nc:\nd: \"null\"\ne: '~'",
        "{\"a\":null,\"b\":null,\"c\":null,\"d\":\"null\",\"e\":\"~\"}"
      },
      {"a: &x [1, 2]\nb: *x", "{\"a\":[1,2],\"b\":[1,2]}"},
      {"a: !!str 12\nb: ! 7", "{\"a\":\"12\",\"b\":\"7\"}"},
      {"a: b\t\nc: [d]\t", "{\"a\":\"b\",\"c\":[\"d\"]}", "info crawl.tab README.md"},
      {"a: 1\na: 2", "{\"a\":2}", "warning crawl.duplicate-key README.md:3:1"},
      {"a: b: c", null, "warning crawl.yaml-error README.md:2:5"},
      {"a:\n\t- b", null, "warning crawl.yaml-error README.md:3:1"},
      {"a: *b", null, "warning crawl.yaml-error README.md:2:4"},
      {"? [a]\n: b", null, "warning crawl.yaml-error README.md:2:3"},
      {"a: \u0001", null, "warning crawl.yaml-error README.md"},
      {"a: &a [*a]", null, "warning crawl.cyclic-structure README.md:2:8"},
      {"a: &a {b: {c: *a}}", null, "warning crawl.cyclic-structure README.md:2:15"},
      {"a: " + "[".repeat(5000), null, "warning crawl.nesting-too-deep README.md:2:104"},
      {"a: !!python/name:os.system", null, "error crawl.yaml-tag README.md:2:4"},
      {"a: !!java.net.URL [x]", null, "error crawl.yaml-tag README.md:2:4"},
      {"a: !mine x", null, "error crawl.yaml-tag README.md:2:4"},
      {laughs(9), null, "error crawl.yaml-laughs README.md:7:10"},
    };
    for (String[] one : cases) {
      check(one, SmallFile.card("README.md", bytes("---\n" + one[0] + "\n---\n")));
    }
  }

  private static String laughs(int levels) {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]");
    for (int i = 1; i < levels; i++) {
      yaml.append("\na").append(i).append(": &a").append(i).append(" [");
      yaml.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]");
    }
    return yaml.toString();
  }

  private static Blobs.Content bytes(String text) {
    return new Blobs.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The second string of a case is the expected tree, or null for none; the others are findings.
   */
  private static void check(String[] wanted, SmallFile read) {
    StringBuilder said = new StringBuilder();
    for (Finding f : read.findings()) {
      said.append("\n").append(f.severity().word() + " " + f.rule() + " " + f.location());
      f.message();
      f.hint();
    }
    String findings = String.join("\n", Arrays.asList(wanted).subList(2, wanted.length));
    assertEquals(
        (wanted[1] == null ? "none" : tree(wanted[1]))
            + (findings.isEmpty() ? "" : "\n" + findings),
        read.value().map(JsonNode::toString).orElse("none") + said,
        wanted[0].substring(0, Math.min(200, wanted[0].length())));
  }

  private static String tree(String json) {
    try {
      return JSON.readTree(json).toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
