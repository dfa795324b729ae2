package dev.pedigree.weights.onnx;

import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Paths;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Checks the files beside an ONNX model that hold its larger tensors. */
public final class ExternalData {
  /** Prefix of the storage of such a tensor; the name of the file follows. */
  static final String STORAGE = "external ";

  private ExternalData() {}

  /** Whether a location stays in the folder of the model; a leading {@code ./} is ignored. */
  static boolean inside(String location) {
    return Paths.inside(plain(location));
  }

  private static String plain(String location) {
    return location.startsWith("./") ? location.substring(2) : location;
  }

  /** Looks up the sizes of files that a model names. */
  public interface Sizes {
    /**
     * The size of the content of a file, in bytes.
     *
     * @param path relative to the same folder as the path of the model; it never leaves the model's
     *     folder
     * @return empty when there is no such file
     * @throws FindingException when the file is there and cannot be the content
     */
    OptionalLong of(String path) throws IOException;
  }

  /**
   * Compares a model with the files it names. None of them is opened here.
   *
   * @param header of any format; only ONNX models name such files
   */
  public static List<Finding> check(WeightHeader header, Sizes sizes) throws IOException {
    Notes notes = new Notes(header.path());
    String folder = Paths.folder(header.path());
    Map<String, Long> known = new HashMap<>();
    for (Tensor tensor : header.tensors()) {
      if (tensor.storage().startsWith(STORAGE)) {
        String path = folder + plain(tensor.storage().substring(STORAGE.length()));
        String name = Notes.shown(tensor.name());
        if (!known.containsKey(path)) {
          known.put(path, size(path, name, sizes, notes));
        }
        long size = known.get(path);
        if (size >= 0 && tensor.bytes() > size - tensor.offset()) {
          notes.error(
              "truncated.external",
              name,
              "file",
              Notes.shown(path),
              "name",
              name,
              "end",
              tensor.offset() + tensor.bytes(),
              "size",
              size);
        }
      }
    }
    return notes.all();
  }

  /** The size of a file, or −1 after a finding. */
  private static long size(String path, String name, Sizes sizes, Notes notes) throws IOException {
    try {
      OptionalLong size = sizes.of(path);
      if (size.isEmpty()) {
        notes.error("missing-data-file", name, "file", Notes.shown(path), "name", name);
      }
      return size.orElse(-1);
    } catch (FindingException e) {
      notes.add(e.finding());
      return -1;
    }
  }
}
