package dev.turnpike.config;

import dev.turnpike.auth.spi.AuthMethod;
import java.util.ArrayList;
import java.util.List;

/** What works, but somebody should know. */
public final class ConfigWarnings {

    private ConfigWarnings() {}

    /** One sentence each, with what to do about it; empty where all is well. */
    public static List<String> of(TurnpikeConfig config) {
        List<String> warnings = new ArrayList<>();
        addresses(config, warnings);
        encryption(config.ppp(), warnings);
        for (String name : config.auth().unused()) {
            warnings.add("[provider." + name + "] is asked by nobody: name it in [auth] providers, or remove it");
        }
        return warnings;
    }

    private static void addresses(TurnpikeConfig config, List<String> warnings) {
        TunnelConfig tunnel = config.tunnel();
        // A default is no wish: who leaves max-sessions alone and has a small pool knows what he has.
        boolean wished = config.source().section("server").keys().contains("max-sessions");
        int sessions = config.server().maxSessions();
        if (wished && tunnel.clientAddresses() < sessions) {
            warnings.add(
                    "[tunnel] address-pool has " + tunnel.clientAddresses() + " addresses for clients, but [server]"
                            + " max-sessions is " + sessions + ": clients beyond the pool are refused");
        }
        if (tunnel.mtu() > TunnelConfig.UNFRAGMENTED_MTU) {
            warnings.add("[tunnel] mtu is " + tunnel.mtu() + ": more than " + TunnelConfig.UNFRAGMENTED_MTU
                    + " makes two packets of each full one on a path of 1500 octets");
        }
    }

    private static void encryption(PppConfig ppp, List<String> warnings) {
        for (AuthMethod method : ppp.authMethods()) {
            if (method != AuthMethod.MSCHAP_V2) {
                warnings.add("[ppp] auth-methods allows " + method.label() + ", whose sessions are not encrypted");
            }
        }
        switch (ppp.mppe()) {
            case REQUIRE -> {}
            case PREFER -> warnings.add("[ppp] mppe = prefer lets an attacker on the path switch the encryption off");
            case OFF -> warnings.add("[ppp] mppe = off: nothing is encrypted");
        }
        for (int bits : ppp.mppeBits()) {
            if (bits < 128) {
                warnings.add("[ppp] mppe-bits allows " + bits + "-bit keys, which are found by trying: remove it");
            }
        }
        if (ppp.mppeStateful() != PppConfig.StatefulPolicy.NO) {
            warnings.add("[ppp] mppe-stateful = " + ppp.mppeStateful().label()
                    + ": after a lost packet some clients never decrypt again");
        }
    }
}
