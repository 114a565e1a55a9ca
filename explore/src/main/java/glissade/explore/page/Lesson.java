package glissade.explore.page;

/** A step of the learning path. */
enum Lesson {
  SLOPE
}
