package dev.pedigree.catalog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder beside {@code base} adds one mistake to it, or something that only looks like one.
 * {@code -Dexpected.write=true} writes the findings as the expected ones, to be reviewed before
 * committing.
 */
class MistakesTest {
  private static final String EXPECTED = "expected.txt";

  /**
   * Rules about the form of one file, which schemas can check; others need other files, the
   * calendar or the text.
   */
  private static final Set<String> OF_FORM =
      Set.of(
          "misspelt-key",
          "unknown-key",
          "missing-key",
          "empty",
          "not-text",
          "not-a-number",
          "not-a-list",
          "not-keys",
          "not-bilingual",
          "bad-date",
          "bad-day",
          "bad-url",
          "bad-base-url",
          "login-in-url",
          "not-https",
          "query-in-url",
          "paper-and-repository",
          "not-a-parent",
          "unknown-relation",
          "not-an-element",
          "no-such-trait",
          "not-a-precedent",
          "bad-alias",
          "not-an-entry",
          "not-a-word",
          "unknown-kind",
          "not-a-flag",
          "not-a-fact",
          "unknown-mark",
          "not-a-value",
          "not-a-size",
          "not-a-pair",
          "not-a-chain",
          "not-an-id",
          "bad-old-address",
          "bad-redirect",
          "bad-stamp");

  /** Case of these rules that schemas cannot check: a note on a parent without an English one. */
  private static final Set<String> BEYOND_FORM = Set.of("note-for-nobody");

  @TempDir Path folder;

  static List<String> cases() throws IOException {
    return CatalogFixture.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMistakeIsShownWholeAndNothingElse(String name) throws IOException {
    Path expected = CatalogFixture.CASES.resolve(name).resolve(EXPECTED);

    String printed = CatalogFixture.printed(CatalogReader.read(CatalogFixture.lay(name, folder)));

    if (Boolean.getBoolean("expected.write")) {
      Files.writeString(expected, printed);
    }
    assertEquals(Files.readString(expected), printed);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSchemaRefusesWhatTheReaderRefusesForItsForm(String name) {
    CatalogFixture.lay(name, folder);
    Map<String, List<String>> schema = FrontMatterSchemas.check(folder);
    schema.values().removeIf(List::isEmpty);

    Map<String, Set<String>> reader = new TreeMap<>();
    for (Finding finding : CatalogReader.read(folder).findings()) {
      String rule = finding.rule().substring("catalog.".length());
      if (finding.severity() == Severity.ERROR && OF_FORM.contains(rule)) {
        reader.computeIfAbsent(finding.location().path(), p -> new TreeSet<>()).add(rule);
      }
    }
    if (BEYOND_FORM.contains(name)) {
      reader.clear();
    }
    assertEquals(reader.keySet(), schema.keySet(), () -> reader + "\n" + schema);
  }

  @Test
  void everyMessageIsShownBySomeCaseOrTakesAFolderThatGitDoesNotKeep() throws IOException {
    Set<String> silent =
        messages().stream()
            .map(Object::toString)
            .filter(key -> !key.endsWith(".hint"))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : cases()) {
      Path laid = CatalogFixture.lay(name, folder.resolve(name));
      CatalogFixture.rules(CatalogReader.read(laid)).forEach(silent::remove);
    }
    int laid = 0;
    for (Slip slip : Slip.all()) {
      Path own = folder.resolve("slip-" + laid++);
      CatalogFixture.rules(slip.readIn(own)).forEach(silent::remove);
    }

    assertEquals(
        Set.of(
            "catalog.already",
            "catalog.case-clash",
            "catalog.no-folder",
            "catalog.not-a-file",
            "catalog.not-content",
            "catalog.not-stamped",
            "catalog.released-ahead",
            "catalog.text-deep",
            "catalog.text-lines",
            "catalog.text-long",
            "catalog.text-marks",
            "catalog.too-large",
            "catalog.unreadable"),
        silent);
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    CatalogReading reading = CatalogReader.read(folder.resolve("none"));

    assertTrue(CatalogFixture.rules(reading).contains("catalog.no-folder"), reading::toString);
  }

  @Test
  void aLinkIsNotFollowedAndAHugeFileIsNotRead() throws IOException {
    CatalogFixture.lay("base", folder);
    Files.createSymbolicLink(folder.resolve("terms/link.md"), folder.resolve("terms/rope.md"));
    Files.writeString(folder.resolve("terms/huge.md"), "x".repeat((1 << 20) + 1));

    CatalogReading reading = CatalogReader.read(folder);

    assertEquals(
        """
        terms/huge.md: error: 1048577 bytes are more than a file of words may have
          hint: the limit is 1,048,576 bytes
        terms/link.md: warning: this is a link or a device, not a file, and is not read
          hint: put the file itself here
        """,
        CatalogFixture.printed(reading));
  }

  @Test
  void idsThatDifferInCaseOnlyAreToldApart() throws IOException {
    CatalogFixture.lay("base", folder);
    Files.copy(folder.resolve("models/acme/chat-7b.md"), folder.resolve("models/acme/Chat-7B.md"));
    Files.copy(
        folder.resolve("models/acme/chat-7b.zh.md"), folder.resolve("models/acme/Chat-7B.zh.md"));

    assertEquals(
        """
        models/acme/chat-7b.md: error: this differs from content/models/acme/Chat-7B.md in upper \
        and lower case only
          hint: many file systems and readers take the two for one: rename one of them
        models/acme/chat-7b.md:6:13: warning: this repository, at the same revision, is that of \
        acme/Chat-7B too
          6 | repository: https://huggingface.co/acme/chat-7b
            |             ^
          hint: keep one of the two files, or name the revision that each means
        """,
        CatalogFixture.printed(CatalogReader.read(folder)));
  }

  private static Set<Object> messages() throws IOException {
    Properties messages = new Properties();
    try (var in = Catalog.class.getResourceAsStream("messages.en.properties")) {
      messages.load(in);
    }
    return messages.keySet();
  }
}
