/** The messages of ABCI 2.0, made by protoc from {@code abci.proto}. */
@NullMarked
package org.tallystick.engine.cometbft.abci;

import org.jspecify.annotations.NullMarked;
