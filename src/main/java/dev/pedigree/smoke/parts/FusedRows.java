package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.List;

/** Finds the rows of a fused matrix that belong to one of its parts. */
final class FusedRows {
  private FusedRows() {}

  /**
   * The rows of a part, in the order of that part.
   *
   * @param parts roles in the matrix, in its order
   * @param part the index of the role wanted
   * @param all rows of the matrix
   */
  static int[] of(
      TensorLayout layout, List<TensorRole> parts, int part, int all, Dimensions sizes) {
    return switch (layout) {
      case CONCAT -> concat(parts, part, all, sizes);
      case PER_HEAD -> perHead(parts, part, sizes);
      case PER_KEY_HEAD -> perKeyHead(parts, part, all, sizes);
      case GROUPED -> grouped(part, sizes);
      case INTERLEAVED -> strided(parts.size(), part, all);
      case SHARDS_QVK -> shards(part, all);
      case PLAIN, ROPE_PAIRS, EVEN_ODD, MINUS_EXPONENTIAL, PLUS_ONE, STACKED_ROWS ->
          throw new UnsupportedDesign("fused layout " + layout.word());
    };
  }

  private static int[] concat(List<TensorRole> parts, int part, int all, Dimensions sizes) {
    int from = 0;
    for (int p = 0; p < part; p++) {
      from += rows(parts.get(p).role(), parts.size(), all, sizes);
    }
    return run(from, rows(parts.get(part).role(), parts.size(), all, sizes));
  }

  private static int rows(Role role, int parts, int all, Dimensions sizes) {
    if (parts == 3 && role.part() == Part.ATTENTION) {
      return (role == Role.ATTN_Q ? sizes.heads().query() : sizes.heads().kv())
          * sizes.heads().dim();
    }
    return switch (role) {
      case MIXER_Q, MIXER_K, MIXER_CONV_Q, MIXER_CONV_K -> sizes.mixer().keys();
      case INDEX_Q -> sizes.index().heads() * sizes.index().dim();
      case INDEX_K -> sizes.index().dim();
      case MIXER_V, MIXER_CONV_V, MIXER_GATE -> sizes.mixer().values();
      default -> all / parts;
    };
  }

  /** Rows as [heads, rows of each part for the head]. */
  private static int[] perHead(List<TensorRole> parts, int part, Dimensions sizes) {
    int all = 0;
    int before = 0;
    for (int p = 0; p < parts.size(); p++) {
      before += p < part ? rowsOfHead(parts.get(p).role(), sizes) : 0;
      all += rowsOfHead(parts.get(p).role(), sizes);
    }
    int own = rowsOfHead(parts.get(part).role(), sizes);
    int[] rows = new int[sizes.heads().query() * own];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / own * all + before + i % own;
    }
    return rows;
  }

  private static int rowsOfHead(Role role, Dimensions sizes) {
    int value = sizes.latent().value();
    return role == Role.ATTN_GATE && value > 0 ? value : sizes.heads().dim();
  }

  /** Rows as [key heads, rows of each part for the head]. */
  private static int[] perKeyHead(List<TensorRole> parts, int part, int all, Dimensions sizes) {
    int heads = sizes.mixer().keyHeads();
    int before = 0;
    for (int p = 0; p < part; p++) {
      before += rows(parts.get(p).role(), parts.size(), all, sizes) / heads;
    }
    int own = rows(parts.get(part).role(), parts.size(), all, sizes) / heads;
    int[] rows = new int[own * heads];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / own * (all / heads) + before + i % own;
    }
    return rows;
  }

  /** Rows as [groups, queries of a group + key + value, head dim]. */
  private static int[] grouped(int part, Dimensions sizes) {
    int dim = sizes.heads().dim();
    int group = sizes.heads().query() / sizes.heads().kv();
    int each = part == 0 ? group : 1;
    int[] rows = new int[sizes.heads().kv() * each * dim];
    for (int i = 0; i < rows.length; i++) {
      int head = i / dim;
      int slot = part == 0 ? head % group : group + part - 1;
      rows[i] = (head / each * (group + 2) + slot) * dim + i % dim;
    }
    return rows;
  }

  private static int[] strided(int parts, int part, int all) {
    int[] rows = new int[all / parts];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i * parts + part;
    }
    return rows;
  }

  /** Four shards, each with its queries, values and keys, in this order (CodeGen). */
  private static int[] shards(int part, int all) {
    int each = all / 12;
    int slot = part == 0 ? 0 : 3 - part;
    int[] rows = new int[all / 3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (i / each * 3 + slot) * each + i % each;
    }
    return rows;
  }

  /**
   * Reorders rows of heads that are stored in RoPE pairs (x0, x[d/2], x1 …) to halves, for RoPE
   * that pairs the halves of a head.
   */
  static int[] halves(int all, int headDim) {
    int half = headDim / 2;
    int[] rows = new int[all];
    for (int i = 0; i < all; i++) {
      int within = i % headDim;
      rows[i] = i - within + (within < half ? 2 * within : 2 * (within - half) + 1);
    }
    return rows;
  }

  private static int[] run(int from, int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    return rows;
  }
}
