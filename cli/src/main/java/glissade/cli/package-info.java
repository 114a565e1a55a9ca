/**
 * The {@code glissade} command: parses what was asked, calls core, prints, and ends with an exit
 * code. Commands are thin; what they print is composed by small classes beside them, and all of it
 * goes through the {@link glissade.cli.Console}.
 */
@NullMarked
package glissade.cli;

import org.jspecify.annotations.NullMarked;
