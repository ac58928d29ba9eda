package dev.turnpike.main;

import picocli.CommandLine.Command;

/** {@code turnpike} itself: nothing but the frame of its commands. */
@Command(
        name = "turnpike",
        mixinStandardHelpOptions = true,
        description = "A PPTP VPN server.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  turnpike check",
            "  turnpike serve --config /etc/turnpike/turnpike.conf",
            "  turnpike user add alice --generate",
            "  turnpike probe vpn.example.net --user alice",
            "  . <(turnpike generate-completion)",
        })
final class RootCommand {}
