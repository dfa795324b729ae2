package dev.pedigree.prints.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser is native code, so what it gets is bounded; whatever comes, nothing falls over. */
class HostilePythonTest {

  static List<Arguments> filesThatAreNotCompared() {
    return List.of(
        Arguments.of("# ".repeat(600_000), "the file has 1200000 bytes, the limit is 1048576"),
        Arguments.of("x = " + "(".repeat(101), "it is nested deeper than 100 levels"),
        Arguments.of("x = " + "[{".repeat(500_000), "it is nested deeper than 100 levels"),
        Arguments.of("if x:\n" + " ".repeat(401) + "y", "it is nested deeper than 400 levels"),
        Arguments.of("x = " + "1+".repeat(20_000), "a line is longer than 20000 characters"),
        Arguments.of("x = 1\0\n", "there is a NUL character in the file"),
        Arguments.of("x = (1\n", "it is not valid Python 3"),
        Arguments.of("print 'two'\nexec 'x' in y z\n", "it is not valid Python 3"),
        Arguments.of("<html>404</html>", "it is not valid Python 3"));
  }

  @ParameterizedTest
  @MethodSource("filesThatAreNotCompared")
  void aFileBeyondALimitIsNotCompared(String text, String why) {
    assertEquals(
        "the code is not compared: " + why, refusal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFileThatIsNotUtf8IsNotCompared() {
    assertEquals(
        "the code is not compared: the file is not UTF-8", refusal(new byte[] {'x', (byte) 0xc3}));
  }

  /** What repeats deepens the tree of the parser as far as the limits let it. */
  static List<String> repeated() {
    return List.of(
        "not ",
        "-",
        "~",
        "lambda: ",
        "a if b else ",
        "*",
        "await ",
        "yield ",
        "a.b.c",
        "a = ",
        "f'{",
        "f'{x:{",
        "'",
        "\"\"\"",
        "r'\\",
        "\\\n",
        "@a\n",
        "a, ",
        "a: ",
        "a and ",
        "a < ",
        "a := ",
        "print ",
        "match x:\n case ",
        "class A: ",
        "def f(): ",
        "for x in ",
        "with a as ",
        "try: ",
        "else: ",
        "a[b",
        "** ",
        "->",
        ";",
        "\t",
        "\f",
        "#",
        "é",
        "🙂",
        "\u202e",
        "if a:\n",
        "a\n b\n",
        "global ",
        "del ",
        "import a.",
        "from . ",
        "async ",
        "async for x in y: ",
        "type A = ",
        "except* ",
        "(yield)",
        "[x for x in ",
        "{**",
        "<>",
        "0x",
        "1_",
        "1e",
        "..",
        "$");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void whatIsRepeatedWithinTheLimitsIsParsedOrRefused(String piece) {
    int times = 3000 / piece.length();
    for (String line : List.of("", "\n")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < times; i++) {
        text.append(piece).append(i % 50 == 49 ? line : "");
      }
      parsedOrRefused(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    parsedOrRefused(("x = (" + ("\n" + piece).repeat(500) + ")").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void brokenFilesAreParsedOrRefused() {
    byte[] code = Modules.LLAMA_LIKE.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] broken = code.clone();
      for (int j = 0; j < 1 + i % 5; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      refused += parsedOrRefused(broken) ? 0 : 1;
    }
    assertTrue(refused > 100, refused + " of 300 were refused");
  }

  @Test
  void blocksAndCallsOfRealDepthAreRead() throws UnreadableCode {
    StringBuilder text = new StringBuilder("def f(x):\n");
    for (int depth = 1; depth < 40; depth++) {
      text.append("  ".repeat(depth)).append("if x > ").append(depth).append(":\n");
    }
    text.append("  ".repeat(40)).append("return ").append("g(".repeat(40)).append(")".repeat(40));
    CodeReader reader = new CodeReader();
    reader.add(source(text.append("\n").toString().getBytes(StandardCharsets.UTF_8)));
    assertEquals(Map.of("f", List.of("f", "x")), reader.files().get(0).names());
  }

  private static boolean parsedOrRefused(byte[] bytes) {
    try {
      CodeReader reader = new CodeReader();
      reader.add(source(bytes));
      return reader.files().size() == 1;
    } catch (UnreadableCode e) {
      return false;
    }
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(UnreadableCode.class, () -> new CodeReader().add(source(bytes)))
        .finding("modeling_x.py")
        .message()
        .en();
  }

  private static CodeReader.Source source(byte[] bytes) {
    return new CodeReader.Source("modeling_x.py", "", bytes);
  }
}
