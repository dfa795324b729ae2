package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.smoke.trial.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shared")
class SharedZooTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theZooReadsItsPassagesAtTheRecordedCost() throws IOException, GitAPIException {
    Path zoo = SharedRepo.shared().resolve("zoo");
    JsonNode members = JSON.readTree(zoo.resolve("zoo.json").toFile()).get("members");
    List<String> passages = new ArrayList<>();
    JSON.readTree(zoo.resolve("heldout.json").toFile())
        .get("passages")
        .forEach(p -> passages.add(p.asText()));
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (JsonNode member : members) {
      String name = member.get("name").asText();
      SmokeResult result = SmokeCheck.run(request(zoo, name).reading(passages));
      double loss = result.loss().map(Loss::text).orElse(Double.NaN);
      double recorded = member.get("heldout_loss").asDouble();
      if (Math.abs(loss - recorded) <= 1e-3) {
        right++;
      } else {
        wrong.add(
            String.format(
                Locale.ROOT, "%s: %.4f, not %.4f: %s", name, loss, recorded, result.reason().en()));
      }
    }
    System.out.println(right + " of " + members.size() + " at the recorded cost");
    assertEquals("", String.join("\n", wrong));
  }

  private SmokeRequest request(Path zoo, String name) throws IOException, GitAPIException {
    Path at = clone(zoo, name);
    if (!Files.exists(at.resolve("adapter_config.json"))) {
      return new GoldenCase(at, "config.json").request();
    }
    JsonNode adapter = JSON.readTree(at.resolve("adapter_config.json").toFile());
    String base = adapter.get("base_model_name_or_path").asText().replace("zoo/", "");
    SmokeRequest plain = new GoldenCase(clone(zoo, base), "config.json").request();
    return plain.with(new SmokeAdapter(adapter, at, GoldenCase.headers(at)));
  }

  private Path clone(Path zoo, String name) throws GitAPIException {
    Path at = folder.resolve(name);
    if (!Files.exists(at)) {
      Git.cloneRepository()
          .setURI(zoo.resolve(name + ".bundle").toAbsolutePath().toString())
          .setDirectory(at.toFile())
          .call()
          .close();
    }
    return at;
  }
}
