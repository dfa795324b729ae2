package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.crawl.text.JsonText;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder with a model, token ids, and the logits that the reference gives.
 *
 * @param config the name of the configuration in the folder
 */
public record GoldenCase(Path folder, String config) {
  /** A case among the resources of the tests. */
  static GoldenCase own(String name) {
    try {
      return new GoldenCase(Path.of(GoldenCase.class.getResource(name).toURI()), "config.json");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public SmokeResult check() {
    return check(SmokeLimits.USUAL);
  }

  public SmokeResult check(SmokeLimits limits) {
    return SmokeCheck.run(request(limits));
  }

  SmokeRequest request() {
    return request(SmokeLimits.USUAL);
  }

  SmokeRequest request(SmokeLimits limits) {
    return SmokeRequest.ofFolder(
        folder.getFileName().toString(), json(config), folder, headers(folder), limits);
  }

  private JsonNode json(String file) {
    try {
      return Files.exists(folder.resolve(file))
          ? JsonText.json(Files.readAllBytes(folder.resolve(file)))
          : MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<WeightHeader> headers(Path folder) {
    List<WeightHeader> headers = new ArrayList<>(ModelFolder.read(folder).headers());
    Path adapter = folder.resolve("adapter");
    if (Files.isDirectory(adapter)) {
      ModelFolder.read(adapter).headers().forEach(h -> headers.add(h.at("adapter/" + h.path())));
    }
    return headers;
  }
}
