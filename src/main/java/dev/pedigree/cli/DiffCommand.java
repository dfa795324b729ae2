package dev.pedigree.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.TensorPair;
import dev.pedigree.architecture.reading.TensorPairJson;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.stated.SideJson;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.Pairing;
import dev.pedigree.pipeline.relate.Relating;
import dev.pedigree.pipeline.relate.RelatingJson;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff A B}: compares two models: the three answers and the differences. */
@Command(
    name = "diff",
    description = "Compare two models: same design, same shape, same weights? And what differs.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(index = "0", paramLabel = "A", description = "As for inspect.")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "As for inspect.")
  private String b;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelOpener opener = inputs.opener();
    Optional<Relating> relating =
        here(a) && here(b)
            ? Optional.of(Relating.of(opener, List.of(a, b), ModelNames.of(inputs.catalog())))
            : Optional.empty();
    Optional<Bond> bond = relating.map(r -> r.related().bonds().get(0));
    Pairing pair =
        bond.flatMap(both -> relating.get().pairing(both, inputs.catalog()))
            .orElseGet(() -> Pairing.of(opener.open(a), opener.open(b), inputs.catalog()));
    if (json) {
      pair.compared().ifPresent(found -> Output.json(out, document(found, pair.tensors(), bond)));
      pair.stated().map(SideJson::of).ifPresent(found -> Output.json(out, found));
    } else {
      pair.compared().ifPresent(found -> ComparedText.print(found, out));
      pair.stated().ifPresent(found -> SideText.print(found, out));
    }
    return 0;
  }

  private ObjectNode document(Compared compared, List<TensorPair> tensors, Optional<Bond> bond) {
    ObjectNode document = ComparedJson.of(compared);
    document.set("tensorRoles", TensorPairJson.of(tensors));
    bond.ifPresent(both -> RelatingJson.put(document, both, a, b));
    return document;
  }

  /** Whether an argument is a path on this machine, whose weights can be read at no cost. */
  private static boolean here(String argument) {
    try {
      return Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false; // not a path on this system
    }
  }
}
