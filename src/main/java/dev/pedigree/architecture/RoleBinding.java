package dev.pedigree.architecture;

import java.util.List;

/**
 * Which stored tensors play a role.
 *
 * @param role canonical, for example {@code layer.attention.q.weight}
 * @param pattern the stored name without numbers, {@code {l}} for the layer and {@code {e}} for the
 *     expert
 * @param part which part of a fused tensor, for example {@code q of q|k|v}; empty when the whole
 *     tensor plays the role
 * @param dtype of the stored tensor
 * @param shape of the stored tensor
 * @param count how many tensors
 */
public record RoleBinding(
    String role, String pattern, String part, String dtype, List<Long> shape, long count) {}
