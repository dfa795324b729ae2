package dev.pedigree.smoke.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Trait;
import org.junit.jupiter.api.Test;

class FootprintTest {

  /** Floats that any run of 100 tokens holds: six rows of width 48, and a block of weights. */
  private static final long COMMON = 6 * 100 * 48 + (1 << 17);

  @Test
  void queriesKeysValuesAndScoresOfAttentionAreCounted() {
    // q, k and v have 64 outputs; a head has 16 dimensions, and 64 queries are mixed at a time.
    long attention = 3 * 64 + 2 * (64 + 64) + 16 + 16 + 64;
    assertEquals(4 * (COMMON + 100 * attention), Footprint.of(Specimen.llama().decoder(), 100, 0));
  }

  @Test
  void expertsOfAttentionAreCounted() {
    Specimen moa =
        Specimen.llama()
            .with(Trait.ATTENTION, AttentionKind.MOA)
            .with(Size.KV_HEADS, 2)
            .with(Size.EXPERTS, 4)
            .with(Size.EXPERTS_PER_TOKEN, 2)
            .role(Role.MOA_Q, Role.MOA_OUT, Role.MOA_ROUTER);
    // 4 experts, of which 2 give 2 heads of queries each; k and v have 2 heads of 16.
    long attention = 4 + 2 * 64 + 2 * (32 + 32) + 16 + 16 + 64;
    assertEquals(4 * (COMMON + 100 * attention), Footprint.of(moa.decoder(), 100, 0));
  }
}
