package org.tallystick.sharing.audit;

import java.nio.file.Path;
import org.tallystick.formats.id.MemberId;

/**
 * What there is to be audited of one member.
 *
 * @param vault the folder of its payloads
 * @param documents the folder of its small documents
 */
public record MemberFolder(MemberId member, Path vault, Path documents, Keys keys) {}
