package dev.turnpike.main;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the manifest of the jar names. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Optional<String> version =
                Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion());
        return new String[] {"turnpike " + version.orElse("(not from a jar)")};
    }
}
