package dev.pedigree.catalog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Comparison;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.PaperFact;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Text;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogReaderTest {
  @TempDir Path folder;

  @Test
  void aGoodFolderReadsWithoutAWord() {
    CatalogReading reading = CatalogReader.read(CatalogFixture.BASE);

    assertEquals("", CatalogFixture.printed(reading));
    Catalog catalog = reading.catalog();
    assertEquals(
        List.of("acme/base-7b", "acme/chat-7b", "paper/elder"),
        catalog.models().stream().map(Model::id).toList());
    assertEquals(
        new Site(
            new Text("Pedigree", "模型谱系"),
            new Text("Where does this model come from?", "这个模型从何而来？"),
            "https://pedigree.example",
            "",
            List.of(new Comparison("paper/elder", "acme/base-7b")),
            List.of(List.of("paper/elder", "acme/base-7b", "acme/chat-7b"))),
        catalog.site());
    assertEquals(
        new Model(
            "acme/chat-7b",
            Text.same("Chat 7B"),
            Text.same("Acme"),
            "acme",
            "",
            ReleaseDate.of("2023-03-14").orElseThrow(),
            "https://huggingface.co/acme/chat-7b",
            "v1.10",
            "apache-2.0",
            List.of(new Parent("acme/base-7b", Relation.FINETUNE, "card", Text.same(""))),
            List.of("https://huggingface.co/acme/chat-7b"),
            Optional.empty(),
            new Words(
                "The base model, [fine-tuned](model:acme/base-7b) for chat.\n",
                "由基座模型[微调](model:acme/base-7b)而成的对话模型。\n",
                "models/acme/chat-7b.md",
                "models/acme/chat-7b.zh.md",
                16,
                5,
                false)),
        catalog.model("acme/chat-7b").orElseThrow());
    assertEquals(new Text("Acme", "顶点"), catalog.family("acme").orElseThrow().name());
  }

  private static Location place(int line, int column) {
    return Location.at("models/paper/elder.md", line, column);
  }

  @Test
  void thePaperFactsKeepTheirTypesMarksAndPlaces() {
    Paper paper =
        CatalogReader.read(CatalogFixture.BASE)
            .catalog()
            .model("paper/elder")
            .orElseThrow()
            .paper()
            .orElseThrow();

    assertEquals(
        Map.of(
            "layers",
            new PaperFact(6L, "paper", place(14, 21)),
            "width",
            new PaperFact(512L, "paper, arithmetic", place(15, 20)),
            "norm_eps",
            new PaperFact(1e-5, "memory", place(16, 23))),
        paper.sizes());
    assertEquals(
        Map.of(
            "norm",
            new PaperFact("layernorm", "paper", place(18, 19)),
            "norm_bias",
            new PaperFact(true, "code", place(19, 24)),
            "rope_pairing",
            new PaperFact(null, "paper", place(20, 27)),
            "attn_scale",
            new PaperFact("unknown", "unknown", place(21, 25))),
        paper.structure());
    assertEquals(65_000_000L, paper.publishedParameters());
    assertEquals(new Text("It counts both embeddings.", "两份嵌入都计入。"), paper.explainedGap());
  }

  @Test
  void theChineseFileSaysNamesAndNotesInChinese() {
    CatalogFixture.lay("two-claims-on-one-parent", folder);

    Catalog catalog = CatalogReader.read(folder).catalog();

    assertEquals(new Text("Elder", "前辈"), catalog.model("paper/elder").orElseThrow().name());
    Model model = catalog.model("acme/base-7b").orElseThrow();
    assertEquals(new Text("Acme", "顶点"), model.organisation());
    assertEquals(
        List.of(
            new Parent(
                "paper/elder",
                Relation.DESIGN,
                "card",
                new Text("The card names it.", "模型卡点名提到它。")),
            new Parent(
                "paper/elder", Relation.DISTILLED, "card", new Text("So it says.", "它如是说。"))),
        model.parents());
  }

  @Test
  void aParentThatIsFreeTextHasItsOwnNameInChinese() throws IOException {
    Path models = CatalogFixture.lay("base", folder).resolve("models/acme");
    Path english = models.resolve("chat-7b.md");
    Files.writeString(
        english,
        Files.readString(english).replace("- model: acme/base-7b", "- model: A model of Acme"));
    Path chinese = models.resolve("chat-7b.zh.md");
    Files.writeString(
        chinese,
        Files.readString(chinese)
            .replaceFirst("---\n", "---\nparents:\n  A model of Acme: Acme 的某个模型\n"));

    assertEquals(
        List.of(new Text("A model of Acme", "Acme 的某个模型")),
        CatalogReader.read(folder).catalog().model("acme/chat-7b").orElseThrow().parents().stream()
            .map(Parent::name)
            .toList());
  }

  @Test
  void aFolderInsideAJarReadsTheSame() throws IOException {
    Path jar = folder.resolve("content.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      try (Stream<Path> files = Files.walk(CatalogFixture.BASE)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to =
              zip.getPath("/content").resolve(CatalogFixture.BASE.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }

    CatalogReading plain = CatalogReader.read(CatalogFixture.BASE);
    try (FileSystem zip = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
      assertEquals(plain, CatalogReader.read(zip.getPath("/content")));
    }
  }

  @Test
  void theRealContentHasNoErrorAndNoWarning() {
    CatalogReading reading = CatalogReader.read(Path.of("content"));

    assertFalse(reading.catalog().models().isEmpty());
    assertEquals(
        List.of(),
        reading.findings().stream()
            .filter(f -> f.severity() != Severity.INFO)
            .map(f -> f.location() + " " + f.message().en())
            .toList());
  }

  @Test
  void aMistakeIsShownWithItsPlaceAndTheOtherFilesAreRead() throws IOException {
    CatalogFixture.lay("base", folder);
    Path file = folder.resolve("models/acme/chat-7b.md");
    String good = Files.readString(file);
    Files.writeString(
        file, good.replace("licence:", "license:").replace("model:acme/base-7b)", "term:rop)"));

    CatalogReading reading = CatalogReader.read(folder);

    String expected =
        """
        models/acme/chat-7b.md:8:1: error: 'license' is not a key here
          8 | license: apache-2.0
            | ^
          hint: did you mean 'licence'?
        models/acme/chat-7b.md:16:30: error: there is no term 'rop' in the catalogue
          16 | The base model, [fine-tuned](term:rop) for chat.
             |                              ^
          hint: did you mean 'rope'?
        """;
    String printed = CatalogFixture.printed(reading);
    assertEquals(expected, printed.substring(0, Math.min(expected.length(), printed.length())));
    assertEquals(
        List.of("acme/base-7b", "paper/elder"),
        reading.catalog().models().stream().map(Model::id).toList());
  }

  @Test
  void stampingChangesTheStampAndNoOtherByte() throws IOException {
    CatalogFixture.lay("base", folder);
    Path english = folder.resolve("families/acme.md");
    Path chinese = folder.resolve("families/acme.zh.md");
    String old = Files.readString(chinese).replace("\n", "\r\n");
    Files.writeString(chinese, old);
    Files.writeString(english, Files.readString(english) + "More.\n");
    assertEquals(List.of("catalog.stale"), CatalogFixture.rules(CatalogReader.read(folder)));

    assertEquals(List.of("families/acme.zh.md"), TranslationStamp.stampAll(folder));

    String stamp = TranslationStamp.of("The models of Acme.\nMore.");
    assertEquals(
        old.replaceFirst("translates: \"[0-9a-f]{8}\"", "translates: \"" + stamp + "\""),
        Files.readString(chinese));
    assertEquals(List.of(), CatalogFixture.rules(CatalogReader.read(folder)));
  }

  @Test
  void aNewModelPassesApartFromTheTextStillToBeWritten() throws IOException {
    CatalogFixture.lay("base", folder);

    ModelScaffold.create(folder, "acme/next-7b@v1", "acme", "2024-01");

    assertEquals(
        List.of("catalog.to-be-written", "catalog.placeholder"),
        CatalogFixture.rules(CatalogReader.read(folder)));
    FindingException again =
        assertThrows(
            FindingException.class,
            () -> ModelScaffold.create(folder, "acme/next-7b@v1", "acme", "2024-01"));
    assertEquals("catalog.already", again.finding().rule());
  }

  @Test
  void theKeysOfPaperFactsAreThoseOfAnArchitecture() {
    assertEquals(Arrays.stream(Size.values()).map(Size::key).toList(), PaperReader.SIZES);
    assertEquals(Arrays.stream(Trait.values()).map(Trait::key).toList(), PaperReader.STRUCTURE);
  }
}
