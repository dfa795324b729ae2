package dev.pedigree.lineage;

import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.declared.Origins;
import dev.pedigree.lineage.signature.Resemblance;
import java.util.Optional;

/**
 * Where models are looked up that one may be related to. Whoever holds a whole catalogue answers
 * for all of them; for one model it is enough to know its nearest earlier designs, the models that
 * its files or the catalogue name, and those with which it has files in common.
 */
public interface Kinsfolk {
  /** A model; empty if the catalogue does not have it. */
  Optional<Model> model(String id);

  /** What is known of a model by itself; empty if the catalogue does not have it. */
  Optional<Portrait> portrait(String id);

  /** What is said of the origin of a model of the catalogue. */
  Origins origins(String id);

  /** What the stored signatures of two models show; empty where one of them has none. */
  default Optional<Resemblance> resemblance(String a, String b) {
    return Optional.empty();
  }
}
