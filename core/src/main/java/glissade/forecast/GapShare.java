package glissade.forecast;

import glissade.compress.Spectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One eigen-direction's part of a gap L(θ) − L* = ½ Σ λᵢcᵢ², cᵢ = vᵢ·(θ − θ*).
 *
 * @param number the direction of curvature number i, 0 the largest
 * @param curvature λᵢ
 * @param part of the gap, from 0 to 1
 */
public record GapShare(int number, double curvature, double part) {

  /** The directions that are not flat, the largest part first. */
  static List<GapShare> of(Spectrum spectrum, double[] error) {
    double gap = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      gap += spectrum.curvature(i) * error[i] * error[i];
    }
    List<GapShare> shares = new ArrayList<>();
    for (int i = 0; i < spectrum.curved(); i++) {
      double own = spectrum.curvature(i) * error[i] * error[i];
      shares.add(new GapShare(i, spectrum.curvature(i), gap > 0 ? own / gap : 0));
    }
    shares.sort(Comparator.comparingDouble(share -> -share.part()));
    return shares;
  }
}
