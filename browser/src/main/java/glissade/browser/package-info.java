/**
 * A real Chromium and what is noticed in its windows: for the tests of the pages, and for timing
 * them.
 */
@NullMarked
package glissade.browser;

import org.jspecify.annotations.NullMarked;
