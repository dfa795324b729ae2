package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.architecture.role.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialectReaderTest {
  private static final String BASE =
      """
      model-type: [base]
      class: [BaseForCausalLM]
      defaults: {hidden_act: silu, context: 2048}
      sizes: {width: $hidden_size, layers: $num_layers}
      traits: {norm: rms, residual: sequential}
      tensors:
        embed: {name: model.embed, shape: [width]}
        layer.attn_norm: {name: 'model.layers.{l}.norm', shape: [width]}
      """;

  private static Dialect read(String own) {
    return new DialectReader(Map.of("base", BASE, "own", own)::get).read("own");
  }

  private static String mistake(String own) {
    return assertThrows(IllegalArgumentException.class, () -> read(own)).getMessage();
  }

  @Test
  void aDialectThatExtendsAnotherTakesOverAllButItsNamesForItself() {
    Dialect own = read("extends: base\nmodel-type: [own]\n");
    assertEquals(List.of("own"), own.modelTypes());
    assertEquals(List.of(), own.classes());
    assertEquals("own", own.className());
    assertEquals(Map.of("hidden_act", "silu", "context", 2048L), own.defaults());
    assertEquals(2, own.tensors().size());
  }

  @Test
  void oneEntryCanBeChangedWithoutRepeatingTheRest() {
    Dialect own = read("extends: base\ntensors: {layer.attn_norm: {name: 'model.layers.{l}.ln1'}}");
    TensorSpec norm = own.tensors().get(1);
    assertEquals("model.layers.{l}.ln1", norm.name());
    assertEquals("[width]", norm.shape().toString());
    assertEquals("model.layers.{}.ln1.weight", norm.skeleton());
  }

  @Test
  void nullTakesAnEntryOut() {
    Dialect own = read("extends: base\ntensors: {embed: null}");
    assertEquals(
        List.of(Role.ATTN_NORM.weight()), own.tensors().stream().map(TensorSpec::role).toList());
  }

  @Test
  void nullAmongTheDefaultsIsTheDefault() {
    Dialect own = read("extends: base\ndefaults: {context: null}");
    assertEquals(Set.of("hidden_act", "context"), own.defaults().keySet());
    assertNull(own.defaults().get("context"));
  }

  @Test
  void theClassOfTheConfigurationIsNamedAfterTheModelUnlessTheFileSaysOtherwise() {
    assertEquals("OwnConfig", read("extends: base\nclass: [OwnForCausalLM]").configClass());
    assertEquals(
        "OwnTextConfig",
        read("extends: base\nclass: [OwnForCausalLM]\nconfig-class: OwnTextConfig").configClass());
    assertEquals("llama.cpp own", read("extends: base\nclass: [llama.cpp own]").configClass());
  }

  @Test
  void aRoleMayHaveASecondTensorThatTakesTurns() {
    Dialect own =
        read("extends: base\ntensors: {'embed#2': {name: model.wte, shape: [width], when: $old}}");
    assertEquals(
        List.of(Role.EMBED.weight(), Role.ATTN_NORM.weight(), Role.EMBED.weight()),
        own.tensors().stream().map(TensorSpec::role).toList());
  }

  @Test
  void aMistakeIsToldWithFileAndEntry() {
    assertEquals("dialects/own.yaml: unknown key tensor", mistake("tensor: {}"));
    assertEquals(
        "dialects/own.yaml: tensor embed: unknown key shpae",
        mistake("tensors: {embed: {name: a, shpae: [width]}}"));
    assertEquals("dialects/own.yaml: no size is called breadth", mistake("sizes: {breadth: $w}"));
    assertEquals("dialects/own.yaml: no trait is called nrom", mistake("traits: {nrom: rms}"));
    assertEquals(
        "dialects/own.yaml: trait norm cannot be rsm; it can be rms, rms_1+w, rms_without_weights, layernorm,"
            + " layernorm_1+w, layernorm_without_weights",
        mistake("traits: {norm: rsm}"));
    assertEquals(
        "dialects/own.yaml: trait attn_window cannot be alternating_0_local_1_full; it can be none,"
            + " all_layers, last_layers, mixed, alternating_N_local_M_full,"
            + " alternating_N_full_M_local, alternating dense and locally banded sparse; band width"
            + " and layer order unpublished",
        mistake("traits: {attn_window: {if: $a, then: none, else: alternating_0_local_1_full}}"));
    assertEquals(
        "dialects/own.yaml: trait rope_fraction cannot be half; it can be a number above 0 and at"
            + " most 1",
        mistake("traits: {rope_fraction: half}"));
    assertEquals(
        "dialects/own.yaml: trait norm_bias cannot be none; it can be true, false",
        mistake("traits: {norm_bias: none}"));
    assertEquals(
        "dialects/own.yaml: no setting is called windwo", mistake("settings: {windwo: '1'}"));
    assertEquals(
        "dialects/own.yaml: expected a name at character 8 of: width *",
        mistake("tensors: {embed: {name: a, shape: ['width *']}}"));
  }

  @Test
  void anUnknownRoleIsToldWithTheNearestOne() {
    assertEquals(
        "dialects/own.yaml: tensor layer.atn_norm: no role is called layer.atn_norm;"
            + " did you mean layer.attn_norm?",
        mistake("tensors: {layer.atn_norm: {name: a}}"));
    assertEquals(
        "dialects/own.yaml: tensor layer.attn.qkv: no role is called layer.attn.query_key",
        mistake("tensors: {layer.attn.qkv: {name: a, parts: [layer.attn.query_key]}}"));
    assertEquals(
        "dialects/own.yaml: tensor layer.attn.q.bias: no role is called layer.attn.q.bias;"
            + " did you mean layer.attn.q?",
        mistake("tensors: {layer.attn.q.bias: {name: a}}"));
  }

  @Test
  void anUnknownLayoutIsToldWithTheNearestOne() {
    assertEquals(
        "dialects/own.yaml: tensor layer.attn.q: no layout is called rope-pair;"
            + " did you mean rope-pairs?",
        mistake("tensors: {layer.attn.q: {name: a, layout: rope-pair}}"));
    assertEquals(
        "dialects/own.yaml: tensor layer.attn.q: no layout is called transposed",
        mistake("tensors: {layer.attn.q: {name: a, layout: transposed}}"));
  }

  @Test
  void aTensorHasPartsAndALayoutOfFusedTensorsOrNeither() {
    String message =
        "dialects/own.yaml: tensor layer.attn.qkv: parts and a layout of fused tensors are given"
            + " together";
    assertEquals(message, mistake("tensors: {layer.attn.qkv: {name: a, layout: concat}}"));
    assertEquals(
        message,
        mistake("tensors: {layer.attn.qkv: {name: a, parts: [layer.attn.q, layer.attn.k]}}"));
  }

  @Test
  void everyDialectOfTheProgramCanBeReadAndNamesAModel() {
    for (Dialect dialect : Dialects.all()) {
      assertEquals(
          false, dialect.modelTypes().isEmpty() && dialect.classes().isEmpty(), dialect.name());
    }
  }
}
