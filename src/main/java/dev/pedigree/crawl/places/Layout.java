package dev.pedigree.crawl.places;

import dev.pedigree.crawl.git.FileKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the models of a folder or commit lie in it, told by the names of files alone.
 *
 * @param form what the whole is
 * @param top the place that the whole is described by; empty where no place stands for the others
 * @param places those that are listed by themselves, in the order of their paths
 */
public record Layout(Form form, Optional<Place> top, List<Place> places) {
  /** Names of files that make the folder around them that of a model. */
  private static final Set<String> CONFIGS = Set.of("config.json", "adapter_config.json");

  /** The configuration of Meta's own files, which also lies beside copies of a model. */
  private static final String META = "params.json";

  private static final Pattern STEP =
      Pattern.compile("(?:checkpoint|ckpt|global_?step|step|iter|epoch)[-_]?(\\d{1,18}).*");

  /** What a folder or commit is. */
  public enum Form {
    /** One model at the top, perhaps with others in folders. */
    TOP,
    /** One model in a folder. */
    FOLDER,
    /** Several models in folders. */
    SEVERAL,
    /** States of one training run. */
    CHECKPOINTS,
    /** A pipeline of components. */
    PIPELINE
  }

  /**
   * Finds the models.
   *
   * @param files the paths of all files
   * @param components the names of the components, if a pipeline says them
   */
  public static Layout of(List<String> files, Set<String> components) {
    return new Layout(Form.TOP, Optional.empty(), List.of()).found(files, components);
  }

  private Layout found(List<String> files, Set<String> components) {
    Set<String> all = Set.copyOf(files);
    List<String> weights = files.stream().filter(Layout::weighs).toList();
    Set<String> named = named(files, components);
    Set<String> configured = folders(files, CONFIGS::contains);
    if (!named.isEmpty()) {
      Set<String> others = withWeights(union(configured, named), weights);
      return new Layout(
          Form.PIPELINE,
          Optional.empty(),
          union(named, others).stream()
              .map(f -> new Place(f, named.contains(f) ? Place.Kind.COMPONENT : kind(f, all)))
              .toList());
    }
    boolean top =
        files.stream().anyMatch(f -> CONFIGS.contains(f) || f.equals(META))
            || weights.stream().anyMatch(w -> w.indexOf('/') < 0);
    if (top) {
      Set<String> beside = withWeights(configured, weights);
      beside.remove("");
      return new Layout(Form.TOP, Optional.of(new Place("", Place.Kind.MODEL)), all(beside, all));
    }
    Set<String> marked = new TreeSet<>(configured);
    marked.addAll(folders(files, name -> name.equals(META) || name.endsWith(".gguf")));
    return inFolders(all, weights, marked);
  }

  private static Layout inFolders(Set<String> files, List<String> weights, Set<String> marked) {
    Set<String> found = new TreeSet<>();
    for (String weight : weights) {
      String owner = owner(weight, marked);
      found.add(owner.isEmpty() ? weight.substring(0, weight.indexOf('/')) : owner);
    }
    List<Place> places = all(found.isEmpty() ? marked : found, files);
    if (places.isEmpty()) {
      return new Layout(Form.TOP, Optional.of(new Place("", Place.Kind.MODEL)), List.of());
    }
    if (places.size() == 1) {
      return new Layout(Form.FOLDER, Optional.of(places.get(0)), List.of());
    }
    boolean steps = places.stream().allMatch(p -> p.kind() == Place.Kind.CHECKPOINT);
    return steps
        ? new Layout(Form.CHECKPOINTS, places.stream().max(LATER), places)
        : new Layout(Form.SEVERAL, Optional.empty(), places);
  }

  private static final Comparator<Place> LATER =
      Comparator.comparing((Place p) -> step(p.folder()).orElse(BigInteger.ZERO))
          .thenComparing(Place::folder);

  /** Which files belong to a place and to none inside of it. */
  public Predicate<String> of(Place place) {
    Set<String> folders = places.stream().map(Place::folder).collect(Collectors.toSet());
    top.map(Place::folder).ifPresent(folders::add);
    return path -> owner(path, folders).equals(place.folder()) && inside(path, place.folder());
  }

  private static boolean weighs(String path) {
    return FileKind.of(path) == FileKind.WEIGHTS;
  }

  /** The folders of the components that are there. */
  private static Set<String> named(List<String> files, Set<String> components) {
    return components.stream()
        .filter(name -> files.stream().anyMatch(f -> inside(f, name) && ofModel(f)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean ofModel(String path) {
    return weighs(path)
        || FileKind.of(path) == FileKind.INDEX
        || CONFIGS.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Set<String> folders(List<String> files, Predicate<String> of) {
    return files.stream()
        .filter(f -> of.test(f.substring(f.lastIndexOf('/') + 1)))
        .map(f -> f.substring(0, Math.max(0, f.lastIndexOf('/'))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of the folders to which a weight file belongs; the top too, if one is left over. */
  private static Set<String> withWeights(Set<String> folders, List<String> weights) {
    return weights.stream()
        .map(w -> owner(w, folders))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new TreeSet<>(a);
    both.addAll(b);
    return both;
  }

  private static List<Place> all(Set<String> folders, Set<String> files) {
    List<Place> places = new ArrayList<>();
    new LinkedHashSet<>(folders).forEach(f -> places.add(new Place(f, kind(f, files))));
    return List.copyOf(places);
  }

  private static Place.Kind kind(String folder, Set<String> files) {
    if (step(folder).isPresent()) {
      return Place.Kind.CHECKPOINT;
    }
    Place at = new Place(folder, Place.Kind.ADAPTER);
    return files.contains(at.path("adapter_config.json")) ? at.kind() : Place.Kind.MODEL;
  }

  /** The step in the name of a folder of training state, or in that of one around it. */
  private static Optional<BigInteger> step(String folder) {
    for (String name : folder.split("/")) {
      Matcher step = STEP.matcher(name);
      if (step.matches()) {
        return Optional.of(new BigInteger(step.group(1)));
      }
    }
    return Optional.empty();
  }

  /** The innermost of the folders around a file; the top when it lies in none. */
  private static String owner(String path, Set<String> folders) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.contains(path.substring(0, end))) {
        return path.substring(0, end);
      }
    }
    return "";
  }

  private static boolean inside(String path, String folder) {
    return folder.isEmpty() || path.startsWith(folder + "/");
  }
}
