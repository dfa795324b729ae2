package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.TorchType;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.torch.PickleNode.Bytes;
import dev.pedigree.weights.torch.PickleNode.Global;
import dev.pedigree.weights.torch.PickleNode.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Storages inside a plain pickle: the argument of {@code torch.storage._load_from_bytes(…)} is a
 * whole legacy file, whose own pickles may import further names.
 */
final class TorchNested {
  private final ByteSource source;
  private final Map<String, TorchStorages.Place> places;
  private final PickleBudget budget;
  private final PickleGlobals allowed;
  private final Notes notes;

  /**
   * @param places gets a place for each storage found
   */
  TorchNested(
      ByteSource source,
      Map<String, TorchStorages.Place> places,
      PickleBudget budget,
      PickleGlobals allowed,
      Notes notes) {
    this.source = source;
    this.places = places;
    this.budget = budget;
    this.allowed = allowed;
    this.notes = notes;
  }

  /** The storage that such a call loads, as a persistent id; null for any other call. */
  Object storage(Object value) {
    boolean loads =
        value instanceof PickleNode call
            && call.callee instanceof Global callee
            && callee.is("torch.storage", "_load_from_bytes");
    List<Object> args = loads ? PickleNode.list(((PickleNode) value).args) : List.of();
    if (args.isEmpty() || !(args.get(0) instanceof Bytes bytes)) {
      return null;
    }
    try {
      return storage(bytes);
    } catch (IOException e) {
      throw notes.stop(
          "unreadable",
          Notes.at(bytes.at()),
          "reason",
          Notes.shown(String.valueOf(e.getMessage())));
    }
  }

  private Object storage(Bytes bytes) throws IOException {
    PickleStream in =
        new PickleStream(source, bytes.at(), bytes.at() + bytes.length(), budget, allowed, notes);
    in.next();
    in.next();
    in.next();
    Object object = in.next();
    in.next();
    List<Object> parts =
        object instanceof PickleNode id && id.kind == Kind.PERSISTENT
            ? PickleNode.list(id.args)
            : null;
    long elements = in.number();
    NumberType type =
        parts != null && parts.size() > 4 && parts.get(1) instanceof Global g
            ? TorchType.storage(g.name())
            : null;
    if (type == null || elements < 0 || elements > in.left() / type.bytes()) {
      return null;
    }
    String key = "byte " + bytes.at();
    places.put(key, new TorchStorages.Place(in.position(), elements * type.bytes(), elements));
    PickleNode id = new PickleNode(Kind.PERSISTENT);
    id.args = PickleNode.tuple("storage", parts.get(1), key, "cpu", elements);
    return id;
  }
}
