package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePrefixTest {

  @Test
  void wrappersOfAModelAreTakenOffInAnyNumberAndOrder() {
    for (String wrappers :
        List.of(
            "",
            "module.",
            "module.module.",
            "base_model.model.",
            "module._orig_mod.base_model.model.",
            "_orig_mod._fsdp_wrapped_module.module.",
            "_orig_mod.".repeat(20_000))) {
      assertEquals("model.norm.weight", NamePrefix.unwrapped(wrappers + "model.norm.weight"));
    }
  }

  @Test
  void wrappersOfModulesAreTakenOffWhereverTheyStand() {
    assertEquals(
        "model.layers.0.mlp.up.weight",
        NamePrefix.unwrapped(
            "_fsdp_wrapped_module.model.layers.0._fsdp_wrapped_module._checkpoint_wrapped_module"
                + ".mlp._orig_mod.up.weight"));
  }

  @Test
  void whatOnlyLooksLikeAWrapperStays() {
    for (String name :
        List.of("my_module.x", "a.module.x", "x_orig_mod.y", "a.x_orig_mod.y", "module")) {
      assertEquals(name, NamePrefix.unwrapped(name));
    }
  }

  @Test
  void rootsArePutInFrontAndTakenOff() {
    assertEquals(
        List.of("model.x", "model.model.x", "x", "transformer.model.x"),
        NamePrefix.spellings("model.x", List.of("model.", "transformer.")));
  }
}
