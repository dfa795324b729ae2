package dev.pedigree.architecture.check;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the claims of a model card with configuration and header. It reports only clear
 * contradictions: rounding, padding and other ways of counting are allowed for, and nothing is
 * compared with defaults or inferred values.
 */
public final class CardCheck {
  private static final String CARD = "README.md";

  /**
   * Largest share by which counts may differ because they are rounded or counted with or without
   * embeddings.
   */
  private static final double OTHERWISE_COUNTED = 0.2;

  /** Most rows by which a token embedding may be padded. */
  private static final long PADDING = 1024;

  private static final double ROUNDED = 0.05;

  private final Architecture architecture;
  private final List<Finding> findings = new ArrayList<>();

  private CardCheck(Architecture architecture) {
    this.architecture = architecture;
  }

  /** One finding for each claim that the files contradict. */
  public static List<Finding> of(List<CardClaim> claims, Architecture architecture) {
    CardCheck check = new CardCheck(architecture);
    claims.forEach(check::compare);
    return check.findings;
  }

  private void compare(CardClaim claim) {
    switch (claim.subject()) {
      case ATTENTION -> attention(claim);
      case PARAMETERS -> parameters(claim, false);
      case ACTIVE_PARAMETERS -> parameters(claim, true);
      default -> Size.of(claim.subject().word()).ifPresent(size -> size(claim, size));
    }
  }

  private void attention(CardClaim claim) {
    Fact fact = architecture.trait(Trait.ATTENTION);
    if (read(fact) && !AttentionKind.TYPE.read(claim.value()).filter(fact::is).isPresent()) {
      add(claim, fact.text(), fact.source());
    }
  }

  private void size(CardClaim claim, Size size) {
    Fact fact = architecture.size(size);
    Optional<Long> claimed = number(claim.value());
    if (claimed.isEmpty() || !read(fact) || !(fact.value() instanceof Long actual) || vague(size)) {
      return;
    }
    boolean exact = !claim.value().matches(".*[KMBT.].*");
    long gap = claimed.get() - actual;
    boolean differs =
        switch (size) {
          // Rows beyond the last token are padding, but every token needs a row.
          case VOCAB_ROWS ->
              exact && gap > 0 || Math.abs(gap) > Math.max(PADDING, ROUNDED * actual);
          // The model may have been trained on shorter texts than the configuration allows.
          case CONTEXT -> gap > ROUNDED * actual && !scaled();
          default -> exact && gap != 0;
        };
    if (differs) {
      add(claim, Long.toString(actual), fact.source());
    }
  }

  /** Whether RoPE scaling extends the context, or it is not known. */
  private boolean scaled() {
    Fact fact = architecture.trait(Trait.ROPE_SCALING);
    return fact.unknown() || fact.present();
  }

  /** Whether a model with experts or latent attention has several sizes of that name. */
  private boolean vague(Size size) {
    boolean experts = !architecture.size(Size.EXPERTS).unknown();
    boolean latent = architecture.trait(Trait.ATTENTION).is(AttentionKind.MLA);
    boolean layersDiffer = !Boolean.FALSE.equals(architecture.trait(Trait.LAYERS_DIFFER).value());
    return switch (size) {
      case FFN -> experts || layersDiffer;
      case EXPERTS, EXPERTS_PER_TOKEN -> !architecture.size(Size.SHARED_EXPERTS).unknown();
      case KV_HEADS, HEAD_DIM -> latent || layersDiffer;
      case HEADS -> layersDiffer;
      default -> false;
    };
  }

  private void parameters(CardClaim claim, boolean active) {
    Parameters counted = architecture.parameters();
    Optional<Long> claimed = number(claim.value());
    long whole = active ? counted.active() : counted.total();
    boolean complete =
        architecture.unassigned().isEmpty()
            && architecture.findings().stream().noneMatch(this::odd);
    if (claimed.isEmpty() || whole <= 0 || !complete) {
      return;
    }
    // Some cards count without embeddings, or of experts only the active ones.
    long least = Math.max(0, counted.active() - 2 * counted.embedding());
    boolean less = claimed.get() < least * (1 - OTHERWISE_COUNTED);
    if (less || claimed.get() > whole * (1 + OTHERWISE_COUNTED)) {
      add(claim, Long.toString(whole), "");
    }
  }

  /** Whether tensors are left over or missing, so that the count is not reliable. */
  private boolean odd(Finding finding) {
    return finding.severity() != Severity.INFO;
  }

  private static boolean read(Fact fact) {
    return fact.value() != null
        && (fact.origin() == Origin.CONFIG || fact.origin() == Origin.HEADER);
  }

  private void add(CardClaim claim, String actual, String source) {
    findings.add(
        Finding.warning(
            "architecture.contradiction.card." + claim.subject().word(),
            Location.at(CARD, claim.line(), 0),
            "claimed",
            claim.value(),
            "actual",
            actual,
            "source",
            source,
            "quote",
            claim.quote()));
  }

  /** {@code 7.61B} as 7,610,000,000; empty for anything else. */
  private static Optional<Long> number(String value) {
    if (!value.matches("\\d{1,15}(\\.\\d{1,6})?[KMBT]?")) {
      return Optional.empty();
    }
    int power = Math.max(0, 3 * (1 + "KMBT".indexOf(value.charAt(value.length() - 1))));
    BigDecimal digits = new BigDecimal(value.replaceAll("[KMBT]", ""));
    BigDecimal number = digits.movePointRight(power);
    return number.precision() - number.scale() > 18
        ? Optional.empty()
        : Optional.of(number.longValue());
  }
}
