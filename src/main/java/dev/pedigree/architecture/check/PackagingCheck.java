package dev.pedigree.architecture.check;

import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantForm;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.packaging.StoredQuantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.NumberType;
import java.util.List;
import java.util.Set;

/** Compares what files say of a quantisation with what the tensors show. */
public final class PackagingCheck {
  /** Methods whose stored form headers show; others may keep plain types until they are loaded. */
  private static final Set<String> SHOWN =
      Set.of("GPTQ", "AWQ", "FP8", "FBGEMM_FP8", "MXFP4", "MODELOPT", "HQQ", "AQLM", "EETQ", "MLX");

  private PackagingCheck() {}

  /** The contradictions between the two, at most one. */
  public static List<Finding> of(String source, Snapshot snapshot) {
    Packaging packaging = Packaging.of(snapshot);
    if (!packaging.seen()) {
      return List.of();
    }
    if (packaging.stated().isEmpty()) {
      return packaging.stored().map(stored -> unstated(source, snapshot, stored)).orElse(List.of());
    }
    Quantisation stated = packaging.stated().get();
    Location at = Location.in(source, stated.file());
    if (packaging.stored().isEmpty()) {
      return SHOWN.contains(stated.method())
          ? List.of(
              Finding.warning(
                  "architecture.contradiction.unquantised",
                  at,
                  "stated",
                  form(stated.forms().get(0)),
                  "type",
                  packaging.type()))
          : List.of();
    }
    StoredQuantisation stored = packaging.stored().get();
    return contradicts(stated, stored)
        ? List.of(
            Finding.warning(
                "architecture.contradiction.quantisation",
                at,
                "stated",
                form(stated.forms().get(0)),
                "stored",
                form(stored.forms().get(0))))
        : List.of();
  }

  /** The types of a GGUF file say it themselves, and without a configuration nothing could. */
  private static List<Finding> unstated(
      String source, Snapshot snapshot, StoredQuantisation stored) {
    QuantForm form = stored.forms().get(0);
    boolean blocks =
        snapshot.tensors().stream()
            .anyMatch(t -> t.type().filter(n -> n.kind() == NumberType.Kind.BLOCKS).isPresent());
    return blocks || !snapshot.config().isObject()
        ? List.of()
        : List.of(
            Finding.warning(
                "architecture.contradiction.unstated", Location.of(source), "stored", form(form)));
  }

  /** Whether bits or groups of the most frequent form are said to be others. */
  private static boolean contradicts(Quantisation stated, StoredQuantisation stored) {
    QuantForm shown = stored.forms().get(0);
    boolean other =
        Set.of("GPTQ", "AWQ").contains(stated.method())
            && Set.of("GPTQ", "AWQ").contains(shown.name())
            && !stated.method().equals(shown.name());
    return other
        || stated.forms().stream()
            .noneMatch(
                form -> agree(form.bits(), shown.bits()) && agree(form.group(), shown.group()));
  }

  private static boolean agree(long stated, long stored) {
    return stated == 0 || stored == 0 || stated == stored;
  }

  /** Numbers and names as configurations write them, the same in every language. */
  private static String form(QuantForm form) {
    String bits = form.bits() > 0 ? "bits = " + form.bits() : "";
    String group = form.group() > 0 ? "group_size = " + form.group() : "";
    String both = bits.isEmpty() || group.isEmpty() ? bits + group : bits + ", " + group;
    return both.isEmpty() ? form.name() : form.name() + " (" + both + ")";
  }
}
