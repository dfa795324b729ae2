package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tensor of the golden cases has a role, whatever family and naming they come from. */
@Tag("shared")
public class SharedGoldenNamesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static List<Path> cases() {
    List<Path> cases = new ArrayList<>();
    for (String set : List.of("golden", "golden-extra")) {
      try (Stream<Path> folders = Files.list(SharedRepo.shared().resolve(set))) {
        folders
            .filter(f -> Files.exists(f.resolve("config.json")) && !weights(f).isEmpty())
            .sorted()
            .forEach(cases::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return cases;
  }

  private static List<Path> weights(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<TensorPattern> tensors(Path folder) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (Path file : weights(folder)) {
      try (FileChannel channel = FileChannel.open(file)) {
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(length, 0);
        ByteBuffer header = ByteBuffer.allocate((int) length.getLong(0));
        channel.read(header, 8);
        JSON.readTree(header.array())
            .properties()
            .forEach(
                e -> {
                  if (!e.getKey().equals("__metadata__")) {
                    List<Long> shape = new ArrayList<>();
                    e.getValue().get("shape").forEach(d -> shape.add(d.asLong()));
                    String dtype = e.getValue().get("dtype").asText();
                    tensors.add(new Tensor(e.getKey(), dtype, shape, 0, 0, ""));
                  }
                });
      }
    }
    return TensorPattern.fold(tensors);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTensorHasARoleAndEveryTraitAnAnswer(Path folder) throws IOException {
    List<TensorPattern> tensors = tensors(folder);
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : List.of("config.json", "config_v4.json")) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      JsonNode config = JSON.readTree(file.toFile());
      ArchitectureReader.Reading reading = ArchitectureReader.read(name, config, tensors);
      assertEquals(
          List.of(),
          reading.findings().stream()
              .filter(f -> f.severity() != Severity.INFO)
              .map(f -> f.location() + " " + f.message().en())
              .toList(),
          name);
      Architecture architecture = reading.architecture().orElseThrow();
      assertEquals(
          List.of(),
          architecture.traits().entrySet().stream()
              .filter(e -> e.getValue().unknown())
              .map(Map.Entry::getKey)
              .toList(),
          name);
      told.put(name, told(architecture));
    }
    // The default RoPE base of these depends on the version of transformers.
    if (List.of("cohere", "persimmon", "dbrx").contains(folder.getFileName().toString())) {
      return;
    }
    for (String other : told.values()) {
      assertEquals(told.get("config.json"), other, "transformers 4 and 5 tell the same model");
    }
  }

  private static String told(Architecture architecture) {
    StringBuilder out = new StringBuilder(architecture.dialect()).append('\n');
    architecture
        .traits()
        .forEach(
            (trait, fact) -> out.append(trait.key()).append(' ').append(fact.text()).append('\n'));
    architecture
        .sizes()
        .forEach(
            (size, fact) -> out.append(size.key()).append(' ').append(number(fact)).append('\n'));
    for (Map<Setting, Object> layer : architecture.computation().layers()) {
      layer.forEach(
          (setting, value) -> out.append(setting).append(' ').append(number(value)).append('\n'));
    }
    return out.toString();
  }

  private static Object number(Object value) {
    Object plain = value instanceof Fact fact ? fact.value() : value;
    return plain instanceof Number n ? n.doubleValue() : plain;
  }
}
