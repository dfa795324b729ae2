package dev.pedigree.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pedigree.diagnostics.Text;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "Chat 7B",
            "Acme",
            "acme",
            "2023-03-14",
            "https://huggingface.co/acme/chat-7b",
            "v1.10",
            "apache-2.0",
            List.of(new Parent("acme/base-7b", Relation.FINETUNE, "card", "")),
            List.of("https://huggingface.co/acme/chat-7b"),
            Optional.empty(),
            new Words(
                "The base model, [fine-tuned](model:acme/base-7b) for chat.\n",
                "由基础模型[微调](model:acme/base-7b)而成的对话模型。\n",
                "models/acme/chat-7b.md",
                "models/acme/chat-7b.zh.md",
                16,
                5,
                false)),
        catalog.model("acme/chat-7b").orElseThrow());
    assertEquals(new Text("Acme", "顶点"), catalog.family("acme").orElseThrow().name());
  }

  @Test
  void thePaperFactsKeepTheirTypesAndMarks() {
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
            new PaperFact(6L, "paper"),
            "width",
            new PaperFact(512L, "paper, arithmetic"),
            "norm_eps",
            new PaperFact(1e-5, "memory")),
        paper.sizes());
    assertEquals(
        Map.of(
            "norm",
            new PaperFact("layernorm", "paper"),
            "norm_bias",
            new PaperFact(true, "code"),
            "rope_pairing",
            new PaperFact(null, "paper"),
            "attn_scale",
            new PaperFact("unknown", "unknown")),
        paper.structure());
    assertEquals(65_000_000L, paper.publishedParameters());
    assertEquals("It counts both embeddings.", paper.explainedGap());
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
  void theRealContentHasNoBrokenFile() {
    CatalogReading reading = CatalogReader.read(Path.of("content"));

    assertFalse(reading.catalog().terms().isEmpty());
    assertEquals(
        List.of(),
        reading.findings().stream()
            .filter(f -> f.location().path().matches("(families|terms)/.*\\.md"))
            .filter(f -> f.severity() == dev.pedigree.diagnostics.Severity.ERROR)
            .toList());
  }
}
