package dev.pedigree.smoke.decoder;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.GgufConfig;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.crawl.ModelFolder;
import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.attention.SequenceState;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.StoredParts;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Evaluates prompts with this program. */
final class OwnRun {
  private OwnRun() {}

  /** Arguments: the file, then as {@link Stopwatch#run}. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    WeightHeader header =
        ModelFolder.read(file.getParent()).headers().stream()
            .filter(h -> h.path().equals(file.getFileName().toString()))
            .findFirst()
            .orElseThrow();
    try (Weights weights = Weights.open(file.getParent(), List.of(header), -1)) {
      Architecture architecture =
          ArchitectureReader.read("bench", GgufConfig.of(header.metadata()), weights.patterns())
              .architecture()
              .orElseThrow();
      Dimensions sizes = Dimensions.of(architecture);
      StoredParts parts =
          new StoredParts(architecture, weights.tensors(), sizes, MissingNode.getInstance(), null);
      int[] layers = DecoderBuilder.everyLayer(architecture);
      Decoder decoder = new DecoderBuilder(architecture, sizes, parts, layers).build();
      Stopwatch.run(args, tokens -> prompt(decoder, tokens));
    }
  }

  private static void prompt(Decoder decoder, int tokens) {
    int[] ids = new int[tokens];
    Arrays.setAll(ids, i -> RandomGguf.token(i));
    SequenceState state = new SequenceState(decoder.layers().size(), false, 0);
    float[] hidden =
        decoder.hidden(new Batch(List.of(new Batch.Part(ids, 0, state))), Watch.FINITE);
    int last = hidden.length - decoder.width();
    decoder.logits(Arrays.copyOfRange(hidden, last, hidden.length), Watch.FINITE);
  }
}
