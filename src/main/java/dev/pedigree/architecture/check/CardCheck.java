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
 * Holds what the text of a card says against what configuration and header show. A wrong accusation
 * is worse than one that was missed: rounding, padding and other ways of counting are no
 * contradiction, and nothing is compared with a value that is itself a default or a conclusion.
 */
public final class CardCheck {
  private static final String CARD = "README.md";

  /** Counts that differ by less are counted otherwise: with embeddings or without, rounded. */
  private static final double OTHERWISE_COUNTED = 0.2;

  /** A table of tokens may be padded by so many rows, or by this share. */
  private static final long PADDING = 1024;

  private static final double ROUNDED = 0.05;

  private final Architecture architecture;
  private final List<Finding> findings = new ArrayList<>();

  private CardCheck(Architecture architecture) {
    this.architecture = architecture;
  }

  /** One finding for each claim that cannot be true of these files. */
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
          // Rows beyond the last token are padding; a token without a row is none.
          case VOCAB_ROWS ->
              exact && gap > 0 || Math.abs(gap) > Math.max(PADDING, ROUNDED * actual);
          // A text may be shorter than what the program allows.
          case CONTEXT -> gap > ROUNDED * actual && !scaled();
          default -> exact && gap != 0;
        };
    if (differs) {
      add(claim, Long.toString(actual), fact.source());
    }
  }

  /** Whether RoPE is stretched beyond the context of the training, or nobody knows. */
  private boolean scaled() {
    Fact fact = architecture.trait(Trait.ROPE_SCALING);
    return fact.unknown() || fact.present();
  }

  /** Sizes of which a model with experts or latents has more than one kind. */
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
    // Some count without embeddings, and of experts the active ones only.
    long least = Math.max(0, counted.active() - 2 * counted.embedding());
    boolean less = claimed.get() < least * (1 - OTHERWISE_COUNTED);
    if (less || claimed.get() > whole * (1 + OTHERWISE_COUNTED)) {
      add(claim, Long.toString(whole), "");
    }
  }

  /** With tensors left over or missing nobody knows how many numbers the model has. */
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

  /** {@code 7.61B} as 7,610,000,000; empty when a snapshot holds something else. */
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
