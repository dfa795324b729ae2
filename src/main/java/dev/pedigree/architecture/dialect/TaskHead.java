package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class has in place of the output matrix: a matrix of scores in {@code
 * …ForSequenceClassification} and {@code …ForTokenClassification} of transformers, nothing in
 * {@code …Model}, as models of embeddings name it.
 */
final class TaskHead {
  private static final String SEQUENCE = "ForSequenceClassification";
  private static final String TOKEN = "ForTokenClassification";

  /** The name of a head that gives scores. */
  static final String NAME = "score";

  private TaskHead() {}

  /** The dialect with the head that the class of a configuration has. */
  static Dialect of(Config config, Dialect dialect) {
    String name = config.className();
    boolean scores = name.endsWith(SEQUENCE) || name.endsWith(TOKEN);
    boolean bare = name.endsWith("Model") && !dialect.classes().contains(name);
    if (!scores && !bare) {
      return dialect;
    }
    List<TensorSpec> tensors = new ArrayList<>(dialect.tensors());
    tensors.removeIf(
        spec -> spec.role().role() == Role.HEAD || spec.role().role() == Role.HEAD_PROJECTION);
    if (scores) {
      tensors.add(scores(config.labels(), name.endsWith(TOKEN)));
    }
    return dialect.with(tensors);
  }

  private static TensorSpec scores(long labels, boolean bias) {
    Expression yes = Expression.parse("true");
    return new TensorSpec(
        Role.SCORE.weight(),
        NAME,
        false,
        List.of(Expression.parse(Long.toString(labels)), Expression.parse("width")),
        Expression.parse(Boolean.toString(bias)),
        yes,
        List.of(),
        TensorLayout.PLAIN,
        1,
        Expression.parse("experts"),
        false);
  }
}
