package org.tallystick.testkit.linkage;

import java.util.List;

/**
 * One playing of the script.
 *
 * @param secrets what was drawn for it
 * @param seen what the spy has of it
 * @param unpadded for planting leaks, and unknown to the spy
 */
record Trial(Secrets secrets, List<Seen> seen, Unpadded unpadded) {}
