package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokenizer and code of a repository: read once, kept as prints. */
class PrintedFilesTest extends LargeFileFixture {
  private static final String TOKENIZER =
      "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0, \"b\": 1, \"ab\": 2},"
          + " \"merges\": [\"a b\"]}}";
  private static final String CODE =
      "class HeronNorm:\n    def forward(self, x):\n        return x * 2 + self.scale(x, 3) - 4\n";

  @Test
  void bothAreReadFromTheRepositoryItself() throws IOException {
    git.file("tokenizer.json", TOKENIZER).file("modeling_heron.py", CODE).commit();
    Crawled crawled = crawl();
    assertEquals(List.of(), rules(crawled));
    TokenizerPrint print = crawled.snapshot().prints().tokenizer().orElseThrow();
    assertEquals("tokenizer.json", print.file());
    assertTrue(print.oid().startsWith("git:"), print.oid());
    assertEquals(3, print.count());
    assertEquals(List.of("a", "b", "ab"), crawled.printed().tokenizer().orElseThrow().tokens());
    assertEquals("modeling_heron.py", crawled.snapshot().prints().code().get(0).file());
    assertEquals(1, questions());
  }

  @Test
  void aTokenizerThatIsALargeFileIsReadOnceAndNotAgainWhileItsDigestIsTheSame() throws IOException {
    String oid = large(TOKENIZER);
    Crawled first = crawl();
    assertEquals(List.of(), rules(first));
    assertEquals("sha256:" + oid, first.snapshot().prints().tokenizer().orElseThrow().oid());
    assertEquals(1, large().stream().filter(a -> a.path().contains(oid)).count());

    Crawled again = crawl(request().after(first.snapshot()));
    assertEquals(first.snapshot().prints(), again.snapshot().prints());
    assertEquals(1, large().stream().filter(a -> a.path().contains(oid)).count());
    assertTrue(again.printed().tokenizer().isEmpty());
  }

  @Test
  void whatIsTooLongOrCannotBeReadIsARemark() throws IOException {
    git.file("tokenizer.json", new LfsPointer("ab".repeat(32), 40_000_000).text());
    git.file("modeling_heron.py", "def f(:\n").commit();
    Crawled crawled = crawl();
    assertEquals(List.of("crawl.beside-large", "prints.code.syntax"), rules(crawled));
    assertEquals(
        "the file has 40000000 bytes; at most 37748736 are read of a file that is not weights, so its"
            + " content is not compared",
        crawled.snapshot().findings().get(0).message().en());
    assertEquals(Prints.NONE, crawled.snapshot().prints());
  }

  @Test
  void aLargeFileThatTheServerDoesNotHaveIsARemark() throws IOException {
    git.file("tokenizer.json", new LfsPointer("ab".repeat(32), 400).text()).commit();
    Crawled crawled = crawl();
    assertEquals(List.of("crawl.lfs-missing"), rules(crawled));
    assertEquals("info", crawled.snapshot().findings().get(0).severity().word());
    assertEquals(2, crawled.headers().size());
  }

  @Test
  void aFolderIsReadInTheSameWayAndAPointerInItIsNoTokenizer() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("folder"));
    Files.writeString(folder.resolve("config.json"), "{}");
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
    Files.writeString(folder.resolve("modeling_heron.py"), CODE);
    Printed printed = ModelFolder.read(folder).printed();
    assertEquals("", printed.prints().tokenizer().orElseThrow().oid());
    assertEquals(1, printed.code().size());
    Files.writeString(
        folder.resolve("tokenizer.json"), new LfsPointer("ab".repeat(32), 400).text());
    assertEquals(1, ModelFolder.read(folder).printed().code().size());
    assertTrue(ModelFolder.read(folder).printed().tokenizer().isEmpty());
  }

  private String large(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try {
      String oid = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      git.file("tokenizer.json", new LfsPointer(oid, bytes.length).text()).commit();
      hub.with(oid, bytes, bytes.length);
      return oid;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
