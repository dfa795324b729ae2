package dev.pedigree.weights;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dtypes of safetensors, as {@code safetensors/safetensors:safetensors/src/tensor.rs} lists
 * them.
 */
public final class SafetensorsType {
  private static final Set<NumberType> KNOWN =
      Stream.of(
              ("BOOL F4 F6_E2M3 F6_E3M2 U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ I16"
                      + " U16 F16 BF16 I32 U32 F32 C64 F64 I64 U64")
                  .split(" "))
          .map(NumberType::valueOf)
          .collect(Collectors.toUnmodifiableSet());

  private SafetensorsType() {}

  /** The type of a dtype; empty if the reference does not have it. */
  public static Optional<NumberType> of(String dtype) {
    return NumberType.of(dtype).filter(KNOWN::contains);
  }
}
