package dev.pedigree.weights.onnx;

import static dev.pedigree.weights.onnx.OnnxModel.bytes;
import static dev.pedigree.weights.onnx.OnnxModel.external;
import static dev.pedigree.weights.onnx.OnnxModel.initialiser;
import static dev.pedigree.weights.onnx.OnnxModel.join;
import static dev.pedigree.weights.onnx.OnnxModel.message;
import static dev.pedigree.weights.onnx.OnnxModel.model;
import static dev.pedigree.weights.onnx.OnnxModel.node;
import static dev.pedigree.weights.onnx.OnnxModel.number;
import static dev.pedigree.weights.onnx.OnnxModel.raw;
import static dev.pedigree.weights.onnx.OnnxModel.tensor;
import static dev.pedigree.weights.onnx.OnnxModel.text;
import static dev.pedigree.weights.onnx.OnnxModel.varint;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.format.WeightHeaders;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Models written field by field: which tensors are listed, and which findings there are. */
class OnnxTest {
  private static final byte[] W = tensor("w", 1, 2);

  /** A model with a tensor in each place that can hold one. */
  @Test
  void tensorsAreFoundWhereverAModelCanHideThem() {
    byte[] sparse = join(message(1, tensor("v", 1, 1), raw(4)), message(2, index("i")));
    byte[] inner = message(6, node("Constant", message(5, plain("c"))), initialiser(plain("s")));
    byte[] body = message(11, initialiser(plain("b")));
    byte[] bytes =
        join(
            model(
                initialiser(plain("w")),
                message(15, sparse),
                node("Constant", text(1, "value"), message(5, plain("t"))),
                node("Constant", text(1, "value_floats"), bytes(7, new byte[8])),
                node("Constant", message(22, message(1, plain("sv")), message(2, index("si")))),
                node("Pack", message(10, plain("l1")), message(10, plain("l2"))),
                node("If", inner),
                node("Scan", body)),
            message(20, message(1, initialiser(plain("init"))), message(2, node("X", inner))),
            message(
                25,
                message(7, text(4, "Constant"), message(5, message(5, plain("f")))),
                message(11, message(5, plain("default")))));

    HeaderReading reading = read(bytes);

    assertEquals(List.of(), Corpus.rules(reading));
    assertEquals(
        List.of(
            "w", "v", "i", "t", "sv", "si", "l1", "l2", "c", "s", "b", "init", "c", "s", "f",
            "default"),
        reading.header().get().tensors().stream().map(Tensor::name).toList());
  }

  /** Checks bits per element, and how many values of the typed field hold three elements. */
  @Test
  void everyElementTypeIsHeldAgainstItsBytesAndItsTypedValues() {
    int[][] types = {
      // type, bytes of three elements, typed field, values in it
      {1, 12, 4, 3},
      {2, 3, 5, 3},
      {3, 3, 5, 3},
      {4, 6, 5, 3},
      {5, 6, 5, 3},
      {6, 12, 5, 3},
      {7, 24, 7, 3},
      {9, 3, 5, 3},
      {10, 6, 5, 3},
      {11, 24, 10, 3},
      {12, 12, 11, 3},
      {13, 24, 11, 3},
      {14, 24, 4, 6},
      {15, 48, 10, 6},
      {16, 6, 5, 3},
      {17, 3, 5, 3},
      {18, 3, 5, 3},
      {19, 3, 5, 3},
      {20, 3, 5, 3},
      {21, 2, 5, 2},
      {22, 2, 5, 2},
      {23, 2, 5, 2},
      {24, 3, 5, 3},
      {25, 1, 5, 1},
      {26, 1, 5, 1}
    };
    for (int[] type : types) {
      byte[] head = tensor("w", type[0], 3);
      int width = type[2] == 4 ? 4 : type[2] == 10 ? 8 : 1;
      assertEquals(List.of(), rules(initialiser(head, raw(type[1]))), "raw " + type[0]);
      assertEquals(List.of("error weights.byte-count"), rules(initialiser(head, raw(type[1] - 1))));
      assertEquals(
          List.of(),
          rules(initialiser(head, bytes(type[2], new byte[width * type[3]]))),
          "typed " + type[0]);
      assertEquals(
          List.of("error weights.byte-count.values"),
          rules(initialiser(head, bytes(type[2], new byte[width * (type[3] - 1)]))));
    }
    assertEquals(List.of(), rules(initialiser(tensor("w", 8, 2), text(6, "a"), text(6, "b"))));
  }

