package dev.pedigree.site.linked;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a page is about. */
@FunctionalInterface
public interface About {
  /** The thing in the vocabulary of schema.org, as a page in one language shows it. */
  ObjectNode of(Shown page);
}
