package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
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
      check(
          SmokeRequest.ofHeaders(repo.id(), repo.config(), repo.tensors(), SmokeLimits.BRIEF),
          wrong);
    }
    assertEquals("", String.join("\n", wrong));
  }

  @Test
  void everyGoldenDesignCanBeComputedWithoutItsWeights() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (GoldenCase golden : SharedGoldenTest.cases(SharedRepo.shared().resolve("golden"))) {
      SmokeRequest real = golden.request();
      List<Tensor> tensors = new ArrayList<>();
      real.headers().forEach(header -> tensors.addAll(header.tensors()));
      check(
          SmokeRequest.ofHeaders(
              real.source(), real.config(), TensorPattern.fold(tensors), SmokeLimits.BRIEF),
          wrong);
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static void check(SmokeRequest request, List<String> wrong) {
    SmokeResult result = SmokeCheck.run(request);
    if (result.verdict() != SmokeVerdict.SELF_CONSISTENT) {
      wrong.add(request.source() + ": " + result.reason().en());
    }
  }
}
