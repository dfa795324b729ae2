package dev.pedigree.weights.torch;

import static dev.pedigree.weights.torch.TorchFiles.ascii;
import static dev.pedigree.weights.torch.TorchFiles.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.format.WeightHeaders;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checkpoints of NeMo: a PyTorch file in a tar archive. */
class NemoReaderTest {
  private static final byte[] WEIGHTS = TorchFiles.zip("}X\1\0\0\0w" + TorchFiles.TENSOR + "s", 16);

  private static byte[] member(String name, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format("%011o\0", content.length));
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 8 * ' ';
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return join(header, Arrays.copyOf(content, (content.length + 511) / 512 * 512));
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = ascii(text);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  private static HeaderReading read(byte[]... members) {
    return WeightHeaders.read(new Memory("toy.nemo", join(join(members), new byte[1024])));
  }

  @Test
  void theTensorsInsideHavePlacesInTheArchive() {
    byte[] config = member("./model_config.yaml", ascii("a: 1\n"));
    HeaderReading reading = read(config, member("./model_weights.ckpt", WEIGHTS));
    assertEquals(List.of(), reading.findings());
    Tensor tensor = reading.header().orElseThrow().tensors().get(0);
    assertEquals("w [2, 2] 16", tensor.name() + " " + tensor.shape() + " " + tensor.bytes());
    Tensor alone =
        WeightHeaders.read(new Memory("w.pt", WEIGHTS)).header().orElseThrow().tensors().get(0);
    assertEquals(config.length + 512 + alone.offset(), tensor.offset());
    assertEquals("nemo", reading.header().orElseThrow().metadata().get("archive"));
  }

  @Test
  void anArchiveWithoutWeightsSaysSo() {
    HeaderReading reading = read(member("model_config.yaml", ascii("a: 1\n")));
    assertEquals(
        List.of("weights.not-a-model.tar"),
        reading.findings().stream().map(f -> f.rule()).toList());
  }

  @Test
  void weightsThatAreCutOffAreNotRead() {
    byte[] whole = member("model_weights.ckpt", WEIGHTS);
    HeaderReading reading =
        WeightHeaders.read(new Memory("toy.nemo", Arrays.copyOf(whole, whole.length - 600)));
    assertTrue(reading.header().isEmpty());
    assertEquals("weights.truncated.archive", reading.findings().get(0).rule());
  }
}
