package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Storage;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.IndexRanges;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pattern of stored tensors and the role that they play.
 *
 * @param roles one, for example {@code layer.attn.q.weight}; several if shapes leave it open
 * @param pattern the stored name, {@code {l}} for the layer and {@code {e}} for the expert
 * @param parts the roles inside a fused tensor, in order, for example {@code layer.attn.q.weight}
 *     in {@code layer.attn.qkv.weight}; empty when the tensor plays one role
 * @param layout how the parts lie in a fused tensor, or what is special about a tensor of one role
 * @param inverted whether the matrix is stored [in, out] instead of [out, in]
 * @param layers the layers that have it; empty when it is not in a layer
 * @param dtype of the stored tensor
 * @param shape of the stored tensor, as stored
 * @param count how many tensors
 * @param storage where each layer is stored, if names are in no known convention
 */
public record RoleBinding(
    List<TensorRole> roles,
    String pattern,
    List<TensorRole> parts,
    TensorLayout layout,
    boolean inverted,
    IndexRanges layers,
    String dtype,
    List<Long> shape,
    long count,
    Optional<Storage> storage) {

  /**
   * The name of one of the tensors.
   *
   * @param expert number of the expert, used if the pattern has {@code {e}}
   */
  public String tensor(int layer, int expert) {
    return storage
        .map(s -> s.name(layer, expert))
        .orElseGet(
            () ->
                pattern
                    .replace("{l}", Integer.toString(layer))
                    .replace("{e}", Integer.toString(expert)));
  }

  /** Whether each expert, or each head, has a tensor of its own. */
  public boolean numbered() {
    return pattern.contains("{e}");
  }

  /** The names of the roles, joined by bars. */
  public String role() {
    return String.join("|", roles.stream().map(TensorRole::name).toList());
  }

  /**
   * The roles it certainly plays, as a whole or by its parts, each as {@link TensorRole#plain};
   * none if several are possible.
   */
  public Stream<TensorRole> played() {
    Stream<TensorRole> own =
        roles.size() == 1 ? roles.stream().map(TensorRole::plain) : Stream.empty();
    return Stream.concat(own, parts.stream());
  }

  /** Whether it certainly plays a role, as a whole or by one of its parts. */
  public boolean plays(TensorRole role) {
    return played().anyMatch(role::equals);
  }
}
