package dev.pedigree.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.text.YamlException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final List<String> twice = new ArrayList<>();

  @Test
  void everyPartKnowsItsOffsetInTheFileAlsoBehindCharactersOfTwoUnits() throws YamlException {
    String text = "---\n𝄞: [a, 'b']\nc: {d: ~}\n";
    YamlNode read = YamlReader.read(text, 4, text.length(), YamlRules.OWN, this::twice).get();
    assertEquals("4{4𝄞: 8[9a, 12'b'], 17c: 20{21d: 24null}}", shown(read));
  }

  @Test
  void ofTwoEqualKeysTheFirstCountsInOwnContentAndTheLastInFilesOfStrangers() throws YamlException {
    String text = "a: 1\nb: 2\n\"a\": 3";
    assertEquals("0{0a: 31, 5b: 82}", shown(read(text, YamlRules.OWN)));
    assertEquals("0{10'a': 153, 5b: 82}", shown(read(text, YamlRules.FOREIGN)));
    assertEquals(List.of("a at 10 after 0", "a at 10 after 0"), twice);
  }

  @Test
  void nothingAndTrueHaveOneNameAsKeysHoweverTheyAreWritten() throws YamlException {
    read("~: 1\nnull: 2\nTrue: 3\ntrue: 4\n'True': 5", YamlRules.FOREIGN);
    assertEquals(List.of("null at 5 after 0", "true at 21 after 13"), twice);
  }

  @Test
  void anAliasStandsForWhatItNamesInFilesOfStrangersOnly() throws YamlException {
    String text = "a: &x [1]\nb: *x";
    assertEquals("0{0a: 3[71], 10b: 3[71]}", shown(read(text, YamlRules.FOREIGN)));
    assertProblem(Problem.ALIAS, 3, "", text, YamlRules.OWN);
    assertProblem(Problem.UNKNOWN_ALIAS, 3, "y", "a: *y", YamlRules.FOREIGN);
    assertProblem(Problem.CYCLE, 7, "", "a: &x [*x]", YamlRules.FOREIGN);
  }

  @Test
  void aliasesStopAtTheValuesTheyRepeatAndAtTheDepthTheyReach() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    StringBuilder deep = new StringBuilder("a0: &a0 " + "[".repeat(60) + "]".repeat(60) + "\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias)));
      laughs.append("]\n");
    }
    assertEquals(Problem.TOO_MANY_ALIASES, refused(laughs.toString(), YamlRules.FOREIGN).problem());
    deep.append("b: ").append("[".repeat(50)).append("*a0").append("]".repeat(50));
    assertEquals(Problem.TOO_DEEP, refused(deep.toString(), YamlRules.FOREIGN).problem());
  }

  @Test
  void listsAndMapsAreReadToTheLimitOfDepth() throws YamlException {
    for (YamlRules rules : YamlRules.values()) {
      int most = rules.deepest();
      read("[".repeat(most) + "1" + "]".repeat(most), rules);
      String deeper = "[".repeat(most + 1) + "1" + "]".repeat(most + 1);
      assertProblem(Problem.TOO_DEEP, most + 1, "", deeper, rules);
    }
  }

  @Test
  void aTagOfTheStandardIsReadFromStrangersAndNoneBuildsAnything() throws YamlException {
    assertEquals("0[1'1']", shown(read("[!!str 1]", YamlRules.FOREIGN)));
    assertProblem(Problem.TAG, 1, "tag:yaml.org,2002:str", "[!!str 1]", YamlRules.OWN);
    String object = "a: !!javax.script.ScriptEngineManager [1]";
    String tag = "tag:yaml.org,2002:javax.script.ScriptEngineManager";
    assertProblem(Problem.TAG, 3, tag, object, YamlRules.FOREIGN);
  }

  @Test
  void whatIsNoSingleDocumentOfTextIsRefusedWithItsPlace() {
    for (YamlRules rules : YamlRules.values()) {
      assertProblem(Problem.TWO_DOCUMENTS, 5, "", "a: 1\n---\nb: 2", rules);
      assertProblem(Problem.KEY, 0, "", "[a]: 1", rules);
      assertProblem(Problem.CHARACTER, 3, "U+0007", "a: \u0007", rules);
      assertProblem(
          Problem.SYNTAX, 6, "expected ',' or ']', but got <stream end>", "a: [b\n", rules);
    }
  }

  private void twice(YamlNode.Scalar again, YamlNode.Scalar first) {
    twice.add(again.text() + " at " + again.at() + " after " + first.at());
  }

  private YamlNode read(String text, YamlRules rules) throws YamlException {
    return YamlReader.read(text, 0, text.length(), rules, this::twice).get();
  }

  private YamlException refused(String text, YamlRules rules) {
    return assertThrows(YamlException.class, () -> read(text, rules));
  }

  private void assertProblem(Problem problem, int at, String detail, String text, YamlRules rules) {
    YamlException e = refused(text, rules);
    assertEquals(problem + " " + detail, e.problem() + " " + e.detail());
    assertEquals(at, e.at().getAsInt());
  }

  private static String shown(YamlNode node) {
    if (node instanceof YamlNode.Sequence list) {
      return node.at()
          + list.items().stream()
              .map(YamlReaderTest::shown)
              .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof YamlNode.Mapping map) {
      return node.at()
          + map.entries().stream()
              .map(e -> shown(e.key()) + ": " + shown(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    String text = scalar.isNull() ? "null" : scalar.text();
    return node.at() + (scalar.plain() ? text : "'" + text + "'");
  }
}
