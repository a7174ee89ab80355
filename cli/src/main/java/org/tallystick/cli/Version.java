package org.tallystick.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, from its jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Tally.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        return new String[] {"tally " + version, "Java " + Runtime.version()};
    }
}
