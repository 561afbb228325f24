package org.lmsbridge.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.reading.SpiGuard;
import org.lmsbridge.core.spi.Notifier;

/** Where plugins find what the host and other plugins gave, by type. Thread-safe. */
final class Exchange {
    private final HostedPlugins plugins;
    private final List<Object> given;
    private final Clock clock;
    private final Map<Class<?>, Contribution> offered = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> otherwise = Map.of(Notifier.class, new LoggingNotifier());
    private final Map<Class<?>, List<Contribution>> contributions = new ConcurrentHashMap<>();
    private final Map<ChangeKind, ChangeHandler> handlers = new ConcurrentHashMap<>();
    private final Map<ChangeKind, String> handledBy = new ConcurrentHashMap<>();

    Exchange(HostedPlugins plugins, List<Object> given, Clock clock) {
        this.plugins = plugins;
        this.clock = clock;
        this.given = List.copyOf(given);
    }

    private record Contribution(String component, Object what) {}

    HostedPlugins plugins() {
        return plugins;
    }

    Map<ChangeKind, ChangeHandler> handlers() {
        return handlers;
    }

    <T> Optional<T> find(Class<T> type) {
        return given.stream()
                .filter(type::isInstance)
                .findFirst()
                .<Object>map(object -> guarded(type, object))
                .or(() -> Optional.ofNullable(offered.get(type)).map(Contribution::what))
                .or(() -> Optional.ofNullable(otherwise.get(type)))
                .map(type::cast);
    }

    /** A notifier may fail as it likes, and whoever uses it copes; everything else of the host's is held to its contract. */
    private <T> Object guarded(Class<T> type, Object object) {
        var spi = type.isInterface() && type.getPackage() == Notifier.class.getPackage() && type != Notifier.class;
        return spi ? SpiGuard.of(type, type.cast(object), clock) : object;
    }

    <T> void offer(String component, Class<T> type, T capability) {
        if (offered.putIfAbsent(type, new Contribution(component, capability)) != null) {
            throw new IllegalStateException(component + " offers a second " + type.getName());
        }
    }

    <T> void contribute(String component, Class<T> type, T what) {
        var contribution = new Contribution(component, what);
        contributions.merge(type, List.of(contribution), (before, more) -> {
            var all = new ArrayList<>(before);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    <T> List<T> contributed(Class<T> type) {
        var all = contributions.getOrDefault(type, List.of());
        return plugins.activeInOrder().stream()
                .flatMap(component -> all.stream()
                        .filter(contribution -> contribution.component().equals(component)))
                .map(contribution -> type.cast(contribution.what()))
                .toList();
    }

    void handle(String component, ChangeHandler handler) {
        for (var kind : handler.kinds()) {
            if (handlers.putIfAbsent(kind, handler) != null) {
                throw new IllegalStateException(component + " handles " + kind + ", which has a handler already");
            }
            handledBy.put(kind, component);
        }
    }

    /** Forgets what a plugin gave: nobody is to find it. Its contributions count only while it runs. */
    void withdraw(String component) {
        offered.values().removeIf(offer -> offer.component().equals(component));
        handlers.keySet().removeIf(kind -> component.equals(handledBy.get(kind)));
    }
}
