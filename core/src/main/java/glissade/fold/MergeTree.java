package glissade.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges numbered summaries, which may arrive in any order, along a fixed binary tree: node i of
 * level l + 1 is node 2i merged with node 2i + 1 of level l. Holds at most one summary a level and
 * one for each that arrived early.
 */
final class MergeTree<A extends Accumulator<?, A>> {

  private record Node(int level, long index) {
    Node sibling() {
      return new Node(level, index ^ 1);
    }

    Node parent() {
      return new Node(level + 1, index >> 1);
    }

    /** Spelled out, since what a record brings is made when it is first called: 20 ms. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Node that && level == that.level && index == that.index;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(index) * 31 + level;
    }
  }

  private final Map<Node, A> waiting = new HashMap<>();

  /** Adds leaf {@code index} and merges as far up as what has arrived allows. */
  void put(long index, A leaf) {
    Node node = new Node(0, index);
    A summary = leaf;
    while (true) {
      A sibling;
      synchronized (this) {
        sibling = waiting.remove(node.sibling());
        if (sibling == null) {
          waiting.put(node, summary);
          return;
        }
      }
      boolean isLeft = (node.index() & 1) == 0;
      A left = isLeft ? summary : sibling;
      left.merge(isLeft ? sibling : summary);
      summary = left;
      node = node.parent();
    }
  }

  /** Merges what is left, the later and smaller subtrees first; null if nothing was ever put. */
  synchronized @Nullable A root() {
    TreeMap<Integer, A> byLevel = new TreeMap<>();
    waiting.forEach((node, summary) -> byLevel.put(node.level(), summary));
    A whole = null;
    for (A earlier : byLevel.values()) {
      if (whole != null) {
        earlier.merge(whole);
      }
      whole = earlier;
    }
    return whole;
  }
}
