package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * One small LLaMA under names that are meant to mislead: what is told of it is right, or nothing is
 * told.
 */
class HostileNamesTest {

  private static final int LAYERS = 6;

  /** Role, words of the name outermost first, shape; {@code #} stands for the layer. */
  private static final List<List<String>> MODEL =
      List.of(
          List.of("embed.weight", "model embed weight", "32000x512"),
          List.of("head.weight", "head weight", "32000x512"),
          List.of("final_norm.weight", "model norm weight", "512"),
          List.of("layer.attn_norm.weight", "model layers # pre weight", "512"),
          List.of("layer.ffn_norm.weight", "model layers # post weight", "512"),
          List.of("layer.attn.q.weight", "model layers # attn query weight", "512x512"),
          List.of("layer.attn.k.weight", "model layers # attn key weight", "128x512"),
          List.of("layer.attn.v.weight", "model layers # attn value weight", "128x512"),
          List.of("layer.attn.out.weight", "model layers # attn out weight", "512x512"),
          List.of("layer.ffn.gate.weight", "model layers # mlp gate weight", "1376x512"),
          List.of("layer.ffn.up.weight", "model layers # mlp up weight", "1376x512"),
          List.of("layer.ffn.down.weight", "model layers # mlp down weight", "512x1376"));

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("model", "模型"),
          Map.entry("embed", "词嵌入"),
          Map.entry("head", "输出头"),
          Map.entry("norm", "末归一"),
          Map.entry("layers", "第"),
          Map.entry("pre", "前归一"),
          Map.entry("post", "后归一"),
          Map.entry("attn", "注意力"),
          Map.entry("mlp", "前馈"),
          Map.entry("query", "查询"),
          Map.entry("key", "键"),
          Map.entry("value", "值"),
          Map.entry("out", "输出"),
          Map.entry("gate", "门控"),
          Map.entry("up", "上升"),
          Map.entry("down", "下降"),
          Map.entry("weight", "权重"));

  private final Map<String, String> truth = new LinkedHashMap<>();
  private final List<Tensor> tensors = new ArrayList<>();

  private static List<Long> shape(String text) {
    List<Long> shape = new ArrayList<>();
    for (String dimension : text.split("x")) {
      shape.add(Long.parseLong(dimension));
    }
    return shape;
  }

  private void store(String name, String role, List<Long> shape) {
    truth.put(name, role);
    tensors.add(new Tensor(name, "F32", shape, 0, 0, ""));
  }

  /** Stores a tensor a layer under a name made of the words. */
  private void model(UnaryOperator<String> words) {
    for (List<String> line : MODEL) {
      boolean layered = line.get(1).contains("#");
      for (int layer = 0; layer < (layered ? LAYERS : 1); layer++) {
        String name = words.apply(line.get(1).replace("#", "" + layer));
        store(name, line.get(0), shape(line.get(2)));
      }
    }
  }

  private ArchitectureReader.Reading read() {
    Collections.shuffle(tensors, new Random(7));
    return ArchitectureReader.read("here", MissingNode.getInstance(), TensorPattern.fold(tensors));
  }

  /** No tensor is told roles without its own one. */
  private ArchitectureReader.Reading assertNothingWrong() {
    ArchitectureReader.Reading reading = read();
    List<String> wrong = new ArrayList<>();
    List<Alignment.Aligned> told = reading.alignment().map(Alignment::tensors).orElse(List.of());
    for (Alignment.Aligned aligned : told) {
      for (String name : aligned.tensor().names()) {
        boolean right = aligned.names().isEmpty() || aligned.names().contains(truth.get(name));
        if (!right) {
          wrong.add(name + " is " + truth.get(name) + ", told " + aligned.names());
        }
      }
    }
    assertEquals(List.of(), wrong);
    return reading;
  }

  private void assertDescribed() {
    ArchitectureReader.Reading reading = assertNothingWrong();
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals((long) LAYERS, seen.size(Size.LAYERS).value());
    assertEquals(512L, seen.size(Size.WIDTH).value());
    assertEquals(1376L, seen.size(Size.FFN).value());
    assertTrue(reading.alignment().orElseThrow().fits());
  }

  private void assertUnknown() {
    assertEquals(Optional.empty(), assertNothingWrong().architecture());
  }

  private static List<String> reversed(String words) {
    List<String> parts = new ArrayList<>(List.of(words.split(" ")));
    Collections.reverse(parts);
    return parts;
  }

  @Test
  void partsInReversedOrderAreRead() {
    model(words -> String.join(".", reversed(words)));
    assertDescribed();
  }

  @Test
  void aLayerGluedToTheLastWordIsRead() {
    model(
        words -> {
          String number = words.replaceAll("[^0-9]", "");
          return words.replaceAll(" [0-9]+", "").replace(" ", "") + number;
        });
    assertDescribed();
  }

  @Test
  void namesInChineseAreRead() {
    model(
        words -> {
          StringBuilder name = new StringBuilder();
          for (String word : words.split(" ")) {
            name.append(CHINESE.getOrDefault(word, word + "层"));
          }
          return name.toString();
        });
    assertDescribed();
  }

  @Test
  void namesWithoutStructureAreUnknown() {
    model(
        words -> {
          byte[] hash = new byte[15];
          new Random(words.hashCode()).nextBytes(hash);
          return Base64.getUrlEncoder().encodeToString(hash);
        });
    assertUnknown();
  }

  @Test
  void namesThatAreNumbersInAnyOrderAreUnknown() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(3));
    model(words -> "tensor_" + numbers.remove(0));
    assertUnknown();
  }

  @Test
  void twoModelsInOneFileAreNotReadAsOne() {
    model(words -> "teacher/" + words.replace(' ', '/'));
    for (List<String> line : MODEL) {
      boolean layered = line.get(1).contains("#");
      for (int layer = 0; layer < (layered ? 2 * LAYERS : 1); layer++) {
        String name = "student/" + line.get(1).replace("#", "" + layer).replace(' ', '/');
        store(name, line.get(0), shape(line.get(2)).stream().map(d -> d / 2).toList());
      }
    }
    assertUnknown();
  }

  @Test
  void twoModelsOfOneShapeInOneFileAreNotReadAsOne() {
    model(words -> "a/" + words.replace(' ', '/'));
    model(words -> "b/" + words.replace(' ', '/'));
    assertUnknown();
  }

  @Test
  void kernelsTurnedWithAllLayersInOneTensorAreRead() {
    for (List<String> line : MODEL) {
      List<Long> shape = new ArrayList<>(shape(line.get(2)));
      if (shape.size() > 1 && !line.get(0).startsWith("embed")) {
        Collections.reverse(shape);
      }
      if (line.get(1).contains("#")) {
        shape.add(0, (long) LAYERS);
      }
      String name = line.get(1).replace("# ", "").replace(' ', '/').replace("weight", "kernel");
      store("params/" + name, line.get(0), shape);
    }
    assertDescribed();
  }

  @Test
  void layersAlongTheSecondDimensionWithHeadsApartAreRead() {
    for (List<String> line : MODEL) {
      List<Long> shape = new ArrayList<>(shape(line.get(2)));
      if (shape.size() > 1 && !line.get(0).startsWith("embed")) {
        Collections.reverse(shape);
      }
      if (line.get(0).matches("layer.attn.[qkv].weight")) {
        shape.set(1, shape.get(1) / 64);
        shape.add(64L);
      }
      if (line.get(1).contains("#")) {
        shape.add(1, (long) LAYERS);
      }
      store("state/" + line.get(1).replace("# ", "").replace(' ', '-'), line.get(0), shape);
    }
    assertDescribed();
  }

  @Test
  void aPrefixThatDiffersFromLayerToLayerIsNotReadWrongly() {
    Random random = new Random(11);
    model(
        words ->
            words.contains("layers")
                ? "shard" + random.nextInt(3) + "/" + words.replace(' ', '/')
                : words.replace(' ', '/'));
    assertNothingWrong();
  }

  /** The words with another number of the layer. */
  private static String renumbered(String words, IntFunction<String> number) {
    String digits = words.replaceAll("[^0-9]", "");
    return digits.isEmpty()
        ? words
        : words.replaceAll("[0-9]+", number.apply(Integer.parseInt(digits)));
  }

  @Test
  void layersNumberedInStepsAreCountedOneByOne() {
    model(words -> renumbered(words, layer -> "" + (3 * layer + 10)).replace(' ', '.'));
    assertDescribed();
  }

  @Test
  void aNumberOfAStageBesideThatOfTheLayerSaysNothing() {
    model(words -> renumbered(words, layer -> layer / 3 + " " + layer).replace(' ', '/'));
    assertDescribed();
  }

  @Test
  void layersInCapitalLettersAreRead() {
    model(words -> renumbered(words, layer -> "" + (char) ('A' + layer)).replace(' ', '_'));
    assertDescribed();
  }

  @Test
  void layersWithGapsAreUnknown() {
    model(words -> renumbered(words, layer -> "" + layer * layer).replace(' ', '.'));
    assertUnknown();
  }

  @Test
  void aNumberedEmbeddingIsInNoLayer() {
    model(
        words -> {
          String number = words.replaceAll("[^0-9]", "");
          int role =
              MODEL.stream()
                  .map(l -> l.get(1))
                  .toList()
                  .indexOf(number.isEmpty() ? words : words.replace(number, "#"));
          return "t_" + (number.isEmpty() ? "" : number + "_") + role + "_w";
        });
    assertDescribed();
  }

  /** What lies behind the last layer predicts further tokens; a third of a model does not. */
  @Test
  void aDescriptionOfAPartOfTheTensorsIsNone() {
    model(words -> words.replace(' ', '.'));
    for (int layer = LAYERS - 2; layer < LAYERS; layer++) {
      store("model.layers." + layer + ".join.weight", "", shape("512x1024"));
    }
    assertUnknown();
  }
}
