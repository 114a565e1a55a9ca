package glissade.explore.live;

import glissade.report.picture.Picture;
import java.util.List;

/** Draws a run while it runs, on a thread that is not the run's. */
public interface LivePictures {

  /** The pictures, always the same ones and in the same order. */
  List<Picture> draw(Seen seen);
}
