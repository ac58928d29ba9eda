package dev.turnpike.ppp.auth;

/** Codes of CHAP packets (RFC 1994 section 4). */
enum ChapCode {
    CHALLENGE(1),
    RESPONSE(2),
    SUCCESS(3),
    FAILURE(4);

    private final int number;

    ChapCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
