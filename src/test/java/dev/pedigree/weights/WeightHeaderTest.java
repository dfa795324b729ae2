package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightHeaderTest {
  @Test
  void constantsOfNodesAndBranchesOfAnOnnxGraphAreNoWeights() throws IOException {
    Path file = Path.of("src/test/resources/weights/subgraph.onnx");
    try (ByteSource source = new FileSource("subgraph.onnx", file)) {
      WeightHeader header = WeightHeaders.read(source).header().orElseThrow();
      assertEquals(5, header.tensors().size());
      assertEquals(
          List.of("cond"),
          header.tensors().stream().filter(header::weighs).map(Tensor::name).toList());
      assertEquals("BOOL", header.written(header.tensors().get(4)));
    }
  }
}
