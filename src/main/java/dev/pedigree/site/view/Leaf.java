package dev.pedigree.site.view;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One of the pages of a list. Most lists have one; a longer one goes on beneath its address, {@code
 * models/page-2/}, so that no page grows with the catalogue.
 *
 * @param rows what stands on this page
 * @param address of this page
 * @param number of this page, from 1
 * @param of how many pages the list has
 * @param parts where its parts begin; empty where the list has one page
 * @param places the pages that this one leads to, in order: the first, the last and those around it
 */
public record Leaf<T>(
    List<T> rows, String address, int number, int of, List<Part> parts, List<Place> places) {
  /** Pages on each side that a page leads to. */
  private static final int AROUND = 3;

  /** Most parts that are named; of longer lists of parts none helps. */
  private static final int PARTS = 80;

  public Leaf {
    rows = List.copyOf(rows);
  }

  /**
   * A part of a list, such as the models of a year.
   *
   * @param rows how many rows it has
   * @param address of the page on which it begins
   */
  public record Part(Text name, int rows, String address) {}

  /**
   * A page of the list.
   *
   * @param here whether it is the page on which this stands
   * @param gap whether pages before it are left out
   */
  public record Place(int number, String address, boolean here, boolean gap) {}

  /**
   * Cuts a list into pages; an empty one has one page.
   *
   * @param address of the list, which is that of its first page
   * @param rows in the order of the list
   * @param most rows of a page
   * @param part the name of the part that a row is in; rows of one part stand together
   */
  public static <T> List<Leaf<T>> of(
      String address, List<T> rows, int most, Function<T, Text> part) {
    int pages = Math.max(1, (rows.size() + most - 1) / most);
    List<Part> parts = pages == 1 ? List.of() : parts(address, rows, most, part);
    return IntStream.rangeClosed(1, pages)
        .mapToObj(
            number ->
                new Leaf<>(
                    rows.subList((number - 1) * most, Math.min(rows.size(), number * most)),
                    address(address, number),
                    number,
                    pages,
                    parts,
                    places(address, number, pages)))
        .toList();
  }

  /** The address of the page of a list on which a row stands, counted from 0. */
  public static String address(String list, int row, int most) {
    return address(list, row / most + 1);
  }

  private static String address(String list, int number) {
    return number == 1 ? list : list + "page-" + number + "/";
  }

  private static <T> List<Part> parts(
      String address, List<T> rows, int most, Function<T, Text> part) {
    List<Part> parts = new ArrayList<>();
    for (int start = 0; start < rows.size(); ) {
      Text name = part.apply(rows.get(start));
      int end = start;
      while (end < rows.size() && part.apply(rows.get(end)).equals(name)) {
        end++;
      }
      parts.add(new Part(name, end - start, address(address, start, most)));
      start = end;
    }
    return parts.size() > 1 && parts.size() <= PARTS ? List.copyOf(parts) : List.of();
  }

  private static List<Place> places(String address, int number, int pages) {
    List<Place> places = new ArrayList<>();
    int before = 0;
    for (int page = 1; page <= pages; page++) {
      if (page == 1 || page == pages || Math.abs(page - number) <= AROUND) {
        places.add(new Place(page, address(address, page), page == number, page > before + 1));
        before = page;
      }
    }
    return List.copyOf(places);
  }

  /** Whether this is the first page of its list. */
  public boolean first() {
    return number == 1;
  }

  /** The title of this page of a list; the first page has that of the list. */
  public Text title(Text list) {
    return first()
        ? list
        : View.text(
            "leaf.title", Map.of("title", list, "number", Text.same(Numbers.grouped(number))));
  }
}
