package org.tallystick.testkit.linkage;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;

/**
 * One thing that the spy has of a trial.
 *
 * @param place what it is, alike in all trials: the second entry of a call, the answer to a question about it
 * @param raw its bytes, if they are worth counting
 * @param json what it says
 */
record Seen(String place, Bytes raw, JsonObject json) {}
