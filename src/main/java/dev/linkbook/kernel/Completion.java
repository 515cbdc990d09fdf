package dev.linkbook.kernel;

import dev.linkbook.session.Session;

final class Completion {
    private final Session session;

    Completion(Session session) {
        this.session = session;
    }

    Options at(String code, int at) {
        return Options.none(at);
    }
}
