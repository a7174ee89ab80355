/**
 * What every endpoint shares: strict reading of requests, answers, problems, paging, bodies, metrics and the access log. It
 * knows nothing of what the endpoints are about.
 */
@NullMarked
package org.tallystick.api.frame;

import org.jspecify.annotations.NullMarked;
