package dev.pedigree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rooms of the house. A room is a package; the rooms under one package of the pipeline are its
 * wing. {@code rooms.txt} lists them in their order, each with the types it shows to other wings.
 */
class RoomsTest {
  private static final String ROOT = "dev.pedigree";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Most files in a room. */
  private static final int MOST_FILES = 30;

  /**
   * A line of the list.
   *
   * @param name the package, without {@code dev.pedigree}
   * @param shown simple names of the types that other wings use
   */
  private record Room(String name, Set<String> shown) {}

  @Test
  void everyPackageStandsInTheListOfRoomsAndEveryRoomHasAPackage() throws IOException {
    assertEquals(
        rooms().stream().map(Room::name).sorted().toList(),
        CLASSES.stream().map(RoomsTest::room).distinct().sorted().toList());
  }

  /** Since rooms have a total order, this also excludes cycles. */
  @Test
  void aRoomUsesOnlyRoomsThatStandBeforeItInTheList() throws IOException {
    List<String> order = rooms().stream().map(Room::name).toList();
    assertEquals(
        List.of(),
        uses((from, to) -> order.indexOf(to) > order.indexOf(from)).stream()
            .map(use -> use.getOriginClass().getName() + " uses " + use.getTargetClass().getName())
            .distinct()
            .sorted()
            .toList());
  }

  @Test
  void otherWingsUseExactlyTheTypesThatTheListShows() throws IOException {
    Set<String> shown = new TreeSet<>();
    rooms().forEach(room -> room.shown().forEach(type -> shown.add(room.name() + " " + type)));
    Set<String> used = new TreeSet<>();
    for (Dependency use : uses((from, to) -> !wing(from).equals(wing(to)))) {
      JavaClass type = outermost(use.getTargetClass());
      used.add(room(type) + " " + type.getSimpleName());
    }
    assertEquals(List.of(), without(used, shown), "used by another wing and not in the list");
    assertEquals(List.of(), without(shown, used), "in the list and used by no other wing");
  }

  @Test
  void noRoomIsTooLargeToBeReadThrough() {
    assertEquals(
        List.of(),
        CLASSES.stream()
            .filter(type -> type.equals(outermost(type)))
            .collect(Collectors.groupingBy(RoomsTest::room, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(room -> room.getValue() > MOST_FILES)
            .toList());
  }

  @Test
  void onlyTheSiteKnowsTemplates() {
    onlyIn("dev.pedigree.site..", "freemarker..");
  }

  @Test
  void onlyTheCrawlKnowsGit() {
    onlyIn("dev.pedigree.crawl..", "org.eclipse.jgit..");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    onlyIn("dev.pedigree.cli..", "picocli..");
  }

  private static void onlyIn(String wing, String library) {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(wing)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }

  private static List<Dependency> uses(BiPredicate<String, String> rooms) {
    List<Dependency> uses = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        boolean own = target.getPackageName().startsWith(ROOT);
        if (own && rooms.test(room(type), room(target))) {
          uses.add(use);
        }
      }
    }
    return uses;
  }

  private static List<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(type -> !some.contains(type)).toList();
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass component = type.getBaseComponentType();
    return component.getEnclosingClass().map(RoomsTest::outermost).orElse(component);
  }

  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(ROOT) ? "pedigree" : name.substring(ROOT.length() + 1);
  }

  private static String wing(String room) {
    return room.split("\\.")[0];
  }

  private static List<Room> rooms() throws IOException {
    List<Room> rooms = new ArrayList<>();
    try (InputStream in = RoomsTest.class.getResourceAsStream("rooms.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(":", 2);
          Set<String> shown = new TreeSet<>(List.of(parts[1].trim().split("\\s+")));
          shown.remove("");
          rooms.add(new Room(parts[0], shown));
        }
      }
    }
    return rooms;
  }
}