  @Test
  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // a list of pairs, in the order written
  void whatIsWrongWithATensorIsSaidOfIt() {
    Map<byte[], List<String>> cases = new LinkedHashMap<>();
    cases.put(initialiser(W, raw(9)), List.of("warning weights.byte-count"));
    cases.put(initialiser(W), List.of("error weights.byte-count.values"));
    cases.put(initialiser(W, bytes(7, new byte[2])), List.of("error weights.byte-count.values"));
    cases.put(initialiser(tensor("w", 1, 0, 1L << 62, 1L << 62)), List.of());
    cases.put(initialiser(tensor("w", 1, 1L << 32, 1L << 32)), List.of("error weights.overflow"));
    cases.put(initialiser(tensor("w", 1, 1L << 59)), List.of("error weights.overflow"));
    cases.put(initialiser(tensor("w", 1, -1)), List.of("error weights.bad-shape"));
    cases.put(
        initialiser(W, raw(8), bytes(4, new byte[8])), List.of("warning weights.two-value-fields"));
    cases.put(initialiser(W, raw(4), raw(8)), List.of("warning weights.duplicate-field.value"));
    cases.put(
        initialiser(W, text(8, "v"), raw(8)), List.of("warning weights.duplicate-field.value"));
    cases.put(
        initialiser(tensor("w", 0, 2), raw(8)), List.of("warning weights.unknown-dtype.onnx"));
    cases.put(
        initialiser(tensor("w", 27, 2), raw(8)), List.of("warning weights.unknown-dtype.onnx"));
    cases.put(
        initialiser(W, number(9, 4)),
        List.of("error weights.wrong-wire-type", "error weights.byte-count.values"));
    cases.put(
        initialiser(number(2, 1), number(1, 1), bytes(8, new byte[] {(byte) 0xff}), raw(4)),
        List.of("warning weights.name-not-utf8"));
    cases.put(
        initialiser(number(2, 1), number(1, 1), raw(4)), List.of("warning weights.empty-name"));
    cases.put(
        join(initialiser(W, raw(8)), initialiser(W, raw(8))),
        List.of("error weights.duplicate-name"));
    cases.put(
        initialiser(W, raw(8), bytes(1, new byte[] {1})), List.of()); // [2, 1], half of it packed
    cases.put(
        initialiser(W, bytes(1, new byte[65]), raw(8)), List.of("error weights.many-dimensions"));
    cases.put(message(1, text(2, "out")), List.of("warning weights.odd-nodes"));
    cases.forEach((bytes, rules) -> assertEquals(rules, rules(bytes), hex(bytes)));
  }

  /** Paths are checked, and ranges compared with the size of the file, which is not opened. */
  @Test
  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // a list of pairs, in the order written
  void externalDataStayInTheFolderAndInsideTheirFile() {
    Map<byte[], List<String>> cases = new LinkedHashMap<>();
    cases.put(external("location", "data.bin"), List.of());
    cases.put(external("location", "./data.bin", "offset", "56", "length", "8"), List.of());
    cases.put(external("location", "a..b/data...bin"), List.of("missing-data-file"));
    cases.put(external("location", "data.bin", "offset", "57"), List.of("truncated.external"));
    cases.put(external("location", "data.bin", "length", "9"), List.of("byte-count"));
    cases.put(
        external("location", "data.bin", "offset", "999999999999999999", "length", "8"),
        List.of("truncated.external"));
    for (String number : List.of("-1", "1e3", "0x10", " 1", "", "18446744073709551616")) {
      cases.put(external("location", "data.bin", "offset", number), List.of("bad-external-data"));
      cases.put(external("location", "data.bin", "length", number), List.of("bad-external-data"));
    }
    cases.put(external(), List.of("bad-external-data"));
    cases.put(external("location", ""), List.of("bad-external-data"));
    cases.put(number(14, 2), List.of("bad-external-data"));
    cases.put(external("location", "pointer.bin"), List.of("git-lfs-pointer"));
    cases.put(join(external("location", "data.bin"), raw(8)), List.of("two-value-fields"));
    for (String path :
        List.of(
            "../data.bin",
            "a/../../data.bin",
            "..",
            "/etc/passwd",
            "C:\\data.bin",
            "c:data.bin",
            "..\\data.bin",
            "\\\\host\\share",
            "https://host/data.bin",
            "data.bin\0.txt",
            "a//b",
            "./",
            "././../x")) {
      cases.put(external("location", path), List.of("unsafe-path"));
    }
    cases.forEach(
        (place, rules) -> {
          byte[] bytes = model(initialiser(W, place));
          assertEquals(
              rules,
              withFiles(bytes).stream().map(f -> f.rule().substring("weights.".length())).toList(),
              hex(bytes));
        });
  }

  @Test
  void aModelIsKnownByItsContentAndNotByItsName() {
    byte[] bytes = model(initialiser(W, raw(8)));
    for (String name : List.of("model", "model.bin", "model.pb", "model.safetensors")) {
      assertEquals("onnx", WeightHeaders.read(new Memory(name, bytes)).header().get().format());
    }
    assertEquals(
        List.of(
            "warning weights.wrong-extension model.bin: the content is onnx; the extension .bin"
                + " says otherwise"),
        Corpus.rules(WeightHeaders.read(new Memory("model.bin", bytes))));
  }

