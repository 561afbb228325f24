package org.lmsbridge.moodle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A write log that keeps what it is told in memory. */
final class ListedWrites implements WriteLog {
    final List<String> intents = new ArrayList<>();
    final List<List<String>> subjects = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Map<String, String>> results = new ArrayList<>();

    @Override
    public synchronized String intend(String function, List<String> about) {
        intents.add(function);
        subjects.add(about);
        return Integer.toString(intents.size());
    }

    @Override
    public synchronized void settle(String ticket, Outcome outcome, Map<String, String> ids) {
        outcomes.add(outcome);
        results.add(ids);
    }
}
