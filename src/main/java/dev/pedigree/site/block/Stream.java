package dev.pedigree.site.block;

import static dev.pedigree.site.block.Places.BYPASS;
import static dev.pedigree.site.block.Places.FRAME;
import static dev.pedigree.site.block.Places.LEFT;
import static dev.pedigree.site.block.Places.MIDDLE;
import static dev.pedigree.site.block.Places.POSITION;
import static dev.pedigree.site.block.Places.RIGHT;
import static dev.pedigree.site.block.Places.STREAM;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what is outside the branches: embedding, residual stream, norms, output matrix. */
final class Stream {
  private static final Trait[] NORM = {
    Trait.NORM, Trait.NORM_BIAS, Trait.NORM_GATE, Trait.NORM_PLACEMENT
  };
  private static final Trait[] HEAD = {
    Trait.TIED_EMBEDDINGS,
    Trait.HEAD_NETWORK,
    Trait.HEAD_BIAS,
    Trait.LOGIT_SCALE,
    Trait.LOGIT_SOFTCAP,
    Trait.HEAD_ROWS_NORMALISED,
    Trait.MULTI_TOKEN_HEAD
  };
  private static final int PILL = 20;

  private final Pen pen;
  private final Words words;
  private final Places at;
  private final Optional<NormPlacement> placement;
  private final boolean parallel;
  private final boolean fromNorm;

  Stream(Pen pen, Words words, Places at) {
    this.pen = pen;
    this.words = words;
    this.at = at;
    this.placement = words.fact(Trait.NORM_PLACEMENT).as(NormPlacement.class);
    this.parallel =
        words.fact(Trait.RESIDUAL).as(Residual.class).filter(Residual::parallel).isPresent();
    this.fromNorm = words.is(Trait.RESIDUAL, Residual.SEQUENTIAL_FROM_NORM);
  }

  void draw() {
    frame();
    pen.path("stream", "M" + STREAM + " 44V" + at.head());
    embedding();
    branch(at.attention(), false);
    if (words.fact(Trait.FFN).applies()) {
      branch(at.feedForward(), true);
    }
    end();
  }

  private void frame() {
    Trait[] traits = {
      Trait.RESIDUAL,
      Trait.RESIDUAL_STREAMS,
      Trait.LOW_RANK_RESIDUAL,
      Trait.PER_LAYER_INPUTS,
      Trait.NGRAM_MEMORY,
      Trait.RESIDUAL_SCALE,
      Trait.LAYERS_DIFFER
    };
    pen.box("frame", 20, FRAME, 312, at.frameEnd() - FRAME, words.unknown(Trait.RESIDUAL), traits);
    String layers = words.of("layers", "count", words.size(Size.LAYERS));
    pen.end(RIGHT - 6, FRAME + 18, 90, layers);
    List<Trait> said = new ArrayList<>(List.of(Trait.RESIDUAL));
    for (Trait trait :
        List.of(
            Trait.RESIDUAL_STREAMS,
            Trait.LOW_RANK_RESIDUAL,
            Trait.PER_LAYER_INPUTS,
            Trait.NGRAM_MEMORY)) {
      if (words.special(trait) || pen.marked(trait)) {
        said.add(trait);
      }
    }
    if (words.special(Trait.LAYERS_DIFFER)) {
      said.add(Trait.LAYERS_DIFFER);
    }
    pen.title(STREAM + 14, FRAME + 18, 170, pen.said(said.toArray(Trait[]::new)));
  }

  private void embedding() {
    Trait[] traits = {Trait.TIED_EMBEDDINGS, Trait.EMBED_SCALE};
    pen.box("ends", 20, 4, 300, 40, false, traits);
    pen.title(30, 21, 130, words.part("embedding"));
    pen.end(310, 21, 150, words.size(Size.VOCAB_ROWS) + " × " + words.size(Size.WIDTH));
    pen.small(
        30,
        37,
        280,
        pen.said(Trait.EMBED_SCALE).equals(plain(Trait.EMBED_SCALE))
            ? words.of("per-token")
            : pen.said(Trait.EMBED_SCALE));
    Optional<PositionKind> position = words.fact(Trait.POSITION).as(PositionKind.class);
    if (position.filter(PositionKind::added).isPresent()) {
      pen.path("wire", "M" + LEFT + " " + POSITION + "H" + (STREAM + 8));
      pen.box("position", LEFT, POSITION - 10, RIGHT - LEFT, PILL, false, Trait.POSITION);
      pen.middle(MIDDLE, POSITION + 4, 210, words.value(Trait.POSITION));
      pen.plus(STREAM, POSITION);
    }
    if (words.special(Trait.EMBED_NORM) || words.unknown(Trait.EMBED_NORM)) {
      onStream(POSITION + 11, Trait.EMBED_NORM);
    }
  }

  private String plain(Trait trait) {
    return words.special(trait) || words.unknown(trait) || pen.marked(trait)
        ? ""
        : words.value(trait);
  }

