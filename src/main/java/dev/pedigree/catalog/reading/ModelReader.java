package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Paper;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.text.SourceText;
import dev.pedigree.text.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the file of a model. A file with an error gives no entry. */
final class ModelReader {
  static final List<String> KEYS =
      List.of(
          "name",
          "organisation",
          "family",
          "release",
          "released",
          "repository",
          "revision",
          "aliases",
          "licence",
          "parents",
          "sources",
          "paper");
  static final List<String> KEYS_ZH =
      List.of("name", "organisation", "parents", "notes", "explained_gap", "translates");
  static final List<String> PARENT =
      List.of("model", "relation", "source", "note", "same_release", "denied");

  /** A name of a repository on a hub, with or without its owner. */
  private static final Pattern ALIAS =
      Pattern.compile("[A-Za-z0-9][\\w.-]*(?:/[A-Za-z0-9][\\w.-]*)?");

  private final WordsReader words;
  private final Report report;

  ModelReader(WordsReader words, Report report) {
    this.words = words;
    this.report = report;
  }

  /** What was read of one model, and where its references stand. */
  record Read(Model model, ContentFile file, int familyAt, List<Integer> parentsAt) {}

  Optional<Read> read(String id, ContentFile file) {
    int before = report.errors();
    SourceText source = file.source();
    Fields fields = new Fields(source, file.map(), KEYS, report);
    String name = fields.text("name");
    String organisation = fields.text("organisation");
    String family = fields.text("family");
    Optional<ReleaseDate> released = released(fields, source);
    String licence = fields.text("licence");
    List<Integer> parentsAt = new ArrayList<>();
    List<Parent> parents = parents(fields, source, parentsAt);
    AddressCheck addresses = new AddressCheck(source, report);
    List<String> sources = fields.texts("sources", addresses::reference);
    if (fields.has("sources") && sources.isEmpty() && report.errors() == before) {
      report.add(Finding.warning("catalog.no-sources", source.at(fields.at("sources"))));
    }
    Optional<Paper> paper =
        fields.has("paper")
            ? fields.mapping("paper").map(new PaperReader(source, report)::read)
            : Optional.empty();
    String repository = repository(fields, source);
    String revision = revision(id, fields, source);
    List<String> aliases = aliases(fields, source);
    boolean good = report.errors() == before;
    WordsReader.Both both = words.read(file, KEYS_ZH);
    Optional<Fields> names = names(both, parents);
    Optional<Fields> notes = notes(both, parents);
    Optional<Paper> explained =
        paper.map(p -> p.explained(both.chinese("explained_gap", p.explainedGap().en())));
    if (!good) {
      return Optional.empty();
    }
    Model model =
        new Model(
            id,
            new Text(name, both.chinese("name", name)),
            new Text(organisation, both.chinese("organisation", organisation)),
            family,
            fields.textOr("release", ""),
            released.orElseThrow(),
            repository,
            revision,
            licence,
            parents.stream().map(p -> withNote(withName(p, names), notes)).toList(),
            List.copyOf(sources),
            explained,
            both.words(),
            aliases);
    return Optional.of(new Read(model, file, fields.at("family"), parentsAt));
  }

  private List<String> aliases(Fields fields, SourceText source) {
    if (!fields.has("aliases")) {
      return List.of();
    }
    return fields.texts(
        "aliases",
        (alias, at) -> {
          if (!ALIAS.matcher(alias).matches()) {
            report.add(Finding.error("catalog.bad-alias", source.at(at), "alias", alias));
          }
        });
  }

  /** The Chinese names of parents outside the catalogue, each by the English one. */
  private static Optional<Fields> names(WordsReader.Both both, List<Parent> parents) {
    List<String> keys = parents.stream().map(Parent::model).distinct().toList();
    return Optional.ofNullable(both.chinese()).flatMap(zh -> zh.inner("parents", keys));
  }

  private static Parent withName(Parent parent, Optional<Fields> names) {
    String en = parent.model();
    String zh = names.map(n -> n.textOr(en, en)).orElse(en);
    return new Parent(
        en,
        new Text(en, zh),
        parent.relation(),
        parent.source(),
        parent.note(),
        parent.sameRelease(),
        parent.denied());
  }

