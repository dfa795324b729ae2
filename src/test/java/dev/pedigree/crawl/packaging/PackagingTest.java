package dev.pedigree.crawl.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quantisation is said as files state it, or else as names, types and shapes show it. */
class PackagingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'quant_method': 'gptq', 'bits': 4, 'group_size': 128, 'lm_head': false}"
            + "|GPTQ, 4 bits, groups of 128, not: lm_head",
        "{'quant_method': 'awq', 'bits': 4, 'group_size': -1, 'modules_to_not_convert': ['gate']}"
            + "|AWQ, 4 bits, one scale a row, not: gate",
        "{'quant_method': 'fp8', 'weight_block_size': [128, 64]}|FP8, 8 bits, blocks of 128 × 64",
        "{'quant_method': 'mxfp4'}|MXFP4, 4 bits, groups of 32",
        "{'quant_method': 'bitsandbytes', 'load_in_4bit': true, 'bnb_4bit_quant_type': 'nf4',"
            + " 'llm_int8_skip_modules': ['lm_head']}|BITSANDBYTES NF4, 4 bits, not: lm_head",
        "{'quant_method': 'bitsandbytes', 'load_in_8bit': true}|BITSANDBYTES, 8 bits",
        "{'quant_method': 'exl2', 'bits': 4.65}|EXL2 4.65 bpw",
        "{'quant_method': 'quanto', 'weights': 'int4'}|QUANTO, 4 bits",
        "{'quant_method': 'eetq'}|EETQ, 8 bits",
        "{'quant_config': {'weight_quant_params': {'nbits': 3, 'group_size': 64}},"
            + " 'quant_method': 'hqq'}|HQQ, 3 bits, groups of 64",
        "{'quant_method': 'modelopt', 'quant_algo': 'NVFP4', 'exclude_modules': ['lm_head']}"
            + "|MODELOPT: NVFP4, 4 bits, groups of 16, not: lm_head",
        "{'quant_method': 'compressed-tensors', 'config_groups': {'group_0': {'weights':"
            + " {'num_bits': 8, 'type': 'float', 'strategy': 'channel'}}, 'group_1': {'weights':"
            + " {'num_bits': 4, 'type': 'float', 'group_size': 16}}, 'group_2': {'weights':"
            + " {'num_bits': 4, 'type': 'int', 'group_size': 32}}}}"
            + "|COMPRESSED-TENSORS: FP8, 8 bits, one scale a row; NVFP4, 4 bits, groups of 16;"
            + " INT4, 4 bits, groups of 32",
        "{'something': 1}|by a method that is not named: UNKNOWN"
      })
  void aStatementIsSaidInOneLine(String config, String line) throws JsonProcessingException {
    Snapshot snapshot = snapshot("{'quantization_config': " + config + "}", new TreeMap<>());
    assertEquals(line, QuantWords.of(Packaging.of(snapshot)).en());
  }

  @Test
  void aFileBesideTheConfigurationStatesItToo() throws JsonProcessingException {
    SortedMap<String, JsonNode> beside = new TreeMap<>();
    beside.put("quantize_config.json", json("{'bits': 3, 'group_size': -1, 'desc_act': true}"));
    Packaging packaging = Packaging.of(snapshot("{'model_type': 'llama'}", beside));
    assertEquals("GPTQ, 3 bits, one scale a row", QuantWords.of(packaging).en());
    assertEquals("GPTQ，3 位，每行一个缩放因子", QuantWords.of(packaging).zh());
    assertEquals("quantize_config.json", packaging.stated().orElseThrow().file());
    SortedMap<String, JsonNode> modelopt = new TreeMap<>();
    modelopt.put(
        "hf_quant_config.json",
        json("{'quantization': {'quant_algo': 'FP8', 'exclude_modules': ['lm_head']}}"));
    assertEquals(
        "FP8, 8 bits, not: lm_head",
        QuantWords.of(Packaging.of(snapshot("{'model_type': 'llama'}", modelopt))).en());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q.qweight I32 512 4096; q.qzeros I32 32 512; q.scales F16 32 4096; q.g_idx I32 4096"
            + "|GPTQ, 4 bits, groups of 128 100 %",
        "q.qweight I32 1024 4096; q.qzeros I32 32 1024; q.scales F16 32 4096; h.weight F16 8 8"
            + "|GPTQ, 8 bits, groups of 128 100 %; F16 0 %",
        "q.qweight I32 4096 512; q.qzeros I32 32 512; q.scales F16 32 4096"
            + "|AWQ, 4 bits, groups of 128 100 %",
        "q.weight U8 8388608 1; q.weight.absmax F32 262144;"
            + " q.weight.quant_state.bitsandbytes__nf4 U8 80"
            + "|BITSANDBYTES, 4 bits, groups of 64 100 %",
        "q.weight I8 64 64; q.SCB F32 64|BITSANDBYTES, 8 bits, one scale a row 100 %",
        "q.weight F8_E4M3 64 64; q.weight_scale F32 64 1|FP8, 8 bits, one scale a row 100 %",
        "q.weight F8_E4M3 64 64; q.weight_scale_inv F32 1 1; q.bias BF16 64"
            + "|FP8, 8 bits 98 %; BF16 2 %",
        "q.weight U8 64 32; q.weight_scale F8_E4M3 64 4; q.weight_scale_2 F32"
            + "|NVFP4, 4 bits, groups of 16 100 %",
        "q.weight_packed U8 64 32; q.weight_scale F8_E4M3 64 4; q.weight_global_scale F32 1"
            + "|NVFP4, 4 bits, groups of 16 100 %",
        "e.down_blocks U8 4 64 2 16; e.down_scales U8 4 64 2|MXFP4, 4 bits, groups of 32 100 %",
        "q.weight Q4_K 256 256; n.weight F32 256|Q4_K, 4 bits 100 %; F32 0 %",
        "q.weight U32 64 32; q.scales BF16 64 4; q.biases BF16 64 4|MLX 100 %",
        "q.W_q U8 32 32; q.meta F16 1|HQQ 100 %; F16 0 %",
        "q.codes I16 8 8 2; q.codebooks F16 2 65536 1 8|AQLM 0 %; F16 100 %"
      })
  void headersShowItWithoutAnyStatement(String tensors, String line)
      throws JsonProcessingException {
    Packaging packaging = Packaging.of(snapshot("{}", new TreeMap<>(), tensors));
    assertEquals(line, QuantWords.of(packaging).en());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h.attn.bias U8 8 8; h.weight BF16 64 64; h.norm F32 8|unquantised (bf16)",
        "embeddings.position_ids I64 1 512; h.weight F32 64 64|unquantised (f32)",
        "h.qweight F16 8 8|unquantised (f16)"
      })
  void masksAndPositionsAreNoQuantisation(String tensors, String line)
      throws JsonProcessingException {
    Packaging packaging = Packaging.of(snapshot("{}", new TreeMap<>(), tensors));
    assertEquals(line, QuantWords.of(packaging).en());
  }

  @Test
  void aTypeThatOnlyTheConfigurationNamesIsSaidAndNothingIsSaidOfNothing()
      throws JsonProcessingException {
    assertEquals(
        "unquantised (bf16)",
        QuantWords.of(Packaging.of(snapshot("{'torch_dtype': 'bfloat16'}", new TreeMap<>()))).en());
    assertEquals(
        "not known whether quantised",
        QuantWords.of(Packaging.of(snapshot("{}", new TreeMap<>()))).en());
  }

  @Test
  void aStatementThatNoTensorShowsIsSaidWithWhatWasRead() throws JsonProcessingException {
    String config =
        "{'quantization_config': {'quant_method': 'fp8', 'weight_block_size': [128, 128]}}";
    Packaging packaging =
        Packaging.of(snapshot(config, new TreeMap<>(), "h.weight BF16 64 64; h.norm BF16 8"));
    assertEquals(
        "FP8, 8 bits, blocks of 128 × 128 by the configuration; the tensors read are bf16",
        QuantWords.of(packaging).en());
    assertEquals("配置称 FP8，8 位，128 × 128 的块；读到的张量是 bf16", QuantWords.of(packaging).zh());
  }

  private static Snapshot snapshot(String config, SortedMap<String, JsonNode> beside)
      throws JsonProcessingException {
    return snapshot(config, beside, "");
  }

  private static Snapshot snapshot(
      String config, SortedMap<String, JsonNode> beside, String tensors)
      throws JsonProcessingException {
    List<TensorPattern> patterns = new ArrayList<>();
    for (String tensor : tensors.isEmpty() ? new String[0] : tensors.split("; *")) {
      String[] words = tensor.split(" ");
      List<Long> shape = Arrays.stream(words).skip(2).map(Long::valueOf).toList();
      patterns.add(new TensorPattern(words[0], words[1], shape));
    }
    return new Snapshot(
        "a",
        "a",
        new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of()),
        json(config),
        MissingNode.getInstance(),
        List.of(),
        beside,
        List.of(),
        patterns,
        List.of());
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
