package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an authentication phase tells its session. */
final class RecordingPort implements AuthPort {

    final List<UserName> users = new ArrayList<>();
    final List<Credential> checks = new ArrayList<>();
    final List<Login> logins = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final List<String> undecided = new ArrayList<>();
    final List<String> ends = new ArrayList<>();

    @Override
    public void check(UserName user, Credential credential) {
        users.add(user);
        checks.add(credential);
    }

    @Override
    public void accepted(Login login) {
        logins.add(login);
    }

    @Override
    public void refused(Attempt attempt, RejectReason reason, int failure, int allowed, String explanation) {
        failures.add(reason.label() + " " + failure + "/" + allowed);
    }

    @Override
    public void undecided(Attempt attempt, String cause) {
        undecided.add(cause);
    }

    @Override
    public void ended(String why) {
        ends.add(why);
    }
}
