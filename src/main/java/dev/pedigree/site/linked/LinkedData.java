package dev.pedigree.site.linked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Visible;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON-LD of a page as it stands in its head. */
public final class LinkedData {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Messages MESSAGES = Messages.of("site");

  /** The parts of the site whose pages lie in a folder of their own, with a list of them. */
  private enum Part {
    MODELS,
    FAMILIES,
    DIFF,
    ARTICLES,
    TERMS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a page is in this part, and not the list of it. */
    boolean holds(String address) {
      return address.startsWith(word() + "/") && address.length() > word().length() + 1;
    }
  }

  private LinkedData() {}

  /** The block of a page: what it is about, and where in the site it stands. */
  public static String html(About about, Shown page) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("@context", "https://schema.org");
    ArrayNode graph = root.putArray("@graph");
    graph.add(about.of(page));
    Stream.of(Part.values())
        .filter(part -> part.holds(page.address()))
        .forEach(part -> graph.add(path(page, part)));
    return "<script type=\"application/ld+json\">" + text(root) + "</script>";
  }

  private static ObjectNode path(Shown page, Part part) {
    ObjectNode path = JsonNodeFactory.instance.objectNode().put("@type", "BreadcrumbList");
    ArrayNode steps = path.putArray("itemListElement");
    step(steps, page.language().of(page.site().title()), page.url(""));
    step(
        steps,
        page.language().of(MESSAGES.text("menu." + part.word(), Map.of())),
        page.url(part.word() + "/"));
    step(steps, page.language().of(page.title()), page.url());
    return path;
  }

  private static void step(ArrayNode steps, String name, String url) {
    steps
        .addObject()
        .put("@type", "ListItem")
        .put("position", steps.size())
        .put("name", Things.cut(name))
        .put("item", url);
  }

  /** In a page a script ends at the first tag that ends one, whatever JSON it stands in. */
  private static String text(ObjectNode root) {
    try {
      return Visible.json(JSON.writeValueAsString(root))
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
