package dev.pedigree.architecture.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings about a configuration by itself. */
class ConfigCheckTest {
  private static final String SIZES =
      "\"num_hidden_layers\": 2, \"hidden_size\": 64, \"num_attention_heads\": 4, \"vocab_size\": 9";

  @Test
  void eachOddityIsToldAtItsKey() throws JsonProcessingException {
    String[][] cases = {
      {"{" + SIZES + "}"},
      {"{\"model_type\": \"x\", \"text_config\": {" + SIZES + "}}"},
      {"{\"n_layer\": 2, \"n_embd\": 8, \"n_head\": 2, \"dtype\": null, \"torch_dtype\": \"f\"}"},
      {
        "{\"num_hidden_layers\": -2, \"hidden_size\": \"64\", \"num_attention_heads\": 0}",
        "implausible-number (num_hidden_layers): -2 is no number that a model could have here",
        "number-as-string (hidden_size): the number 64 is written as a text",
        "implausible-number (num_attention_heads): 0 is no number that a model could have here"
      },
      {
        "{\"text_config\": {\"num_hidden_layers\": 1e300, \"hidden_size\": [64]}}",
        "implausible-number (text_config.num_hidden_layers): 1.0E300 is no number that a model"
            + " could have here",
        "implausible-number (text_config.hidden_size): [64] is no number that a model could have"
            + " here"
      },
      {
        "{\"num_hidden_layers\": 2, \"hidden_size\": 64, \"num_attention_heads\": 7}",
        "implausible-number.heads (num_attention_heads): a width of 64 does not divide into 7"
            + " heads, and no head size is given"
      },
      {
        "{\"num_hidden_layers\": 2, \"hidden_size\": 64, \"num_attention_heads\": 7,"
            + " \"head_dim\": 16}"
      },
      {
        "{\"hidden_size\": null}",
        "unknown-size (num_hidden_layers): the configuration does not say num_hidden_layers, and"
            + " nothing else does",
        "unknown-size (hidden_size): the configuration does not say hidden_size, and nothing else"
            + " does"
      },
      {
        "{" + SIZES + ", \"dtype\": \"bfloat16\", \"torch_dtype\": \"torch.float16\"}",
        "dtype-contradiction (dtype): dtype is bfloat16, torch_dtype is torch.float16; the newer"
            + " name, dtype, counts"
      },
      {"{" + SIZES + ", \"dtype\": \"float16\", \"torch_dtype\": \"torch.float16\"}"},
      {
        "{" + SIZES + ", \"rope_scaling\": {\"type\": \"linear\", \"rope_type\": \"yarn\"}}",
        "rope-contradiction (rope_scaling): rope_type is yarn, type is linear; the newer name,"
            + " rope_type, counts"
      },
      {
        "{" + SIZES + ", \"eos_token_id\": [8, 9, 100]}",
        "eos-beyond-vocabulary (eos_token_id): the end tokens [9, 100] lie outside the vocabulary"
            + " of 9"
      },
      {
        "{" + SIZES + ", \"architectures\": []}",
        "no-architecture (architectures): architectures names no class"
      },
      {
        "{" + SIZES + ", \"auto_map\": {\"A\": \"a.B\", \"C\": [\"x/y--c.D\", null]}}",
        "remote-code (auto_map): loading this model runs a program from another repository: x/y"
      },
      {
        "{" + SIZES + ", \"auto_map\": {\"A\": \"a.B\"}}",
        "remote-code.own (auto_map): loading this model runs a program that lies beside it"
      },
    };
    for (String[] one : cases) {
      List<String> said =
          ConfigCheck.of("here", new ObjectMapper().readTree(one[0]), Optional.empty()).stream()
              .map(
                  f ->
                      f.rule().substring("architecture.".length())
                          + f.location().toString().substring("here".length())
                          + ": "
                          + f.message().en())
              .toList();
      assertEquals(Arrays.asList(one).subList(1, one.length), said, one[0]);
    }
  }
}
