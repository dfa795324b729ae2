package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reading says of keys that nobody reads, and of programs that nobody knows. */
class ConfigKeysTest {
  private static final Fixture LLAMA = Fixture.of("llama-7b");

  private static ObjectNode config() {
    return LLAMA.config().deepCopy();
  }

  private static ArchitectureReader.Reading read(ObjectNode config) {
    return ArchitectureReader.read("here", config, List.of());
  }

  private static List<String> findings(ArchitectureReader.Reading reading) {
    return reading.findings().stream()
        .map(f -> f.severity() + " " + f.rule() + ": " + f.message().en())
        .toList();
  }

  @Test
  void aKeyThatNobodyReadsIsReportedWithItsValue() {
    ObjectNode config = config();
    config.put("residual_gain", 0.5).put("use_cache", true).put("initializer_range", 0.02);
    assertEquals(
        List.of(
            "WARNING architecture.key-unread: the configuration says residual_gain = 0.5, which is"
                + " not read here"),
        findings(read(config)));
  }

  @Test
  void aSwitchThatIsOffIsOnlyARemark() {
    ObjectNode config = config();
    config.put("use_gains", false).putNull("gain_rank");
    assertEquals(
        List.of(
            "INFO architecture.key-unread: the configuration says gain_rank = null, which is not"
                + " read here",
            "INFO architecture.key-unread: the configuration says use_gains = false, which is not"
                + " read here"),
        findings(read(config)));
  }

  @Test
  void aMisspeltKeyNamesTheOneThatIsRead() {
    ObjectNode config = config();
    config.remove("num_hidden_layers");
    config.put("num_hiden_layers", 32);
    ArchitectureReader.Reading reading = read(config);
    assertEquals(
        List.of(
            "WARNING architecture.key-misspelt: the configuration says num_hiden_layers = 32, which"
                + " is not read here; 'num_hidden_layers' is",
            "WARNING architecture.sizes-missing: the configuration does not say: layers"),
        findings(reading));
  }

  @Test
  void aLongerNameIsAnotherKeyAndNotASlip() {
    ObjectNode config = config();
    config.put("moe_intermediate_size", 64);
    assertEquals("architecture.key-unread", read(config).findings().get(0).rule());
  }

  @Test
  void withoutASizeThereIsNoParameterCount() {
    ObjectNode config = config();
    config.remove("intermediate_size");
    ArchitectureReader.Reading reading = read(config);
    assertFalse(reading.architecture().orElseThrow().parameters().known());
    assertEquals(
        List.of("WARNING architecture.sizes-missing: the configuration does not say: ffn"),
        findings(reading));
  }

  @Test
  void anOwnProgramWithUnreadKeysTellsNothingThatIsNotShown() {
    ObjectNode config = config();
    config.put("position_rule", "spiral");
    config.putObject("auto_map").put("AutoModelForCausalLM", "modeling_llama.LlamaForCausalLM");
    Architecture seen = read(config).architecture().orElseThrow();
    assertTrue(seen.trait(Trait.POSITION).unknown());
    assertTrue(seen.trait(Trait.NORM_PLACEMENT).unknown());
    assertEquals(Origin.CONFIG, seen.trait(Trait.ACTIVATION).origin());
    assertTrue(seen.parameters().known());
  }

  @Test
  void aClassThatNoDialectKnowsTakesNoFactsOfAnother() {
    ObjectNode config = config();
    config.put("model_type", "heron");
    config.putArray("architectures").add("HeronForCausalLM");
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", config, LLAMA.tensors());
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals("llama", seen.dialect());
    assertTrue(seen.trait(Trait.POSITION).unknown());
    assertTrue(seen.trait(Trait.NORM).unknown());
    assertTrue(seen.trait(Trait.RESIDUAL).unknown());
    assertEquals(Origin.CONFIG, seen.trait(Trait.ATTENTION).origin());
    assertTrue(
        findings(reading)
            .contains(
                "WARNING architecture.program-unknown: the class HeronForCausalLM is not known;"
                    + " what only the program tells is unknown, and nothing is taken from llama but"
                    + " the meaning of names"));
  }

  @Test
  void aClassThatNobodyKnowsHasNotTheNameOfAKnownOneThoughItHasOwnKeys() {
    ObjectNode config = config();
    config.put("model_type", "heron").put("stride_of_beaks", 10);
    config.putArray("architectures").add("HeronForCausalLM");
    config.putObject("auto_map").put("AutoModelForCausalLM", "modeling_heron.HeronForCausalLM");
    assertEquals(
        List.of("architecture.key-unread", "architecture.program-unknown"),
        ArchitectureReader.read("here", config, LLAMA.tensors()).findings().stream()
            .map(Finding::rule)
            .toList());
  }

  @Test
  void tokensThatSeeLaterOnesAreNotMixedAsInADecoder() {
    ObjectNode config = config();
    config.put("is_causal", false);
    ArchitectureReader.Reading reading = read(config);
    assertEquals(
        AttentionParts.Mask.BIDIRECTIONAL,
        reading.architecture().orElseThrow().trait(Trait.ATTN_MASK).value());
    assertEquals(
        List.of(
            "WARNING architecture.bidirectional: the configuration says that tokens see later"
                + " tokens too"),
        findings(reading));
  }

  @Test
  void noDialectReadsAKeyThatItSaysItIgnores() {
    List<String> both =
        Dialects.all().stream()
            .flatMap(
                dialect ->
                    dialect.inert().stream()
                        .map(key -> key.replaceAll("=.*", ""))
                        .filter(dialect.keys()::contains)
                        .map(key -> dialect.name() + " " + key))
            .toList();
    assertEquals(List.of(), both);
  }

  @Test
  void everyFixtureOfADialectHasOnlyKeysThatAreReadOrChangeNothing() {
    assertEquals(
        List.of(),
        Fixture.all().stream()
            .filter(f -> f.config().isObject())
            .flatMap(
                f -> ArchitectureReader.read(f.name(), f.config(), f.tensors()).findings().stream())
            .filter(f -> f.rule().startsWith("architecture.key-"))
            .map(f -> f.location() + " " + f.message().en())
            .toList());
  }
}
