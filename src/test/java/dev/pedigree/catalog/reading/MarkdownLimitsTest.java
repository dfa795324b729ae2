package dev.pedigree.catalog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownLimitsTest {
  private static final String NESTED =
      "this line has more than 20 quotes and lists in each other, or starts far to the right";
  private static final String MARKS =
      "from here on more than 2000 marks such as * [ ` < follow without an empty line";

  @TempDir Path folder;

  static Stream<Arguments> attacks() {
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      stairs.append(" ".repeat(2 * i)).append("- a\n");
    }
    StringBuilder runs = new StringBuilder();
    for (int i = 1; i < 300; i++) {
      runs.append("`".repeat(i)).append("a");
    }
    return Stream.of(
        Arguments.of("> ".repeat(10_000) + "a", 8, NESTED),
        Arguments.of(">".repeat(10_000), 8, NESTED),
        Arguments.of("- ".repeat(10_000) + "a", 8, NESTED),
        Arguments.of("1. ".repeat(10_000) + "a", 8, NESTED),
        Arguments.of("* ".repeat(90_000), 8, NESTED),
        Arguments.of(stairs.toString(), 59, NESTED),
        Arguments.of("[".repeat(100_000), 8, MARKS),
        Arguments.of("[a](".repeat(25_000), 8, MARKS),
        Arguments.of("`".repeat(100_000) + "a", 8, MARKS),
        Arguments.of(runs.toString(), 8, MARKS),
        Arguments.of("*a ".repeat(50_000), 8, MARKS),
        Arguments.of("**a ".repeat(20_000) + "b** ".repeat(20_000), 8, MARKS),
        Arguments.of("<b>".repeat(50_000), 8, MARKS),
        Arguments.of(
            "|a|b|\n|-|-|\n" + "|a|b|\n".repeat(20_000),
            5004,
            "this text has more than 5000 lines"),
        Arguments.of("word ".repeat(50_000), 4, "this text has more than 200000 characters"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void textThatWouldTakeTooLongOrTheWholeStackIsNamedWithItsLine(
      String attack, int line, String message) throws IOException {
    CatalogFixture.lay("base", folder);
    Path term = folder.resolve("terms/rope.md");
    Files.writeString(term, "---\nname: RoPE\n---\n\n\n\n\n" + attack + "\n");
    Files.deleteIfExists(folder.resolve("terms/rope.zh.md"));

    assertEquals(
        "terms/rope.md:" + line + ": error: " + message,
        CatalogReader.read(folder).findings().stream()
            .filter(f -> f.location().path().equals("terms/rope.md"))
            .filter(f -> f.severity() == Severity.ERROR)
            .map(f -> "terms/rope.md:" + f.location().line() + ": error: " + f.message().en())
            .reduce("", String::concat));
  }

  @Test
  void twentyQuotesAndALongTableAreWithinTheLimits() throws IOException {
    CatalogFixture.lay("base", folder);
    Path term = folder.resolve("terms/rope.md");
    Files.writeString(
        term,
        Files.readString(term)
            + "\n\n"
            + "> ".repeat(20)
            + "a\n\n|a|b|\n|-|-|\n"
            + "|[a](family:acme)|b|\n".repeat(900));
    Files.delete(folder.resolve("terms/rope.zh.md"));

    assertEquals(false, CatalogReader.read(folder).hasErrors());
  }
}
