package dev.pedigree.architecture.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderSizesTest {
  private static final Fixture LLAMA = Fixture.of("llama-7b");

  private static DialectChoice.Candidate candidate(ObjectNode config) {
    return DialectChoice.of(Config.of(config), LLAMA.tensors(), Dialects.all())
        .orElseThrow()
        .best();
  }

  @Test
  void aHeaderThatAgreesCorrectsNothing() {
    assertEquals(List.of(), HeaderSizes.correct(candidate(LLAMA.config().deepCopy())));
  }

  @Test
  void whatTheHeaderShowsTakesThePlaceOfWhatIsDeclaredAndIsReturned() {
    ObjectNode config = LLAMA.config().deepCopy();
    config.put("intermediate_size", 11_000);
    config.remove("num_hidden_layers");
    DialectChoice.Candidate candidate = candidate(config);
    List<HeaderSizes.Correction> corrections = HeaderSizes.correct(candidate);
    assertEquals(
        List.of(
            new HeaderSizes.Correction(Size.LAYERS, -1, 32, "layers"),
            new HeaderSizes.Correction(
                Size.FFN, 11_000, 11_008, "model.layers.{0-31}.mlp.gate_proj.weight")),
        corrections);
    assertEquals(11_008, candidate.sizes().number(Size.FFN));
    assertEquals(List.of(), HeaderSizes.correct(candidate), "a second time nothing is left");
  }

  @Test
  void onlyWhatWasDeclaredOtherwiseIsAFinding() {
    ObjectNode config = LLAMA.config().deepCopy();
    config.put("intermediate_size", 11_000);
    config.remove("num_hidden_layers");
    DialectChoice.Candidate candidate = candidate(config);
    List<String> rules =
        HeaderCheck.of("here", candidate, HeaderSizes.correct(candidate)).stream()
            .map(f -> f.rule() + " " + f.location())
            .toList();
    assertEquals(
        List.of("architecture.contradiction here (model.layers.{0-31}.mlp.gate_proj.weight)"),
        rules);
  }
}
