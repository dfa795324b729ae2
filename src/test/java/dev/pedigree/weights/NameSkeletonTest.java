package dev.pedigree.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSkeletonTest {

  @Test
  void aTensorItsPatternAndItsNameInADialectHaveOneSkeleton() {
    String skeleton = "model.layers.{}.mlp.experts.{}.w1.weight";
    assertEquals(skeleton, NameSkeleton.of("model.layers.12.mlp.experts.0.w1.weight"));
    assertEquals(
        skeleton, NameSkeleton.ofPattern("model.layers.{0,3-59}.mlp.experts.{0-7}.w1.weight"));
    assertEquals(skeleton, NameSkeleton.ofLettered("model.layers.{l}.mlp.experts.{e}.w1.weight"));
  }

  @Test
  void whatIsNoNumberStays() {
    for (String name : List.of("ln_1.weight", "a.007.b", "a.1234567890.b", "a..b", "")) {
      assertEquals(name, NameSkeleton.of(name));
    }
    assertEquals("a.%7B0-9}.{}", NameSkeleton.of("a.{0-9}.1"), "a name that looks like a pattern");
  }

  @Test
  void bracesAreFilledInTheirOrder() {
    assertEquals("a.{l}.b.{e}.c", NameSkeleton.lettered("a.{}.b.{}.c", "x.{l}.y.{e}"));
    assertEquals("a.{l}.b.{}.c", NameSkeleton.lettered("a.{}.b.{}.c", "x.{l}"));
    assertEquals("a.{l}", NameSkeleton.lettered("a.{}", "x.{l}.y.{e}"));
    assertEquals("a.3.b.0", NameSkeleton.first("a.{3-5,9}.b.{0}"));
  }
}
