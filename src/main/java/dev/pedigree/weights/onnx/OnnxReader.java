package dev.pedigree.weights.onnx;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.onnx.ProtobufCursor.Field;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the tensors of an ONNX model by walking its protobuf fields: initialisers, also those of
 * sub-graphs, functions and training graphs, and the values of Constant nodes. Field numbers are
 * those of {@code onnx/onnx:onnx/onnx.proto}. External data are listed with the place the model
 * gives, and never opened.
 */
public final class OnnxReader {
  private static final int GRAPH = 7;
  private static final int FUNCTION_ATTRIBUTE = 11;

  /** The newest {@code ir_version} of release 1.23. */
  private static final long NEWEST = 14;

  private static final int DEEPEST = 64;
  private static final int DEEP = 8;
  private static final int MOST_TENSORS = 1 << 18;

  /** The fields of a model and their wire types. */
  private static final Map<Integer, Integer> FIELDS =
      Map.of(
          1,
          ProtobufCursor.VARINT,
          2,
          ProtobufCursor.BYTES,
          3,
          ProtobufCursor.BYTES,
          4,
          ProtobufCursor.BYTES,
          5,
          ProtobufCursor.VARINT,
          6,
          ProtobufCursor.BYTES,
          GRAPH,
          ProtobufCursor.BYTES,
          8,
          ProtobufCursor.BYTES,
          14,
          ProtobufCursor.BYTES,
          25,
          ProtobufCursor.BYTES);

  private final ByteSource source;
  private final Notes notes;
  private final OnnxFields in;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private String version = "";
  private int graphs;
  private int operatorSets;
  private int deepest;
  private long oddNodes;

  public OnnxReader(ByteSource source, Notes notes) throws IOException {
    this.source = source;
    this.notes = notes;
    this.in = new OnnxFields(new ProtobufCursor(source, notes), notes);
  }

  /**
   * Whether the content looks like a model. The format has no magic number, so the top-level fields
   * up to the graph must all have their wire types.
   */
  public static boolean recognises(ByteSource source) throws IOException {
    long size = source.size();
    boolean versioned = false;
    try {
      ProtobufCursor cursor = new ProtobufCursor(source, new Notes(source.name()));
      for (long at = 0; at < size; ) {
        Field field = cursor.field(at, size);
        Integer wire = FIELDS.get(field.number());
        if (wire == null || wire != field.wire()) {
          return false;
        }
        if (field.number() == GRAPH) {
          return versioned;
        }
        versioned |= field.number() == 1;
        at = field.to();
      }
    } catch (FindingException e) {
      return false; // not protobuf
    }
    return false;
  }

  public WeightHeader read() throws IOException {
    long size = source.size();
    in.cursor().fields(0, size, this::model);
    if (graphs == 0) {
      throw notes.stop("no-graph", "");
    }
    if (graphs > 1) {
      notes.warning("duplicate-field.graph", "", "count", graphs);
    }
    if (version.isEmpty()) {
      notes.warning("no-ir-version", "");
    }
    if (operatorSets == 0) {
      notes.warning("no-opset", "");
    }
    if (deepest > DEEP) {
      notes.warning("deep-subgraphs", "", "depth", deepest);
    }
    if (oddNodes > 0) {
      notes.warning("odd-nodes", "", "count", oddNodes);
    }
    return new WeightHeader(source.name(), "onnx", version, size, size, tensors, metadata);
  }

  private void model(Field field) throws IOException {
    switch (field.number()) {
      case 1 -> {
        if (in.is(field, ProtobufCursor.VARINT)) {
          version = Long.toString(field.value());
          if (field.value() < 1 || field.value() > NEWEST) {
            notes.warning(
                "high-version.onnx",
                Notes.at(field.from()),
                "version",
                Long.toUnsignedString(field.value()),
                "newest",
                NEWEST);
          }
        }
      }
      case GRAPH -> {
        if (in.is(field, ProtobufCursor.BYTES)) {
          graphs++;
          graph(field, 0);
        }
      }
      case 8 -> operatorSets++;
      case 14 -> {
        if (in.is(field, ProtobufCursor.BYTES)) {
          in.entry(field, metadata::put);
        }
      }
      case 20 -> messages(field, training -> below(training, 1, 2, g -> graph(g, 1)));
      case 25 -> messages(field, this::function);
      default -> {}
    }
  }

  private void messages(Field field, ProtobufCursor.Visitor visitor) throws IOException {
    if (in.is(field, ProtobufCursor.BYTES)) {
      in.of(field, visitor);
    }
  }

  /** Passes on a message that has one of two field numbers. */
  private void below(Field field, int one, int other, ProtobufCursor.Visitor visitor)
      throws IOException {
    if ((field.number() == one || field.number() == other) && in.is(field, ProtobufCursor.BYTES)) {
      visitor.visit(field);
    }
  }

  private void function(Field field) throws IOException {
    if (field.number() == GRAPH) {
      messages(field, part -> node(part, 1));
    } else if (field.number() == FUNCTION_ATTRIBUTE) {
      messages(field, part -> attribute(part, 1));
    }
  }

  private void graph(Field graph, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw notes.stop("nesting-too-deep", Notes.at(graph.from()), "limit", DEEPEST);
    }
    deepest = Math.max(deepest, depth);
    Map<String, Long> names = new HashMap<>();
    in.of(
        graph,
        field -> {
          switch (field.number()) {
            case 1 -> {
              boolean[] named = new boolean[1];
              messages(
                  field,
                  part -> {
                    named[0] |= part.number() == 4 && part.length() > 0;
                    node(part, depth);
                  });
              oddNodes += named[0] ? 0 : 1;
            }
            case 5 -> below(field, 5, 5, tensor -> initialiser(tensor, names, depth));
            case 15 -> sparse(field);
            default -> {}
          }
        });
  }

  private void initialiser(Field field, Map<String, Long> names, int depth) throws IOException {
    String name = tensor(field, depth == 0 ? "" : Tensor.IN_SUBGRAPH).name();
    Long before = names.putIfAbsent(name, field.from());
    if (name.isEmpty()) {
      notes.warning("empty-name", Notes.at(field.from()));
    } else if (before != null) {
      notes.error(
          "duplicate-name",
          Notes.at(field.from()),
          "name",
          Notes.shown(name),
          "first",
          before,
          "again",
          field.from());
    }
  }

  /**
   * Adds a tensor.
   *
   * @param where its storage, or empty for a weight of the model itself
   */
  private Tensor tensor(Field field, String where) throws IOException {
    if (tensors.size() >= MOST_TENSORS) {
      throw notes.stop("too-many-tensors", Notes.at(field.from()), "limit", MOST_TENSORS);
    }
    Tensor tensor = OnnxTensor.read(in, field, notes);
    tensors.add(where.isEmpty() ? tensor : tensor.stored(where));
    return tensor;
  }

  /** Adds a sparse tensor as two plain ones: its values and their indices. */
  private void sparse(Field field) throws IOException {
    messages(field, part -> below(part, 1, 2, one -> tensor(one, Tensor.SPARSE)));
  }

  private void node(Field field, int depth) throws IOException {
    if (field.number() == 5) {
      messages(field, part -> attribute(part, depth));
    }
  }

  private void attribute(Field field, int depth) throws IOException {
    switch (field.number()) {
      case 5, 10 -> below(field, 5, 10, one -> tensor(one, Tensor.IN_NODE));
      case 6, 11 -> below(field, 6, 11, graph -> graph(graph, depth + 1));
      case 22, 23 -> sparse(field);
      default -> {}
    }
  }
}
