package glissade.forecast;

/**
 * One eigen-direction's part of the gap L(θ_k) − L* = ½ Σ λᵢcᵢ²pᵢ(k)².
 *
 * @param number the direction of curvature number i, 0 the largest
 * @param curvature λᵢ
 * @param part of the gap, from 0 to 1
 * @param rate what a long run multiplies the error along it by at each iteration
 */
public record GapShare(int number, double curvature, double part, double rate) {}