  @Test
  @SuppressWarnings("ArrayAsKeyOfSetOrMap") // a list of pairs, in the order written
  void whatIsNoProtobufIsSaidToBeBrokenWithItsPlace() {
    Map<byte[], String> cases = new LinkedHashMap<>();
    byte[] start = number(1, 10);
    cases.put(join(start, varint(7 << 3 | 6)), "weights.bad-tag model.onnx (byte 2)");
    cases.put(join(start, varint(7 << 3 | 4)), "weights.bad-tag model.onnx (byte 2)");
    cases.put(join(start, varint(2)), "weights.bad-tag model.onnx (byte 2)");
    cases.put(join(start, varint(1L << 35)), "weights.bad-tag model.onnx (byte 2)");
    cases.put(join(start, ff(11)), "weights.bad-varint model.onnx (byte 2)");
    cases.put(join(start, ff(3)), "weights.truncated.header model.onnx (byte 2)");
    cases.put(join(start, varint(58), varint(-1)), "weights.length-too-large model.onnx (byte 3)");
    cases.put(join(start, varint(58), varint(9)), "weights.truncated.header model.onnx (byte 4)");
    cases.put(
        join(start, message(7, varint(42), varint(9)), start),
        "weights.length-too-large model.onnx (byte 5)");
    cases.put(start, "weights.no-graph model.onnx");
    cases.put(join(start, groups(100), model()), "weights.nesting-too-deep model.onnx (byte 130)");
    cases.forEach(
        (bytes, said) -> {
          List<Finding> findings = read(bytes).findings();
          Finding last = findings.get(findings.size() - 1);
          assertEquals(said, last.rule() + " " + last.location(), hex(bytes));
        });
  }

  @Test
  void subGraphsAreFollowedAsDeepAsAnyoneNestsThem() {
    assertEquals(List.of(), rules(nested(8)));
    assertEquals(List.of("warning weights.deep-subgraphs"), rules(nested(60)));
    assertEquals(List.of("error weights.nesting-too-deep"), rules(nested(1_000)));
  }

  /** An empty tensor costs two bytes in the file and a hundred in memory. */
  @Test
  void moreTensorsThanAnyModelHasAreRefused() {
    byte[] many = new byte[2 * 300_000];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = 5 << 3 | 2;
    }
    assertEquals(true, rules(many).contains("error weights.too-many-tensors"));
  }

  /** Counts the bytes that are read: weights are skipped. */
  @Test
  void weightsAreNotRead() {
    byte[] bytes =
        model(initialiser(W, raw(8)), initialiser(tensor("x", 1, 250_000), raw(1_000_000)));
    long[] read = new long[1];
    ByteSource source =
        new ByteSource() {
          private final Memory all = new Memory("model.onnx", bytes);

          @Override
          public String name() {
            return all.name();
          }

          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public byte[] read(long offset, int length) {
            byte[] part = all.read(offset, length);
            read[0] += part.length;
            return part;
          }
        };

    assertEquals(2, WeightHeaders.read(source).header().get().tensors().size());
    assertEquals(true, read[0] < 20_000, read[0] + " bytes read");
  }

  private static byte[] plain(String name) {
    return join(tensor(name, 1, 1), raw(4));
  }

  private static byte[] index(String name) {
    return join(tensor(name, 7, 1), bytes(7, new byte[1]));
  }

  private static byte[] nested(int depth) {
    byte[] graph = initialiser(plain("w"));
    for (int i = 0; i < depth; i++) {
      graph = node("If", message(6, graph));
    }
    return graph;
  }

  private static byte[] groups(int depth) {
    byte[] out = new byte[0];
    for (int i = 0; i < depth; i++) {
      out = join(out, varint(900 << 3 | 3));
    }
    return out;
  }

  private static byte[] ff(int count) {
    byte[] out = new byte[count];
    java.util.Arrays.fill(out, (byte) 0xff);
    return out;
  }

  private static HeaderReading read(byte[] bytes) {
    return WeightHeaders.read(new Memory("model.onnx", bytes));
  }

  /** Severity and rule of each finding about a model with these fields in its graph. */
  private static List<String> rules(byte[] graph) {
    return read(model(graph)).findings().stream()
        .map(f -> f.severity().word() + " " + f.rule())
        .toList();
  }

  /** The findings with a folder that holds a file of 64 bytes and a pointer. */
  private static List<Finding> withFiles(byte[] bytes) {
    HeaderReading reading = read(bytes);
    List<Finding> findings = new ArrayList<>(reading.findings());
    try {
      findings.addAll(ExternalData.check(reading.header().get(), OnnxTest::size));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return findings;
  }

  private static OptionalLong size(String path) {
    if (path.equals("pointer.bin")) {
      throw new FindingException(
          Finding.error("weights.git-lfs-pointer", Location.of(path), "size", 8, "oid", "0"));
    }
    return path.equals("data.bin") ? OptionalLong.of(64) : OptionalLong.empty();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 200));
  }
}
