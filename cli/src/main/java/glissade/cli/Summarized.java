package glissade.cli;

import glissade.inference.Summary;

/**
 * A summary, and what it is of.
 *
 * @param call the command, as it was typed
 * @param summary what R's summary says
 */
record Summarized(String call, Summary summary) {}
