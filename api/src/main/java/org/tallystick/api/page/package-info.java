/** The contract as it is served, and the page that shows it to people. Made from {@code spec/openapi.yaml} alone. */
@NullMarked
package org.tallystick.api.page;

import org.jspecify.annotations.NullMarked;
