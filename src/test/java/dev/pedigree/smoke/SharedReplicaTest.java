package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.SharedRepo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class SharedReplicaTest {

  @Test
  void everyDebatedDesignCanBeComputed() {
    List<String> wrong = new ArrayList<>();
    for (SharedRepo repo : SharedRepo.all()) {
      SmokeResult result =
          SmokeCheck.run(
              SmokeRequest.ofHeaders(repo.id(), repo.config(), repo.tensors(), SmokeLimits.BRIEF));
      if (result.verdict() != SmokeVerdict.SELF_CONSISTENT) {
        wrong.add(repo.id() + ": " + result.reason().en());
      }
    }
    assertEquals(List.of(), wrong);
  }
}
