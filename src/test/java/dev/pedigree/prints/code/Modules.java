package dev.pedigree.prints.code;

/** Small modelling files, written for tests; no such model exists. */
final class Modules {
  private Modules() {}

  /** A file of the usual form. */
  static final String LLAMA_LIKE =
      """
      # A comment.
      from typing import Optional

      import torch
      import torch.nn.functional as F
      from torch import nn

      from .configuration_heron import HeronConfig

      HERON_DOC = "Documentation that says nothing."


      def fold_pairs(x):
          \"""Turns neighbours round.\"""
          left, right = x.chunk(2, dim=-1)
          return torch.cat((-right, left), dim=-1)


      class HeronRMSNorm(nn.Module):
          def __init__(self, width, eps=1e-6):
              super().__init__()
              self.weight = nn.Parameter(torch.ones(width))
              self.eps = eps

          def forward(self, x):
              spread = x.pow(2).mean(-1, keepdim=True)
              return self.weight * x * torch.rsqrt(spread + self.eps)


      class HeronMLP(nn.Module):
          def __init__(self, config):
              super().__init__()
              self.gate_proj = nn.Linear(config.hidden_size, config.inner_size, bias=False)
              self.down_proj = nn.Linear(config.inner_size, config.hidden_size, bias=False)

          def forward(self, x):
              return self.down_proj(F.silu(self.gate_proj(x)))


      class HeronBlock(nn.Module):
          def __init__(self, config: HeronConfig, index: Optional[int] = None):
              super().__init__()
              self.norm = HeronRMSNorm(config.hidden_size, eps=config.norm_eps)
              self.mlp = HeronMLP(config=config)
              self.index = index

          def forward(self, states, mask=None):
              kept = states
              if mask is not None:
                  states = states.masked_fill(mask, 0.0)
              states = self.mlp(self.norm(states))
              return kept + states
      """;

  /** The same with other names, comments, documentation and formatting. */
  static String renamed() {
    return LLAMA_LIKE
        .replace("# A comment.\n", "")
        .replace("\"Documentation that says nothing.\"", "'Other words.'")
        .replace("Turns neighbours round.", "Rotates.")
        .replace("heron", "egret")
        .replace("Heron", "Egret")
        .replace("HERON", "EGRET")
        .replace("fold_pairs", "rotate")
        .replace("left", "first")
        .replace("right", "second")
        .replace("spread", "variance")
        .replace("gate_proj", "up")
        .replace("kept", "residual")
        .replace("states", "hidden")
        .replace("config.inner_size", "config.intermediate")
        .replace("index: Optional[int] = None):", "index: Optional[int] = None,\n    ):");
  }
}
