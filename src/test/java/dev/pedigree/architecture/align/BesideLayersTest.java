package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.Fixture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Headers of unknown names with tensors beside those of the layers: scales, and a layer more. */
class BesideLayersTest {

  private static final List<String> MATRICES =
      List.of(
          "kelp 7168x7168",
          "maple 7168x7168",
          "cobalt 1024x7168",
          "gamma 1024x7168",
          "tau 20480x7168",
          "walnut 20480x7168",
          "iris 7168x20480");

  /** Yi-34B under other names, with matrices of a number type and so many numbered layers. */
  private static List<TensorPattern> nameless(String type, int layers) {
    List<TensorPattern> tensors = new ArrayList<>();
    tensors.add(Fixture.pattern("zephyr.weight", "BF16 64000x7168"));
    tensors.add(Fixture.pattern("heron.weight", "BF16 64000x7168"));
    tensors.add(Fixture.pattern("coral.weight", "BF16 7168"));
    String sage = "sage.{0-" + (layers - 1) + "}.";
    tensors.add(Fixture.pattern(sage + "cedar.weight", "BF16 7168"));
    tensors.add(Fixture.pattern(sage + "spruce.weight", "BF16 7168"));
    for (String matrix : MATRICES) {
      String[] parts = matrix.split(" ");
      tensors.add(Fixture.pattern(sage + parts[0] + ".weight", type + " " + parts[1]));
    }
    return tensors;
  }

  private static List<TensorPattern> scaled(String type, boolean blocks) {
    List<TensorPattern> tensors = nameless("F8_E4M3", 60);
    for (String matrix : MATRICES) {
      String[] parts = matrix.split("[ x]");
      long out = Long.parseLong(parts[1]);
      long in = Long.parseLong(parts[2]);
      String shape = blocks ? out / 128 + "x" + in / 128 : "1";
      tensors.add(Fixture.pattern("sage.{0-59}." + parts[0] + ".opal", type + " " + shape));
    }
    return tensors;
  }

  private static ArchitectureReader.Reading read(List<TensorPattern> tensors) {
    return ArchitectureReader.read("here", MissingNode.getInstance(), tensors);
  }

  private static Map<String, String> roles(ArchitectureReader.Reading reading) {
    Map<String, String> roles = new TreeMap<>();
    for (Alignment.Aligned aligned : reading.alignment().orElseThrow().tensors()) {
      roles.put(aligned.tensor().name(), String.join(" | ", aligned.names()));
    }
    return roles;
  }

  @Test
  void scalesOfBlocksAreToldWithTheirMatricesAndAreNoParameters() {
    ArchitectureReader.Reading reading = read(scaled("F32", true));
    Map<String, String> roles = roles(reading);
    assertEquals("layer.ffn.down.weight", roles.get("sage.{0-59}.iris.weight"));
    assertEquals("scale.layer.ffn.down.weight", roles.get("sage.{0-59}.iris.opal"));
    assertEquals(
        "scale.layer.attn.k.weight | scale.layer.attn.v.weight",
        roles.get("sage.{0-59}.gamma.opal"));
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals(34_388_917_248L, seen.parameters().total());
    assertTrue(seen.unassigned().isEmpty());
  }

  @Test
  void scalesOfWholeMatricesAreNoBuffers() {
    Map<String, String> roles = roles(read(scaled("BF16", false)));
    assertEquals("scale.layer.ffn.down.weight", roles.get("sage.{0-59}.iris.opal"));
  }

  @Test
  void layersBehindTheLastOneThatPredictMoreTokensAreNotCountedAndHaveNoRole() {
    List<TensorPattern> tensors = nameless("BF16", 61);
    tensors.add(Fixture.pattern("sage.{60}.quartz.weight", "BF16 7168x14336"));
    tensors.add(Fixture.pattern("sage.{60}.onyx.weight", "BF16 7168"));
    tensors.add(Fixture.pattern("sage.{60}.jade.weight", "BF16 64000x7168"));
    ArchitectureReader.Reading reading = read(tensors);
    assertEquals("", roles(reading).get("sage.{60}.quartz.weight"));
    assertEquals("layer.ffn.down.weight", roles(reading).get("sage.{0-59}.iris.weight"));
    Architecture seen = reading.architecture().orElseThrow();
    assertEquals(60L, seen.size(Size.LAYERS).value());
    assertTrue(seen.trait(Trait.MULTI_TOKEN_HEAD).unknown());
  }
}
