package dev.pedigree.weights;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tensor types of ggml, with those that current ggml rejects. */
public final class GgufType {
  /** By their ids in {@code enum ggml_type} of {@code ggml.h}. */
  private static final List<NumberType> BY_ID =
      Stream.of(
              ("F32 F16 Q4_0 Q4_1 Q4_2 Q4_3 Q5_0 Q5_1 Q8_0 Q8_1 Q2_K Q3_K Q4_K Q5_K Q6_K Q8_K"
                      + " IQ2_XXS IQ2_XS IQ3_XXS IQ1_S IQ4_NL IQ3_S IQ2_S IQ4_XS I8 I16 I32 I64"
                      + " F64 IQ1_M BF16 Q4_0_4_4 Q4_0_4_8 Q4_0_8_8 TQ1_0 TQ2_0 IQ4_NL_4_4"
                      + " IQ4_NL_4_8 IQ4_NL_8_8 MXFP4 NVFP4 Q1_0 Q2_0")
                  .split(" "))
          .map(NumberType::valueOf)
          .toList();

  private static final Set<NumberType> REMOVED =
      EnumSet.of(
          NumberType.Q4_2,
          NumberType.Q4_3,
          NumberType.Q4_0_4_4,
          NumberType.Q4_0_4_8,
          NumberType.Q4_0_8_8,
          NumberType.IQ4_NL_4_4,
          NumberType.IQ4_NL_4_8,
          NumberType.IQ4_NL_8_8);

  private GgufType() {}

  /** All types, in the order of their ids. */
  public static List<NumberType> all() {
    return BY_ID;
  }

  /** The type of an id, or null for one that ggml does not assign. */
  public static NumberType of(int id) {
    return id >= 0 && id < BY_ID.size() ? BY_ID.get(id) : null;
  }

  /** Whether current ggml rejects a type, which older versions had. */
  public static boolean removed(NumberType type) {
    return REMOVED.contains(type);
  }
}
