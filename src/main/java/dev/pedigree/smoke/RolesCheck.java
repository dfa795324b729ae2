package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.OpenRoles;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.Footprint;
import dev.pedigree.smoke.trial.Reference;
import dev.pedigree.smoke.trial.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Settles roles that names and shapes leave open by running the model, and checks the model by the
 * description that is left.
 *
 * @param maker makes the model as a description has it
 */
record RolesCheck(SmokeRequest request, ModelInputs inputs, Outcome outcome, Settling.Maker maker) {

  /** Most descriptions that are tried. */
  private static final int DESCRIPTIONS = 5_000;

  /** The check by one description. */
  interface Check {
    SmokeResult by(Architecture architecture) throws IOException;
  }

  /** The check by the description under which the model does what it should. */
  SmokeResult run(OpenRoles open, Check check) throws IOException {
    if (open.count() > DESCRIPTIONS) {
      return outcome.notRun("reason.too-many-roles", "count", open.count(), "limit", DESCRIPTIONS);
    }
    List<Architecture> descriptions = open.descriptions();
    Decoder first = Settling.first(descriptions, maker);
    Optional<int[][]> ids = inputs.ids(first);
    Optional<? extends Settling.Trial> trial =
        ids.isPresent() ? reference(first, ids.get()) : reading(first);
    return trial.isPresent()
        ? run(descriptions, first, trial.get(), check)
        : outcome.notRun("reason.roles-open", "count", descriptions.size());
  }

  private SmokeResult run(
      List<Architecture> descriptions, Decoder first, Settling.Trial trial, Check check)
      throws IOException {
    double row = 2.0 * descriptions.get(0).parameters().active();
    double quick = row * trial.quickRows() * descriptions.size();
    double whole = row * trial.wholeRows();
    double limit = request.limits().operations();
    int rows = trial.quickRows();
    Optional<SmokeResult> tooMuch =
        outcome.tooMuch(request.limits(), quick + whole, Footprint.of(first, rows, rows));
    if (tooMuch.isPresent()) {
      return tooMuch.get();
    }
    Settling settling = new Settling(descriptions, maker, trial);
    List<Settling.Ranked> ranked = settling.ranked();
    List<Settling.Ranked> left = settling.left(ranked);
    if (quick + whole * left.size() > limit) {
      return outcome.notRun(
          "reason.too-many-alike",
          "tried",
          ranked.size(),
          "count",
          left.size(),
          "operations",
          Words.number(quick + whole * left.size()),
          "limit",
          Words.number(limit));
    }
    Settling.Result result = settling.run(ranked, left);
    outcome.roles(result.roles());
    return result.best().isPresent()
        ? check.by(result.best().get())
        : outcome.notRun("reason.none-reads", "count", result.roles().tried());
  }

  private Optional<ReferenceTrial> reference(Decoder decoder, int[][] ids) throws IOException {
    long numbers = (long) ModelInputs.count(ids) * decoder.vocabulary();
    return Reference.of(request.folder().orElseThrow(), ids, numbers)
        .map(reference -> new ReferenceTrial(reference, ids));
  }

  private Optional<TextTrial> reading(Decoder decoder) throws IOException {
    return inputs
        .texts(decoder)
        .filter(t -> t.highest() < decoder.vocabulary())
        .map(TextTrial::new);
  }
}
