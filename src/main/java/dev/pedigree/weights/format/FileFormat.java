package dev.pedigree.weights.format;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.gguf.GgufReader;
import dev.pedigree.weights.numpy.NpzReader;
import dev.pedigree.weights.onnx.OnnxReader;
import dev.pedigree.weights.safetensors.SafetensorsReader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.HttpSource;
import dev.pedigree.weights.source.TarArchive;
import dev.pedigree.weights.source.ZipDirectory;
import dev.pedigree.weights.torch.NemoReader;
import dev.pedigree.weights.torch.TorchLegacy;
import dev.pedigree.weights.torch.TorchTar;
import dev.pedigree.weights.torch.TorchZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Detects the format of a file by its content and reads its header. */
final class FileFormat {
  /** Enough for every magic number, a Git LFS pointer, and the first header of a tar archive. */
  private static final int HEAD = 2048;

  private static final Pattern TORCH =
      Pattern.compile(".*\\.(pt|pth|bin|ckpt|pkl|pickle)", Pattern.CASE_INSENSITIVE);

  private FileFormat() {}

  static WeightHeader read(ByteSource source, Notes notes) throws IOException {
    WeightHeader header =
        source.remote() && TORCH.matcher(source.name()).matches()
            ? fromItsEnd(source, notes)
            : fromItsStart(source, notes);
    extension(header, notes);
    return header;
  }

  private static WeightHeader fromItsStart(ByteSource source, Notes notes) throws IOException {
    long size = source.size();
    if (size == 0) {
      throw notes.stop("empty-file", "");
    }
    return dispatch(source, notes, source.read(0, (int) Math.min(HEAD, size)));
  }

  /**
   * Reads a remote file that is probably an archive, whose directory is at the end. Starting there,
   * two requests are enough, however long its pickle is.
   */
  private static WeightHeader fromItsEnd(ByteSource source, Notes notes) throws IOException {
    if (!ZipDirectory.endsIn(source.tail(HttpSource.WINDOW))) {
      source.sequential(); // most likely pickles, whose end is known only when it is reached
      return fromItsStart(source, notes);
    }
    WeightHeader header = new TorchZip(source, notes).read();
    if (!starts(source.read(0, 4), "PK\3\4")) {
      notes.error("polyglot", Notes.at(0));
    }
    return header;
  }

  private static WeightHeader dispatch(ByteSource source, Notes notes, byte[] head)
      throws IOException {
    NotWeights.check(source, head, notes);
    if (starts(head, "GGUF") || starts(head, "FUGG")) {
      return new GgufReader(source, notes).read();
    }
    if (new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1)
        .equalsIgnoreCase("GGUF")) {
      throw notes.stop("bad-magic", Notes.at(0));
    }
    if (starts(head, "PK\3\4") && NpzReader.starts(head)) {
      return new NpzReader(source, notes).read();
    }
    if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) {
      return new TorchZip(source, notes).read();
    }
    if (source.name().toLowerCase(Locale.ROOT).endsWith(".nemo")
        && TarArchive.starts(head, NemoReader.MEMBERS)) {
      return new NemoReader(source, notes).read();
    }
    if (TarArchive.starts(head, TorchTar.MEMBERS)) {
      return new TorchTar(source, notes).read();
    }
    String name = source.name().toLowerCase(Locale.ROOT);
    boolean torch = TORCH.matcher(name).matches();
    boolean pickled = head.length > 1 && (head[0] & 0xff) == 0x80 && head[1] >= 2 && head[1] <= 5;
    boolean safetensors = head.length > 8 && head[8] == '{';
    if (pickled && !safetensors) {
      return pickle(source, notes, head, true);
    }
    if (!safetensors && (name.endsWith(".onnx") || OnnxReader.recognises(source))) {
      return new OnnxReader(source, notes).read();
    }
    if (torch && !safetensors) {
      return pickle(source, notes, head, false);
    }
    return new SafetensorsReader(source, notes).read();
  }

  private static WeightHeader pickle(ByteSource source, Notes notes, byte[] head, boolean pickled)
      throws IOException {
    byte[] tail = source.read(Math.max(0, source.size() - 22), 4);
    boolean archive = starts(tail, "PK\5\6");
    if (archive && !pickled) {
      return new TorchZip(source, notes).read();
    }
    if (archive) {
      notes.error("polyglot", Notes.at(0));
    }
    boolean legacy = head.length > 2 && (head[2] & 0xff) == 0x8a && head.length < 15 + 2048;
    return legacy || head.length > 2 && head[2] == 'c' && source.name().endsWith(".bin")
        ? new TorchLegacy(source, notes).read()
        : new TorchLegacy(source, notes).plain();
  }

  private static boolean starts(byte[] head, String magic) {
    return head.length >= magic.length()
        && new String(head, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
  }

  private static void extension(WeightHeader header, Notes notes) {
    String name = header.path().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String claims =
        switch (extension) {
          case "safetensors" -> "safetensors";
          case "gguf" -> "gguf";
          case "onnx" -> "onnx";
          case "npz" -> "npz";
          case "pt", "pth", "bin", "ckpt" -> "torch";
          default -> "";
        };
    if (!claims.isEmpty() && !header.format().startsWith(claims)) {
      notes.warning("wrong-extension", "", "format", header.format(), "extension", extension);
    }
  }
}
