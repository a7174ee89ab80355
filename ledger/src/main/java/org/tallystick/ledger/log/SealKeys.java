package org.tallystick.ledger.log;

import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.NoteSigner;

/**
 * The private keys with which one member signs checkpoints; the public ones stand in the ledger.
 *
 * @param member whose they are
 * @param log signs as the log, under the network's name
 * @param ed25519 cosigns
 * @param mlDsa44 cosigns, so that a forger has to break both algorithms
 */
public record SealKeys(MemberId member, NoteSigner log, Cosigner ed25519, Cosigner mlDsa44) {}
