package org.tallystick.formats;

import java.util.Locale;

/**
 * Every way in which an input can be malformed or a proof can fail, each with its own name. The names are part of the
 * formats: {@code spec/} lists them and its vectors expect them.
 */
public enum Fault {
    // Bytes and text
    TOO_LONG,
    TOO_SHORT,
    NOT_UTF8,
    NOT_BASE64,
    NOT_BASE64URL,
    CONTROL_CHARACTER,

    // JSON
    JSON_SYNTAX,
    JSON_TOO_DEEP,
    JSON_TOO_MANY_VALUES,
    JSON_DUPLICATE_NAME,
    JSON_NOT_AN_INTEGER,
    JSON_INTEGER_TOO_LARGE,
    JSON_LONE_SURROGATE,
    JSON_TRAILING_BYTES,
    JSON_NOT_AN_OBJECT,
    JSON_NOT_CANONICAL,

    // Fields of a document
    FIELD_MISSING,
    FIELD_UNKNOWN,
    FIELD_TYPE,
    FIELD_VALUE,

    // Identifiers
    NETWORK_NAME,
    MEMBER_ID,
    ACCOUNT_ID,
    TRANSACTION_ID,
    ROLE,
    CALL_NAME,
    HANDLE,

    // Signed JSON: transactions and request tokens
    JWS_PARTS,
    JWS_ALGORITHM,
    JWS_TYPE,
    JWS_CRITICAL,
    JWS_HEADER,
    LIFETIME,
    SIGNATURE,
    KEY,

    // Details
    DETAILS_PADDING,
    DETAILS_OF_ANOTHER_ENTRY,
    DETAILS_DIGEST,

    // Entries
    ENTRY_SHAPE,

    // Merkle trees
    INDEX_OUT_OF_RANGE,
    PROOF_LENGTH,
    PROOF_ROOT,
    TILE_PATH,

    // The state tree
    STATE_KEY,
    STATE_PROOF_SHAPE,

    // Signed notes, checkpoints, policies, receipts
    NOTE_SHAPE,
    NOTE_SIGNATURE_LINE,
    NOTE_TOO_MANY_SIGNATURES,
    VERIFIER_KEY,
    CHECKPOINT_SHAPE,
    COSIGNATURE_TIME,
    POLICY_SYNTAX,
    POLICY_DUPLICATE,
    POLICY_UNDEFINED_NAME,
    POLICY_THRESHOLD,
    POLICY_QUORUM,
    LOG_UNKNOWN,
    LOG_SIGNATURE_MISSING,
    QUORUM_MISSING,
    WRONG_NETWORK,
    RECEIPT_SHAPE;

    /** The name in files and on the wire, such as {@code json-duplicate-name}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
