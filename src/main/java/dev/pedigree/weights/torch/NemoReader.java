package dev.pedigree.weights.torch;

import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.SourceSlice;
import dev.pedigree.weights.source.TarArchive;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a checkpoint of NVIDIA NeMo: a tar archive with a PyTorch file beside its configuration, as
 * {@code nemo/core/connectors/save_restore_connector.py} writes it.
 */
public final class NemoReader {
  private static final String WEIGHTS = "model_weights.ckpt";
  private static final String CONFIG = "model_config.yaml";

  /** Names of members that tell such an archive from others; some writers put a dot before. */
  public static final Set<String> MEMBERS = Set.of(WEIGHTS, "./" + WEIGHTS, CONFIG, "./" + CONFIG);

  private final ByteSource source;
  private final Notes notes;

  public NemoReader(ByteSource source, Notes notes) {
    this.source = source;
    this.notes = notes;
  }

  /** Reads the header of the PyTorch file inside; offsets count from the start of the archive. */
  public WeightHeader read() throws IOException {
    Map<String, TarArchive.Member> members = new TarArchive(source, MEMBERS, notes).read();
    TarArchive.Member member =
        members.containsKey(WEIGHTS) ? members.get(WEIGHTS) : members.get("./" + WEIGHTS);
    if (member == null) {
      throw notes.stop("not-a-model.tar", Notes.at(0));
    }
    SourceSlice inside = new SourceSlice(source, member.offset(), member.size());
    WeightHeader header = new TorchZip(inside, notes).read();
    Map<String, Object> metadata = new HashMap<>(header.metadata());
    metadata.put("archive", "nemo");
    List<Tensor> tensors = header.tensors().stream().map(t -> moved(t, member.offset())).toList();
    return new WeightHeader(
        source.name(),
        header.format(),
        header.version(),
        source.size(),
        member.offset() + header.headerBytes(),
        tensors,
        metadata);
  }

  private static Tensor moved(Tensor t, long by) {
    return t.hasData()
        ? new Tensor(t.name(), t.dtype(), t.shape(), t.offset() + by, t.bytes(), t.storage())
        : t;
  }
}
