package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

  /**
   * Roles of buffers in no known naming convention, and of a head that classes have in its place.
   */
  private static final Set<Role> OF_NO_DIALECT =
      EnumSet.of(Role.UNKNOWN_BUFFER, Role.LAYER_UNKNOWN_BUFFER, Role.SCORE);

  @Test
  void everyRoleIsOfSomeDialectAndEveryRoleOfADialectHasAPart() {
    Set<Role> used = EnumSet.copyOf(OF_NO_DIALECT);
    for (Dialect dialect : Dialects.all()) {
      for (TensorSpec spec : dialect.tensors()) {
        used.add(spec.role().role());
        used.addAll(spec.parts());
      }
    }
    assertEquals(EnumSet.allOf(Role.class), used);
    assertEquals(
        List.of(), used.stream().filter(role -> role.part() == null).map(Role::key).toList());
  }

  @Test
  void everyPartHasARole() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    Arrays.stream(Role.values()).map(Role::part).forEach(parts::add);
    assertEquals(EnumSet.allOf(Part.class), parts);
  }

  @Test
  void noTwoTensorsOfTheRolesHaveOneNameButAPackedWeightAndAPlainOne() {
    Set<String> names = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (Role role : Role.values()) {
      for (TensorRole.Kind kind : TensorRole.Kind.values()) {
        String name = named(role, kind);
        if (kind != TensorRole.Kind.PACKED && !names.add(name)) {
          twice.add(name);
        }
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void whatADialectListsIsReadBackFromItsName() {
    for (Dialect dialect : Dialects.all()) {
      for (TensorSpec spec : dialect.tensors()) {
        assertEquals(Optional.of(spec.role()), TensorRole.of(spec.role().name()));
      }
    }
  }

  @Test
  void theNameSaysWhatATensorIsToItsRole() {
    assertEquals("layer.attn.q.weight", Role.ATTN_Q.weight().name());
    assertEquals("layer.attn.q.bias", Role.ATTN_Q.bias().name());
    assertEquals("layer.attn.sinks", named(Role.ATTN_SINKS, TensorRole.Kind.PARAMETER));
    assertEquals("scale.embed.weight", named(Role.EMBED, TensorRole.Kind.SCALE));
    assertEquals("layer.scale.expert.down", named(Role.EXPERT_DOWN, TensorRole.Kind.LISTED_SCALE));
    assertEquals("zero.layer.attn.q.weight", named(Role.ATTN_Q, TensorRole.Kind.ZERO));
    assertEquals("packing.layer.attn.q.weight", named(Role.ATTN_Q, TensorRole.Kind.PACKING));
    assertEquals(Optional.empty(), TensorRole.of("layer.attn.query"));
  }

  private static String named(Role role, TensorRole.Kind kind) {
    return new TensorRole(role, kind).name();
  }

  @Test
  void aWeightIsFoundHoweverItIsNamedOrPacked() {
    TensorRole sinks = TensorRole.of("layer.attn.sinks").orElseThrow();
    assertEquals(Role.ATTN_SINKS.weight(), sinks.plain());
    assertEquals(Role.ATTN_Q.weight(), new TensorRole(Role.ATTN_Q, TensorRole.Kind.PACKED).plain());
    assertEquals(Role.ATTN_Q.bias(), Role.ATTN_Q.bias().plain());
  }

  @Test
  void aNetworkHasRolesOfOnePart() {
    for (Network network : Network.values()) {
      Set<Part> parts = EnumSet.of(network.gate().part());
      parts.add(network.up().part());
      parts.add(network.gateUp().part());
      parts.add(network.down().part());
      assertEquals(1, parts.size(), network.name());
    }
  }
}
