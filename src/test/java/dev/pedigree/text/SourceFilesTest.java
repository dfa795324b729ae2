package dev.pedigree.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  @TempDir Path folder;

  @Test
  void aTextIsThatOfItsFileWhenItIsAskedForAndEmptyWhenItCannotBeRead() throws IOException {
    Files.writeString(folder.resolve("a.md"), "\ufeff模型");
    Files.write(folder.resolve("b.md"), new byte[] {'b', (byte) 0xff});
    Files.writeString(folder.resolve("long.md"), "x".repeat(11));
    Map<String, String> texts =
        new SourceFiles(folder, List.of("b.md", "a.md", "long.md", "gone.md"), 10);

    assertEquals(Set.of("a.md", "b.md", "gone.md", "long.md"), texts.keySet());
    assertEquals("{a.md=模型, b.md=b\ufffd, gone.md=, long.md=}", new TreeMap<>(texts).toString());
    assertNull(texts.get("c.md"));
    Files.write(folder.resolve("a.md"), "later".getBytes(StandardCharsets.UTF_8));
    assertEquals("later", texts.get("a.md"));
  }
}
