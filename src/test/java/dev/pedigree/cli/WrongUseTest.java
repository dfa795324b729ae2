package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, folders and streams that cannot be used: each has its message and exit code. */
class WrongUseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"99999", "-1", "65536"})
  void aPortBeyondTheRangeIsWrongUse(String port) {
    Run run = Run.of("serve", "--port=" + port);

    assertEquals(2, run.exit());
    assertEquals(
        "Invalid value for option '--port': a port is a number up to 65535",
        run.err().lines().findFirst().orElse(""));
  }

  @Test
  void aPortThatIsNoNumberIsWrongUse() {
    Run run = Run.of("serve", "--port", "abc");

    assertEquals(2, run.exit());
    assertEquals(
        "Invalid value for option '--port': 'abc' is not an int",
        run.err().lines().findFirst().orElse(""));
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Run run = Run.of("serve", "--port", port);

      assertEquals(1, run.exit());
      assertEquals(
          "--port: error: port "
              + port
              + " is in use\n"
              + "  hint: end the other program, or take a free port with --port 0\n",
          run.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "huggingface.co=https://x.org",
        "https://huggingface.co=ftp://x",
        "https://huggingface.co=http://",
        "file:///a=/b",
        "https://=https://x.org"
      })
  void aHubThatIsNoAddressIsNamed(String hub) {
    Run run = Run.of("inspect", "--hub", hub, "https://huggingface.co/a/b");

    assertEquals(1, run.exit());
    assertEquals(
        "--hub: error: '"
            + hub
            + "' is not a web address in place of which another address or a folder is read\n"
            + "  hint: both sides start with https:// or http://, and the second may be a path:"
            + " --hub https://huggingface.co=/srv/models\n",
        run.err());
  }

  @Test
  void outputThatIsAFileIsNotTakenForAFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("site"), "mine");
    Run run = Run.of("build", "--offline", "--root", base(), "--out", file);

    assertEquals(1, run.exit());
    assertEquals(
        """
        site: error: this is a file, and the site needs a folder
          hint: name an empty or new folder with --out
        """,
        run.err());
    assertEquals("mine", Files.readString(file));
    assertEquals(
        "error: " + file + ": a file lies where a folder is needed\n",
        Run.of("build", "--offline", "--root", base(), "--out", file.resolve("deeper")).err());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no system folder that nobody can write");
    Run run = Run.of("build", "--offline", "--root", base(), "--out", "/proc/pedigree");

    assertEquals(1, run.exit());
    assertEquals("error: /proc/.pedigree.pedigree-lock: no such file or folder\n", run.err());
  }

  @Test
  void withoutContentTheCatalogueInTheProgramIsUsedAndThatIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("content"));
    Run run = Run.of("check", "--root", folder);

    assertEquals(0, run.exit());
    assertEquals(
        folder.resolve("content")
            + ": info: there is no content here, so the catalogue inside the program is used\n"
            + "  hint: give the folder of a checkout with --root to use its own\n",
        run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--full"})
  void outputThatCannotBeWrittenIsAnError(String option) throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no full device");
    Path model = new TinyModel().write(folder.resolve("model"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(Pedigree.class.getName(), "inspect", "--no-catalogue", option, model.toString()));
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(full.toFile())
            .redirectError(errors.toFile())
            .start();

    assertEquals(1, process.waitFor());
    assertEquals(
        "error: standard output: No space left on device\n",
        Files.readString(errors, StandardCharsets.UTF_8));
  }

  private Path base() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("content"));
    Files.writeString(
        root.resolve("content/site.yaml"),
        """
        title: {en: A, zh: 甲}
        tagline: {en: B, zh: 乙}
        baseUrl: https://example.org
        comparisons: []
        chains: []
        """);
    return root;
  }
}