  private void branch(Places.Branch branch, boolean second) {
    boolean unknown = words.unknown(Trait.NORM_PLACEMENT);
    boolean before = placement.filter(NormPlacement::before).isPresent() || unknown;
    boolean shared = second && words.is(Trait.RESIDUAL, Residual.PARALLEL_SHARED_NORM);
    if (second && parallel) {
      int from = shared ? at.attention().box() - 4 : at.attention().leaves();
      int to = shared ? branch.box() - 5 : branch.leaves();
      pen.path("wire", "M" + MIDDLE + " " + from + "H" + BYPASS + "V" + to + "H" + MIDDLE);
      pen.path("wire", "M" + MIDDLE + " " + to + "V" + branch.box());
    } else if (!fromNorm) {
      pen.path("wire", "M" + STREAM + " " + branch.leaves() + "H" + MIDDLE + "V" + branch.box());
    } else {
      pen.path("wire", "M" + MIDDLE + " " + branch.norm() + "V" + branch.box());
    }
    pen.path("tip", "M" + (MIDDLE - 4) + " " + (branch.box() - 5) + "h8l-4 5z");
    if (!second && at.attends() && at.mixes()) {
      // Where the other figure of a pair has a part that this one has not.
      pen.path("wire", "M" + MIDDLE + " " + branch.box() + "v" + branch.height());
    }
    if (before && !shared) {
      int left = fromNorm ? 26 : LEFT;
      pen.box("norm", left, branch.norm(), RIGHT - left, PILL, unknown || unknownNorm(), NORM);
      pen.middle(MIDDLE, branch.norm() + 14, 210, norm(unknown));
    }
    int bottom = branch.box() + branch.height();
    pen.path("wire", "M" + MIDDLE + " " + bottom + "V" + branch.joins() + "H" + (STREAM + 8));
    pen.path("tip", "M" + (STREAM + 14) + " " + (branch.joins() - 4) + "v8l-6-4z");
    if (placement.filter(NormPlacement::after).isPresent()) {
      pen.box("norm", LEFT, branch.postNorm(), RIGHT - LEFT, PILL, unknownNorm(), NORM);
      pen.middle(MIDDLE, branch.postNorm() + 14, 210, norm(false));
    }
    pen.plus(STREAM, branch.joins());
    if (words.special(Trait.RESIDUAL_SCALE) || words.unknown(Trait.RESIDUAL_SCALE)) {
      pen.small(STREAM + 18, branch.joins() + 13, 250, pen.said(Trait.RESIDUAL_SCALE));
    }
    if (placement.filter(NormPlacement::onSum).isPresent()) {
      onStream(branch.streamNorm(), NORM);
    }
  }

  private void onStream(int y, Trait... traits) {
    pen.box("norm", 24, y, 68, PILL, words.unknown(traits[0]), traits);
    pen.middle(58, y + 14, 62, words.unknown(traits[0]) ? "?" : words.value(Trait.NORM));
  }

  private boolean unknownNorm() {
    return words.unknown(Trait.NORM);
  }

  private String norm(boolean unknownPlace) {
    String norm = words.value(Trait.NORM);
    if (words.is(Trait.NORM_BIAS, true)) {
      norm += words.of("comma") + words.value(Trait.NORM_BIAS);
    }
    if (words.special(Trait.NORM_GATE)) {
      norm += words.of("comma") + words.value(Trait.NORM_GATE);
    }
    return unknownPlace ? norm + words.of("comma") + words.value(Trait.NORM_PLACEMENT) : norm;
  }

  private void end() {
    if (!words.is(Trait.FINAL_NORM, false)) {
      boolean unknown = words.unknown(Trait.FINAL_NORM);
      pen.box("norm", 26, at.finalNorm(), RIGHT - 26, PILL, unknown, Trait.FINAL_NORM, Trait.NORM);
      pen.middle(
          172, at.finalNorm() + 14, 280, unknown ? words.value(Trait.FINAL_NORM) : norm(false));
    }
    int y = at.head();
    boolean tied = words.is(Trait.TIED_EMBEDDINGS, true);
    if (tied || words.unknown(Trait.TIED_EMBEDDINGS)) {
      pen.path(tied ? "tie" : "tie unknown", "M20 24H9V" + (y + 20) + "H20");
    }
    List<Trait> more = new ArrayList<>();
    for (Trait trait : HEAD) {
      if (trait != Trait.TIED_EMBEDDINGS && (words.special(trait) || words.unknown(trait))) {
        more.add(trait);
      }
    }
    pen.box("ends", 20, y, 300, more.isEmpty() ? 42 : 56, false, HEAD);
    pen.title(30, y + 17, 130, words.part("head"));
    pen.end(310, y + 17, 150, words.size(Size.WIDTH) + " × " + words.size(Size.VOCAB_ROWS));
    pen.small(30, y + 33, 280, pen.said(Trait.TIED_EMBEDDINGS));
    if (!more.isEmpty()) {
      pen.small(30, y + 48, 280, pen.said(more.toArray(Trait[]::new)));
    }
  }
}
