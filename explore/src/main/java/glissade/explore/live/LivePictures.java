package glissade.explore.live;

import glissade.report.picture.Picture;

/** Draws a run while it runs, on a thread that is not the run's. */
public interface LivePictures {

  /** How far down it has come. */
  Picture loss(Seen seen);

  /** What moves it: the gradient and the step size. */
  Picture steps(Seen seen);
}
