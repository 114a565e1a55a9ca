package glissade.descent;

/** Moving parts of a run, which a {@link Checkpoint} can hold. */
public interface Stateful {

  /** Gives all state to the checkpoint, or takes all of it from there. */
  void exchange(Checkpoint checkpoint);
}
