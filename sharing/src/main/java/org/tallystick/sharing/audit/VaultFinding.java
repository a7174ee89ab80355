package org.tallystick.sharing.audit;

import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;

/** One thing that is wrong in a member's folder. It names records, entries and files, never what they contain. */
public sealed interface VaultFinding {
    /** Whose folder it is. */
    MemberId member();

    /** In words, for the operator. */
    String message();

    /** A version of a record. */
    record Version(Handle record, long number) {
        @Override
        public String toString() {
            return "version " + number + " of record " + record;
        }
    }

    /** An entry of the log, by its index and the call of its transaction. */
    record Place(long entry, String call) {
        @Override
        public String toString() {
            return "entry " + entry + " (" + call + ")";
        }
    }

    /** The payload of a record does not open, or is not what was committed to. */
    record PayloadDamaged(MemberId member, Version version, String file, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the payload of " + version + " is damaged (" + why + "): restore vault/" + file
                    + " from a back-up";
        }
    }

    /** The payload of a record is not there. */
    record PayloadMissing(MemberId member, Version version, String file) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the payload of " + version + " is missing: restore vault/" + file + " from a back-up";
        }
    }

    /** The payload of a record was put aside, and there is no other copy. */
    record PayloadQuarantined(MemberId member, Version version, String file) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the payload of " + version + " was found damaged before and lies in vault/" + file
                    + ": restore it from a back-up";
        }
    }

    /** A damaged file that no record needs any more. */
    record PutAside(MemberId member, String file) implements VaultFinding {
        @Override
        public String message() {
            return member + ": vault/" + file + " was put aside as damaged and no record needs it: it can be deleted";
        }
    }

    /** A damaged file of which nobody can say whose payload it is. */
    record FileDamaged(MemberId member, String file, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": vault/" + file + " is damaged (" + why + ") and no record is known to need it";
        }
    }

    /** A payload that no record names. */
    record PayloadWithoutRecord(MemberId member, String file) implements VaultFinding {
        @Override
        public String message() {
            return member + ": no record names vault/" + file
                    + (file.startsWith("waiting")
                            ? ", which has waited for more than an hour: a running node removes it"
                            : "");
        }
    }

    /** Details that the member should have are not there; {@code from} is the member that signed the transaction. */
    record DetailsMissing(MemberId member, Place place, MemberId from) implements VaultFinding {
        @Override
        public String message() {
            String how =
                    member.equals(from) ? "they were lost" : "they were lost, or " + from + " never delivered them";
            return member + ": the details of " + place + " are missing: " + how
                    + "; restore the folder details from a back-up";
        }
    }

    /** Details do not open, or are not those of their entry. */
    record DetailsDamaged(MemberId member, Place place, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the details of " + place + " are damaged (" + why
                    + "): restore the folder details from a back-up";
        }
    }

    /** Other documents do not open: notes of what is to be delivered, acknowledgements. */
    record DocumentsDamaged(MemberId member, long count) implements VaultFinding {
        @Override
        public String message() {
            return member + ": " + count
                    + " other documents in the folder details do not open: restore it from a back-up";
        }
    }

    /** A folder cannot be read at all. */
    record FolderUnreadable(MemberId member, String folder, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the folder " + folder + " cannot be read (" + why + "): restore it from a back-up";
        }
    }

    /** The keys cannot be had though the passphrase is. */
    record KeysUnreadable(MemberId member, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": keystore.jwe " + why + ": restore it from a back-up";
        }
    }

    /** Folders and keys do not belong together. */
    record FolderForeign(MemberId member, String why) implements VaultFinding {
        @Override
        public String message() {
            return member + ": " + why;
        }
    }

    /** The key in the keystore opens nothing. */
    record OtherKey(MemberId member, long payloads, long documents) implements VaultFinding {
        @Override
        public String message() {
            return member + ": the vault key in keystore.jwe opens none of " + payloads + " payloads and " + documents
                    + " documents: it is not the one they were sealed with; restore the right keystore.jwe";
        }
    }
}
