package dev.pedigree.crawl.held;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.HeaderReading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells weights in a container that is not read, and files that are no weights, from damage. */
public final class Containers {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("h5", "HDF5 (Keras)"),
          Map.entry("hdf5", "HDF5 (Keras)"),
          Map.entry("keras", "Keras"),
          Map.entry("msgpack", "MessagePack (Flax)"),
          Map.entry("llamafile", "llamafile"),
          Map.entry("pdparams", "PaddlePaddle"),
          Map.entry("pdiparams", "PaddlePaddle"),
          Map.entry("distcp", "PyTorch DCP"),
          Map.entry("ggml", "GGML"),
          Map.entry("nemo", "NeMo"),
          Map.entry("npz", "NumPy"),
          Map.entry("ot", "tch-rs"));

  private static final Map<String, String> BY_CONTENT =
      Map.of(
          "weights.not-a-model.hdf5", "HDF5 (Keras)",
          "weights.not-a-model.msgpack", "MessagePack (Flax)",
          "weights.not-a-model.tflite", "TensorFlow Lite",
          "weights.not-a-model.ggml", "GGML",
          "weights.not-a-model.ggjt", "GGJT");

  /** What a file of a general ending may be without anybody having taken it for weights. */
  private static final Set<String> STRANGERS =
      Set.of(
          "weights.not-a-model.picture",
          "weights.not-a-model.document",
          "weights.not-a-model.text",
          "weights.not-a-model.json",
          "weights.not-a-model.table",
          "weights.not-a-model.program",
          "weights.bad-pickle");

  private static final Pattern GENERAL = Pattern.compile(".*\\.(bin|pt|pth|ckpt)");

  /** Names that are given to weights only, so that any other content is a broken download. */
  private static final Pattern NAMED =
      Pattern.compile(
          ".*(model|weight|adapter|consolidated|checkpoint|lora|ckpt|ggml|unet|vae|encoder|decoder"
              + "|embed|head|state|epoch|step|-of-).*");

  private Containers() {}

  /** Whether a finding already says by the content what the file is. */
  public static boolean known(HeaderReading reading) {
    return reading.findings().stream()
        .anyMatch(f -> BY_CONTENT.containsKey(f.rule()) || STRANGERS.contains(f.rule()));
  }

  /** The container that keeps a file from being read; empty for files that are read or damaged. */
  public static Optional<String> unread(String path, HeaderReading reading) {
    if (reading.header().filter(h -> !h.tensors().isEmpty()).isPresent()) {
      return Optional.empty();
    }
    Optional<String> seen =
        reading.findings().stream()
            .map(f -> BY_CONTENT.get(f.rule()))
            .filter(name -> name != null)
            .findFirst();
    boolean stands = reading.findings().stream().anyMatch(f -> standsIn(f.rule()));
    return stands ? Optional.empty() : seen.or(() -> byEnding(path));
  }

  private static Optional<String> byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** Whether the content of a file is elsewhere, or was never fetched. */
  private static boolean standsIn(String rule) {
    return Set.of(
            "weights.git-lfs-pointer",
            "weights.not-a-model.annex",
            "weights.not-a-model.xet",
            "weights.not-a-model.html",
            "weights.not-a-model.xml",
            "weights.not-a-model.zeros",
            "weights.empty-file")
        .contains(rule);
  }

  /** Whether neither name nor content of a file is that of weights. */
  public static boolean stranger(String path, HeaderReading reading) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return reading.header().isEmpty()
        && GENERAL.matcher(name).matches()
        && !NAMED.matcher(name).matches()
        && errors(reading).stream().anyMatch(f -> STRANGERS.contains(f.rule()));
  }

  private static List<Finding> errors(HeaderReading reading) {
    return reading.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }
}
