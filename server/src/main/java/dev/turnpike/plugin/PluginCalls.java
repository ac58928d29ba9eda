package dev.turnpike.plugin;

import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.Conversation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a plugin's object and makes the plugin's class loader the thread's during each call: libraries inside a
 * plugin look for their own parts there. Any thread that may call the object.
 */
final class PluginCalls implements InvocationHandler {

    private final Object target;
    private final ClassLoader loader;

    private PluginCalls(Object target, ClassLoader loader) {
        this.target = target;
        this.loader = loader;
    }

    static <T> T wrap(Class<T> type, T target, ClassLoader loader) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new PluginCalls(target, loader));
        return type.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        ContextLoader context = ContextLoader.enter(loader);
        try {
            return wrapped(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        } finally {
            context.leave();
        }
    }

    /** A conversation that a plugin starts is the plugin's as well. */
    private @Nullable Object wrapped(@Nullable Object result) {
        if (result instanceof AuthOutcome.Challenge challenge) {
            Conversation conversation = wrap(Conversation.class, challenge.conversation(), loader);
            return new AuthOutcome.Challenge(challenge.message(), conversation);
        }
        return result;
    }
}
