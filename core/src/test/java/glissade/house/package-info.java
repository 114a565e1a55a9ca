/**
 * The rules of the house, as tests: {@link glissade.house.HouseContract} for every module, {@link
 * glissade.house.CoreArchitectureTest} for the order of core's packages.
 */
@NullMarked
package glissade.house;

import org.jspecify.annotations.NullMarked;