  /** The Chinese notes, each by the key of a parent with an English note. */
  private static Optional<Fields> notes(WordsReader.Both both, List<Parent> parents) {
    List<String> keys =
        parents.stream()
            .filter(p -> !p.note().isEmpty())
            .flatMap(p -> Stream.of(p.model(), noteKey(p)))
            .distinct()
            .toList();
    return Optional.ofNullable(both.chinese()).flatMap(zh -> zh.inner("notes", keys));
  }

  private static Parent withNote(Parent parent, Optional<Fields> notes) {
    String en = parent.note().en();
    if (en.isEmpty() || notes.isEmpty()) {
      return parent;
    }
    String zh = notes.get().textOr(noteKey(parent), notes.get().textOr(parent.model(), en));
    return new Parent(
        parent.model(),
        parent.name(),
        parent.relation(),
        parent.source(),
        new Text(en, zh),
        parent.sameRelease(),
        parent.denied());
  }

  /** The key of a note, which distinguishes several claims about one parent. */
  private static String noteKey(Parent parent) {
    return parent.model() + " (" + parent.relation().word() + ")";
  }

  private Optional<ReleaseDate> released(Fields fields, SourceText source) {
    String written = fields.text("released");
    Optional<ReleaseDate> released = ReleaseDate.of(written);
    if (!written.isEmpty() && released.isEmpty()) {
      String rule = ReleaseDate.isWrittenLike(written) ? "catalog.no-such-day" : "catalog.bad-date";
      report.add(Finding.error(rule, source.at(fields.at("released")), "date", written));
    }
    return released;
  }

  private String repository(Fields fields, SourceText source) {
    if (fields.has("paper")) {
      if (fields.has("repository")) {
        report.add(
            Finding.error("catalog.paper-and-repository", source.at(fields.keyAt("repository"))));
      }
      return "";
    }
    String repository = fields.text("repository");
    if (!repository.isEmpty()) {
      new AddressCheck(source, report).address(repository, fields.at("repository"));
    }
    return repository;
  }

  private String revision(String id, Fields fields, SourceText source) {
    String revision = fields.textOr("revision", "");
    String own = ModelId.of(id).revision();
    if (revision.isEmpty() && !own.isEmpty()) {
      report.add(
          Finding.error("catalog.no-revision", source.at(fields.at("revision")), "revision", own));
    }
    return revision;
  }

  private List<Parent> parents(Fields fields, SourceText source, List<Integer> at) {
    List<Parent> parents = new ArrayList<>();
    for (YamlNode node : fields.list("parents")) {
      if (!(node instanceof YamlNode.Mapping map)) {
        fields.error("catalog.not-a-parent", node);
        continue;
      }
      Fields parent = new Fields(source, map, PARENT, report);
      String model = parent.text("model");
      Optional<Relation> relation = relation(parent, source);
      String says = parent.text("source");
      new AddressCheck(source, report).reference(says, parent.at("source"));
      String denied = parent.textOr("denied", "");
      if (!denied.isEmpty()) {
        new AddressCheck(source, report).reference(denied, parent.at("denied"));
      }
      if (relation.isPresent()) {
        parents.add(
            new Parent(
                model,
                Text.same(model),
                relation.get(),
                says,
                Text.same(parent.textOr("note", "")),
                parent.flag("same_release"),
                denied));
        at.add(parent.at("model"));
      }
    }
    return parents;
  }

  private Optional<Relation> relation(Fields parent, SourceText source) {
    String word = parent.text("relation");
    Optional<Relation> relation =
        Arrays.stream(Relation.values()).filter(r -> r.word().equals(word)).findFirst();
    if (relation.isEmpty() && !word.isEmpty()) {
      String all =
          Arrays.stream(Relation.values()).map(Relation::word).collect(Collectors.joining(", "));
      report.add(
          Finding.error(
              "catalog.unknown-relation",
              source.at(parent.at("relation")),
              "relation",
              word,
              "relations",
              all));
    }
    return relation;
  }
}
