package glissade.features;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The values that stand at some places if columns were put in order, without doing so: in each of
 * four passes 16 bits more of each value wanted become known, from how many values have which bits.
 * Exact, whatever the order of the rows, and in memory that does not grow with them.
 *
 * <p>Source: the radix sort from the highest digit down, of which only the parts that hold a place
 * wanted are gone into: Knuth, The Art of Computer Programming, volume 3, section 5.2.5.
 */
final class OrderStatistics {

  private static final int DIGITS = 1 << RankCounts.BITS;

  private final int[] columns;
  private final List<List<Place>> places = new ArrayList<>();
  private int pass;

  /** A place, how many bits of its value are known, and its place among those that begin so. */
  private static final class Place {
    final long rank;
    long within;
    long beginning;

    Place(long rank) {
      this.rank = rank;
      this.within = rank;
    }
  }

  /**
   * @param columns their numbers
   * @param ranks of each column the places wanted, counted from 0
   */
  OrderStatistics(List<Integer> columns, List<SortedSet<Long>> ranks) {
    this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
    for (SortedSet<Long> wanted : ranks) {
      places.add(wanted.stream().map(Place::new).toList());
    }
  }

  /** The first pass, which asks the same whatever places are wanted. */
  static RankCounts first(List<Integer> columns) {
    long[][] none = new long[columns.size()][1];
    return new RankCounts(0, columns.stream().mapToInt(Integer::intValue).toArray(), none);
  }

  /** Whether all passes were made. */
  boolean isDone() {
    return pass == RankCounts.PASSES;
  }

  /** The next pass. */
  RankCounts next() {
    long[][] beginnings = new long[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      beginnings[c] = places.get(c).stream().mapToLong(p -> p.beginning).distinct().toArray();
    }
    return new RankCounts(pass, columns, beginnings);
  }

  /** Takes in a pass. */
  void found(RankCounts counts) {
    for (int c = 0; c < columns.length; c++) {
      for (Place place : places.get(c)) {
        int digit = 0;
        long count = counts.count(c, place.beginning, digit);
        while (place.within >= count && digit < DIGITS - 1) {
          place.within -= count;
          count = counts.count(c, place.beginning, ++digit);
        }
        place.beginning = (place.beginning << RankCounts.BITS) | digit;
      }
    }
    pass++;
  }

  /** The values of a column by their places, once all passes were made. */
  SortedMap<Long, Double> values(int column) {
    SortedMap<Long, Double> values = new TreeMap<>();
    places.get(column).forEach(p -> values.put(p.rank, RankCounts.number(p.beginning)));
    return values;
  }
}
