package dev.turnpike.control;

import dev.turnpike.control.CallHandler.Decision.Accepted;
import dev.turnpike.control.CallHandler.Decision.Refused;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A session layer that does what the test says and writes down what it hears. Any thread. */
final class ScriptedHandler implements CallHandler {

    final List<CallRequest> requests = new CopyOnWriteArrayList<>();
    final List<CallLink> links = new CopyOnWriteArrayList<>();
    private final Consumer<String> journal;
    private volatile Optional<Refused> refusal = Optional.empty();
    private volatile Consumer<CallLink> whileDeciding = link -> {};
    private volatile Consumer<String> onNews = news -> {};

    ScriptedHandler(Consumer<String> journal) {
        this.journal = journal;
    }

    void refuse(OutgoingCallResult result, GeneralError error) {
        refusal = Optional.of(new Refused(result, error, "as the test wishes"));
    }

    /** Runs within the handler, before it decides. */
    void whileDeciding(Consumer<CallLink> action) {
        whileDeciding = action;
    }

    /** Fails whenever the session hears of {@code news}. */
    void failOn(String news, Supplier<RuntimeException> failure) {
        onNews = heard -> {
            if (heard.equals(news)) {
                throw failure.get();
            }
        };
    }

    CallLink lastLink() {
        return links.getLast();
    }

    CallRequest lastRequest() {
        return requests.getLast();
    }

    @Override
    public Decision outgoingCall(CallRequest request, CallLink link) {
        requests.add(request);
        links.add(link);
        whileDeciding.accept(link);
        return refusal.<Decision>map(refused -> refused)
                .orElseGet(() -> new Accepted(new JournalCall(requests.size())));
    }

    private final class JournalCall implements Call {

        private final String name;

        JournalCall(int number) {
            this.name = "call " + number;
        }

        @Override
        public void connected() {
            hear("connected");
        }

        @Override
        public void linkInfo(int sendAccm, int receiveAccm) {
            hear("link %08x %08x".formatted(sendAccm, receiveAccm));
        }

        @Override
        public void cleared(ClearCause cause) {
            hear("cleared " + cause);
        }

        private void hear(String news) {
            journal.accept(name + " " + news);
            onNews.accept(news);
        }
    }
}
