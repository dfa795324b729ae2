package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedGoldenNamesTest;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Renamed headers give the same facts as before or fewer, but no wrong ones. */
@Tag("shared")
class SharedRenamedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How much of the configuration is left. */
  enum Left {
    KEYS(true),
    SIZES(false),
    SIZES_AND_A_WRONG_CLASS(true),
    NOTHING(false);

    /** Which half of the repositories is read so. */
    final boolean even;

    Left(boolean even) {
      this.even = even;
    }
  }

  private record Case(String id, JsonNode config, List<TensorPattern> tensors) {}

  private static List<Case> repos() {
    return SharedRepo.all().stream()
        .map(repo -> new Case(repo.id(), repo.config(), repo.tensors()))
        .toList();
  }

  private static List<Case> golden() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (Path folder : SharedGoldenNamesTest.cases()) {
      JsonNode config = JSON.readTree(folder.resolve("config.json").toFile());
      cases.add(
          new Case(folder.getFileName().toString(), config, SharedGoldenNamesTest.tensors(folder)));
    }
    return cases;
  }

  /** Half of them each time, so that every repository is tried in two ways. */
  @ParameterizedTest
  @EnumSource(Left.class)
  void ofRenamedRepositoriesNothingWrongIsSaidHoweverLittleOfTheConfigurationIsLeft(Left left) {
    Map<String, List<String>> wrong = new TreeMap<>();
    int told = 0;
    List<Case> all = repos();
    List<Case> half =
        IntStream.range(0, all.size())
            .filter(i -> (i % 2 == 0) == left.even)
            .mapToObj(all::get)
            .toList();
    for (Case one : half) {
      Renamed renamed = Renamed.all(one.tensors(), one.id().hashCode());
      ArchitectureReader.Reading reading =
          ArchitectureReader.read(one.id(), stripped(one.config(), left), renamed.tensors());
      if (reading.architecture().isPresent()) {
        told++;
        note(wrong, one, renamed, reading.architecture().get());
      }
    }
    assertEquals(Map.of(), wrong);
    assertTrue(told >= half.size() - 5, told + " of " + half.size());
  }

  @Test
  void twoRenamedWordsAreFoundAgainAndTheDesignIsTheSame() throws IOException {
    Map<String, List<String>> wrong = new TreeMap<>();
    List<String> open = new ArrayList<>();
    List<Case> all = new ArrayList<>(repos());
    all.addAll(golden());
    for (Case one : all) {
      Renamed renamed = Renamed.some(one.tensors(), one.id().hashCode(), 2);
      Architecture read =
          ArchitectureReader.read(one.id(), one.config(), renamed.tensors())
              .architecture()
              .orElseThrow();
      note(wrong, one, renamed, read);
      if (!read.designFingerprint().equals(truth(one).designFingerprint())) {
        open.add(one.id());
      }
    }
    assertEquals(Map.of(), wrong);
    assertTrue(open.size() <= 10, open.size() + " of " + all.size() + " stay open: " + open);
  }

  @Test
  void aBeginningThatNobodyUsesDoesNoHarm() {
    Map<String, List<String>> wrong = new TreeMap<>();
    for (Case one : repos()) {
      Renamed renamed = Renamed.behind(one.tensors(), "backbone.core.");
      ArchitectureReader.read(one.id(), one.config(), renamed.tensors())
          .architecture()
          .ifPresent(read -> note(wrong, one, renamed, read));
    }
    assertEquals(Map.of(), wrong);
  }

  private static ObjectNode stripped(JsonNode config, Left left) {
    ObjectNode all = config.deepCopy();
    if (left == Left.KEYS) {
      return all.without(List.of("model_type", "architectures", "auto_map"));
    }
    if (left == Left.NOTHING) {
      return all.removeAll();
    }
    ObjectNode sizes =
        all.retain(
            "hidden_size",
            "num_hidden_layers",
            "num_attention_heads",
            "num_key_value_heads",
            "head_dim",
            "intermediate_size",
            "vocab_size",
            "n_embd",
            "n_layer",
            "n_head");
    return left == Left.SIZES ? sizes : sizes.put("model_type", "opt");
  }

  private static Architecture truth(Case one) {
    return ArchitectureReader.read(one.id(), one.config(), one.tensors())
        .architecture()
        .orElseThrow();
  }

  /** Notes traits and roles that differ from those by the original names. */
  private static void note(
      Map<String, List<String>> wrong, Case one, Renamed renamed, Architecture read) {
    Architecture truth = truth(one);
    List<String> found = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Fact told = read.trait(trait);
      Fact right = truth.trait(trait);
      if (!told.unknown()
          && !right.unknown()
          && !trait.listingValue(told).equals(trait.listingValue(right))) {
        found.add(trait.key() + " " + told.text() + " instead of " + right.text());
      }
    }
    Map<String, String> roles = new HashMap<>();
    truth.roles().forEach(r -> roles.put(key(r.pattern(), r.shape(), r.dtype()), r.role()));
    Map<String, String> told = new HashMap<>();
    read.roles().forEach(r -> told.put(key(r.pattern(), r.shape(), r.dtype()), r.role()));
    for (TensorPattern tensor : renamed.tensors()) {
      String role = told.get(key(tensor.name(), tensor.shape(), tensor.dtype()));
      String before = renamed.before().get(tensor.name());
      String right = roles.get(key(before, tensor.shape(), tensor.dtype()));
      if (role != null
          && right != null
          && !role.contains("buffer")
          && !Arrays.asList(role.split("\\|")).contains(right)) {
        found.add(before + " as " + role + " instead of " + right);
      }
    }
    if (!found.isEmpty()) {
      wrong.put(one.id(), found);
    }
  }

  private static String key(String name, List<Long> shape, String dtype) {
    return name.replaceAll("\\{[^}]*}", "{}") + " " + shape + " " + dtype;
  }
}
