package dev.turnpike.ppp.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wants what a test says, answers as a test says, and remembers what it heard. */
final class TestNegotiator implements Negotiator<TestOption> {

    final List<String> heard = new ArrayList<>();
    List<TestOption> wanted = List.of(TestOption.of(1, 0x11));
    Reply<TestOption> reply = new Reply.Ack<>();
    Optional<String> impasse = Optional.empty();

    @Override
    public void restarted() {
        heard.add("restarted");
    }

    @Override
    public List<TestOption> wanted() {
        return wanted;
    }

    @Override
    public Reply<TestOption> consider(List<TestOption> request) {
        return reply;
    }

    @Override
    public void granted(List<TestOption> request) {
        heard.add("granted " + types(request));
    }

    @Override
    public void acked(List<TestOption> request) {
        heard.add("acked " + types(request));
    }

    @Override
    public void naked(List<TestOption> suggested) {
        heard.add("naked " + types(suggested));
    }

    @Override
    public void rejected(List<TestOption> options) {
        heard.add("rejected " + types(options));
    }

    @Override
    public Optional<String> impasse() {
        return impasse;
    }

    private static List<Integer> types(List<TestOption> options) {
        return options.stream().map(TestOption::type).toList();
    }
}
