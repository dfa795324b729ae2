package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.HttpSource;
import dev.pedigree.weights.source.RangeServer;
import dev.pedigree.weights.torch.TorchFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests, connections and bytes that each format costs, as counted by the server. */
class RemoteFormatsTest {
  private static final int DATA = 4 << 20;

  static Stream<Arguments> files() {
    byte[] small = TorchFiles.zip("}X\1\0\0\0w" + TorchFiles.TENSOR + "s", DATA);
    byte[] large = TorchFiles.zip(dict(6000), DATA);
    return Stream.of(
        Arguments.of("small.bin", small, 1, 2),
        Arguments.of("large.bin", large, 6000, 2),
        Arguments.of("tiny.pt", TorchFiles.zip("}X\1\0\0\0w" + TorchFiles.TENSOR + "s", 16), 1, 1),
        Arguments.of("old.bin", TorchFiles.legacy(dict(6000), 1 << 23), 6000, 2),
        Arguments.of("m.gguf", gguf(10, 100), 10, 1),
        Arguments.of("vocabulary.gguf", gguf(10, 60_000), 10, 2),
        Arguments.of("renamed", small, 1, 2));
  }

  private static String dict(int tensors) {
    StringBuilder opcodes = new StringBuilder("}(");
    for (int i = 0; i < tensors; i++) {
      String name = "layers." + i;
      opcodes.append("X").append((char) name.length()).append("\0\0\0").append(name);
      opcodes.append(TorchFiles.TENSOR);
    }
    return opcodes.append('u').toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void eachFormatTakesFewRequestsOverOneConnection(
      String name, byte[] file, int tensors, int requests) throws IOException {
    HeaderReading local = WeightHeaders.read(new Memory(name, file));
    try (RangeServer server = new RangeServer(Map.of(name, file));
        HttpSource source = new HttpSource(name, server.address(name), Map.of())) {
      HeaderReading reading = WeightHeaders.read(source);
      WeightHeader header =
          reading.header().orElseThrow(() -> new AssertionError("" + Corpus.rules(reading)));
      assertEquals(tensors, header.tensors().size());
      assertEquals(local.header().get().tensors(), header.tensors());
      assertEquals(requests, server.ranges.size(), () -> "" + server.ranges);
      assertEquals(requests, source.requests());
      assertTrue(server.sent.get() < Math.max(DATA, file.length) / 2, () -> server.sent + " bytes");
    }
  }

  @Test
  void shardsAreReadAtTheSameTimeAndShareConnections() throws Exception {
    byte[] shard = gguf(10, 100);
    try (RangeServer server = new RangeServer(Map.of("m.gguf", shard))) {
      ExecutorService readers = Executors.newFixedThreadPool(4);
      List<Future<HeaderReading>> pending = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        pending.add(
            readers.submit(
                () -> {
                  try (HttpSource source =
                      new HttpSource("m.gguf", server.address("m.gguf"), Map.of())) {
                    return WeightHeaders.read(source);
                  }
                }));
      }
      for (Future<HeaderReading> reading : pending) {
        assertEquals(10, reading.get().header().get().tensors().size());
      }
      readers.shutdown();
      assertEquals(40, server.ranges.size());
      assertTrue(server.most.get() <= 4, () -> "at once: " + server.most);
      assertTrue(server.connections.get() <= 8, () -> "connections: " + server.connections);
    }
  }

  private static byte[] gguf(int tensors, int words) {
    ByteBuffer out = ByteBuffer.allocate(DATA).order(ByteOrder.LITTLE_ENDIAN);
    out.put(TorchFiles.ascii("GGUF")).putInt(3).putLong(tensors).putLong(1);
    text(out, "tokenizer.ggml.tokens");
    out.putInt(9).putInt(8).putLong(words);
    for (int i = 0; i < words; i++) {
      text(out, "word" + i);
    }
    for (int i = 0; i < tensors; i++) {
      text(out, "blk." + i + ".weight");
      out.putInt(1).putLong(8).putInt(0).putLong(32L * i);
    }
    out.position((out.position() + 31) / 32 * 32 + 32 * tensors);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(out.array(), 0, out.position());
    return file.toByteArray();
  }

  private static void text(ByteBuffer out, String text) {
    out.putLong(text.length()).put(TorchFiles.ascii(text));
  }
}
