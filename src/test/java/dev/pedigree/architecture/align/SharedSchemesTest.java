package dev.pedigree.architecture.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models under names of a random scheme are described, and nothing wrong is said of them. */
@Tag("shared")
class SharedSchemesTest {

  private static final long LARGEST = 5_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofModelsUnderUnknownNamesNineOfTenAreDescribedAndNoneIsToldWrong(boolean config) {
    List<SharedRepo> repos = new ArrayList<>(SharedRepo.all());
    repos.addAll(SharedRepo.all("repos-2026"));
    List<String> wrong = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int all = 0;
    for (SharedRepo repo : repos) {
      Optional<Architecture> truth = truth(repo);
      if (truth.isPresent()) {
        all++;
        long seed = repo.id().hashCode() * 1000L + (config ? 0 : 1);
        SchemeRun run = SchemeRun.of(repo.id(), repo.config(), truth.get(), seed, false, config);
        if (!run.wrong().isEmpty()) {
          wrong.add(run.text() + " " + run.wrong());
        }
        if (!run.described()) {
          open.add(run.text());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(open.size() * 10 <= all, open.size() + " of " + all + ": " + open);
  }

  /** The model as its own names tell it, if these are known and not too many. */
  private static Optional<Architecture> truth(SharedRepo repo) {
    if (repo.tensors().isEmpty()
        || repo.tensors().stream().mapToLong(t -> t.count()).sum() > LARGEST) {
      return Optional.empty();
    }
    return ArchitectureReader.read(repo.id(), repo.config(), repo.tensors())
        .architecture()
        .filter(a -> a.unassigned().isEmpty());
  }
}
