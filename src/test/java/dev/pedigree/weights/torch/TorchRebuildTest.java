package dev.pedigree.weights.torch;

import static dev.pedigree.weights.torch.TorchFiles.TENSOR;
import static dev.pedigree.weights.torch.TorchFiles.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.format.WeightHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a pickle makes a tensor or hides what it would run. */
class TorchRebuildTest {
  private static final String V3 = "ctorch._utils\n_rebuild_tensor_v3\n";
  private static final String TYPED = "F32 2,2 16";

  static Stream<Arguments> tensorForms() {
    return Stream.of(
        Arguments.of(
            "v1", tensor("ctorch._utils\n_rebuild_tensor\n", "FloatStorage", 4, ""), TYPED),
        Arguments.of("v2", TENSOR, TYPED),
        Arguments.of(
            "v2 with metadata",
            tensor("ctorch._utils\n_rebuild_tensor_v2\n", "FloatStorage", 4, "}"),
            TYPED),
        Arguments.of(
            "float8", tensor(V3, "UntypedStorage", 16, "ctorch\nfloat8_e4m3fn\n"), "F8_E4M3 2,2 4"),
        Arguments.of("uint32", tensor(V3, "UntypedStorage", 16, "ctorch\nuint32\n"), "U32 2,2 16"),
        Arguments.of(
            "bfloat16",
            tensor("ctorch._utils\n_rebuild_tensor_v2\n", "BFloat16Storage", 8, ""),
            "BF16 2,2 8"),
        Arguments.of(
            "complex64",
            tensor("ctorch._utils\n_rebuild_tensor_v2\n", "ComplexFloatStorage", 2, "")
                .replace("K\2K\2\206K\2K\1\206", "K\2\205K\1\205"),
            "C64 2 16"),
        Arguments.of(
            "quantised",
            tensor("ctorch._utils\n_rebuild_qtensor\n", "QInt8Storage", 16, ""),
            "QINT8 2,2 4"),
        Arguments.of(
            "parameter", "ctorch._utils\n_rebuild_parameter\n(" + TENSOR + "\210NtR", TYPED),
        Arguments.of(
            "parameter with state",
            "ctorch._utils\n_rebuild_parameter_with_state\n(" + TENSOR + "\210N}tR",
            TYPED),
        Arguments.of(
            "old parameter", "ctorch.nn.parameter\nParameter\n(" + TENSOR + "\210tR", TYPED),
        Arguments.of(
            "old variable",
            "ctorch.autograd.variable\nVariable\n(" + TENSOR + "\210\211NtR",
            TYPED),
        Arguments.of(
            "parameter with its tensor as state",
            "ctorch.nn.parameter\nParameter\n)\201(" + TENSOR + "\210tb",
            TYPED),
        Arguments.of(
            "subclass",
            "ctorch._tensor\n_rebuild_from_type_v2\n(ctorch._utils\n_rebuild_parameter\nctorch\nTensor\n("
                + TENSOR
                + "\210Nt}tR",
            TYPED),
        Arguments.of(
            "old tensor class",
            "ctorch\nFloatTensor\n)\201"
                + TENSOR.substring(TENSOR.indexOf("((X"), TENSOR.indexOf("\211"))
                + "tb",
            TYPED),
        Arguments.of(
            "from a CPU tensor",
            "ctorch._utils\n_rebuild_device_tensor_from_cpu_tensor\n("
                + TENSOR
                + "ctorch\nfloat32\nX\5\0\0\0xla:0\211tR",
            TYPED),
        Arguments.of(
            "from numpy",
            "ctorch._utils\n_rebuild_device_tensor_from_numpy\n(cnumpy.core.multiarray\n_reconstruct\n"
                + "(cnumpy\nndarray\nK\0\205X\1\0\0\0btR(K\1K\3K\2\206NNC\30"
                + "\0".repeat(24)
                + "tbctorch\nfloat32\nX\3\0\0\0cpu\211tR",
            "F32 3,2 24 numpy"),
        Arguments.of(
            "meta",
            "ctorch._utils\n_rebuild_meta_tensor_no_storage\n(ctorch\nbfloat16\nctorch\nSize\nK\3K\4\206\205R"
                + "K\4K\1\206\211tR",
            "BF16 3,4 0 meta"),
        Arguments.of(
            "wrapper",
            "ctorch._utils\n_rebuild_wrapper_subclass\n(ctorch\nTensor\nctorch\nint8\nK\3K\4\206"
                + "K\4K\1\206K\0NN\211tR",
            "I8 3,4 0 wrapper"),
        Arguments.of(
            "sparse rows",
            "ctorch._utils\n_rebuild_sparse_tensor\n(ctorch.serialization\n_get_layout\n"
                + "X\20\0\0\0torch.sparse_csc\205R("
                + TENSOR
                + TENSOR
                + TENSOR
                + "K\7K\5\206ttR",
            "F32 7,5 48 sparse_csc"),
        Arguments.of(
            "nested",
            "ctorch._utils\n_rebuild_nested_tensor\n(" + TENSOR + TENSOR + TENSOR + TENSOR + "tR",
            TYPED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tensorForms")
  void everyRebuildFunctionGivesItsTensor(String form, String opcodes, String tensor) {
    HeaderReading reading = read(TorchFiles.zip("}X\1\0\0\0w" + opcodes + "s", 16));
    assertEquals(List.of("w " + tensor), lines(reading), () -> "" + Corpus.rules(reading));
    assertTrue(
        reading.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR),
        () -> "" + Corpus.rules(reading));
  }

  static Stream<Arguments> containers() {
    String w = "X\1\0\0\0w";
    String ordered = "ccollections\nOrderedDict\n";
    return Stream.of(
        Arguments.of("the tensor itself", TENSOR, " "),
        Arguments.of("a list", "](" + TENSOR + TENSOR + "e", "0 1"),
        Arguments.of("OrderedDict of Python 3", ordered + ")R(" + w + TENSOR + "u", "w"),
        Arguments.of("OrderedDict of Python 2", ordered + "](](" + w + TENSOR + "ee\205R", "w"),
        Arguments.of(
            "OrderedDict with state",
            ordered + ")R(" + w + TENSOR + "u}X\11\0\0\0_metadataN" + "sb",
            "w"),
        Arguments.of(
            "state_dict beside optimizer",
            "}(X\12\0\0\0state_dict}"
                + w
                + TENSOR
                + "sX\11\0\0\0optimizer}X\5\0\0\0state}K\0}X\7\0\0\0exp_avg"
                + TENSOR
                + "sssu",
            "state_dict.w optimizer.state.0.exp_avg"),
        Arguments.of(
            "whole module",
            "cmy.models\nNet\n)\201}X\13\0\0\0_parameters}" + w + TENSOR + "ssb",
            "_parameters.w"),
        Arguments.of(
            "default dict",
            "ccollections\ndefaultdict\ncbuiltins\ndict\n\205R" + w + TENSOR + "s",
            "w"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("containers")
  void tensorsAreNamedByTheirPath(String container, String opcodes, String names) {
    for (byte[] file : List.of(TorchFiles.zip(opcodes, 16), TorchFiles.legacy(opcodes, 4))) {
      HeaderReading reading = read(file);
      assertEquals(
          names,
          reading
                  .header()
                  .orElseThrow(() -> new AssertionError("" + Corpus.rules(reading)))
                  .tensors()
                  .stream()
                  .map(Tensor::name)
                  .collect(Collectors.joining(" "))
              + (names.isBlank() ? " " : ""));
    }
  }

  /** The command would create a file; the reader reports the name, and there is no file. */
  @Test
  void aPickleThatCallsOsSystemIsListedWithItsPlaceAndNotRun(@TempDir Path folder)
      throws Exception {
    Path canary = folder.resolve("canary");
    String command = "touch " + canary;
    String text = "X" + (char) command.length() + "\0\0\0" + command;
    String call = "cos\nsystem\n" + text + "\205R";
    String opcodes = "}(X\1\0\0\0w" + TENSOR + "X\1\0\0\0x" + call + "u";
    for (byte[] file :
        List.of(
            TorchFiles.zip(opcodes, 16), TorchFiles.legacy(opcodes, 4), TorchFiles.pickle(call))) {
      String latin = new String(file, StandardCharsets.ISO_8859_1);
      assertEquals(
          "loading this file could run os.system (named at byte "
              + latin.indexOf("cos\nsystem")
              + "); nothing was run here",
          read(file).findings().get(0).message().en());
    }
    assertFalse(Files.exists(canary));
  }

  static Stream<Arguments> disguises() {
    return Stream.of(
        Arguments.of("text escapes", "Vos\n0V\\u006f\\u0073\nVsystem\n\223)R"),
        Arguments.of("repr escapes", "S'\\x6fs'\nS'sys\\164em'\n\223)R"),
        Arguments.of("memo", "X\2\0\0\0osq\1" + "0X\6\0\0\0systemq\2" + "0h\1h\2\223)R"),
        Arguments.of("a tuple pulled apart", "X\2\0\0\0osX\6\0\0\0system\223)R"),
        Arguments.of("object opcode", "(cos\nsystem\nX\2\0\0\0ido"),
        Arguments.of("instance opcode", "(X\2\0\0\0idios\nsystem\n"),
        Arguments.of("named arguments", "cos\nsystem\n)}\222"),
        Arguments.of("never called", "cos\nsystem\n0N"),
        Arguments.of("broken afterwards", "cos\nsystem\n)R\377"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disguises")
  void everyDisguiseOfACallIsSeen(String disguise, String opcodes) {
    HeaderReading reading = read(TorchFiles.zip(opcodes, 16));
    assertTrue(
        reading.findings().stream()
            .anyMatch(
                f ->
                    f.rule().equals("weights.unsafe-global")
                        && f.message().en().startsWith("loading this file could run os.system ")),
        () -> "" + Corpus.rules(reading));
  }

  @Test
  void allNamesOutsideTheListAreListedWithTheirPlaces() {
    StringBuilder opcodes = new StringBuilder("](");
    for (int i = 0; i < 40; i++) {
      opcodes.append("cmodule").append(i).append("\nName\n");
    }
    byte[] file = TorchFiles.zip(opcodes + "e", 16);
    String latin = new String(file, StandardCharsets.ISO_8859_1);
    List<String> messages = read(file).findings().stream().map(f -> f.message().en()).toList();
    for (int i = 0; i < 40; i++) {
      int at = latin.indexOf("cmodule" + i + "\n");
      assertTrue(
          messages.contains(
              "the file refers to module"
                  + i
                  + ".Name (at byte "
                  + at
                  + "), which is not part of plain weights"),
          () -> "" + messages);
    }
  }

  @Test
  void aStorageInBytesIsALegacyFileOfItsOwnWhoseNamesAreJudgedToo() {
    String id = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0000X\3\0\0\0cpuK\4NtQ";
    String sound = new String(TorchFiles.legacy(id, 4), StandardCharsets.ISO_8859_1);
    String evil =
        new String(TorchFiles.legacy("cos\nsystem\n)R0" + id, 4), StandardCharsets.ISO_8859_1);
    for (String nested : List.of(sound, evil)) {
      String bytes = "B" + (char) nested.length() + "\0\0\0" + nested;
      String opcodes =
          "ctorch._utils\n_rebuild_tensor_v2\n(ctorch.storage\n_load_from_bytes\n"
              + bytes
              + "\205RK\0K\2K\2\206K\2K\1\206\211NtR";
      byte[] file = TorchFiles.pickle(opcodes);
      HeaderReading reading = read(file);
      Tensor tensor = reading.header().orElseThrow().tensors().get(0);
      assertEquals(List.of(2L, 2L), tensor.shape());
      long end = new String(file, StandardCharsets.ISO_8859_1).indexOf("\205RK\0K\2K\2\206");
      assertEquals(end - 16, tensor.offset());
      assertEquals(
          nested.equals(evil), Corpus.rules(reading).toString().contains("could run os.system"));
      assertTrue(
          Corpus.rules(reading).toString().contains("could run torch.storage._load_from_bytes"));
    }
  }

  private static HeaderReading read(byte[] bytes) {
    return WeightHeaders.read(new Memory("m.pt", bytes));
  }

  private static List<String> lines(HeaderReading reading) {
    return reading.header().map(WeightHeader::tensors).orElse(List.of()).stream()
        .map(
            t ->
                (t.name()
                        + " "
                        + t.dtype()
                        + " "
                        + TorchShape.text(t.shape())
                        + " "
                        + t.bytes()
                        + " "
                        + t.storage())
                    .strip())
        .toList();
  }
}
