package dev.turnpike.plugin;

import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.conf.Settings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** A plugin's module class, not made yet. Immutable. */
final class Plugin {

    private final Constructor<? extends AuthModule> constructor;

    private Plugin(Constructor<? extends AuthModule> constructor) {
        this.constructor = constructor;
    }

    /**
     * Loads the class and looks whether it is what {@link AuthModule} asks of it.
     *
     * @param where the directory, for messages
     */
    static Plugin load(PluginClassLoader loader, String className, String where) throws PluginException {
        try {
            return checked(loader.loadClass(className).asSubclass(AuthModule.class), className);
        } catch (ClassCastException e) {
            throw new PluginException(
                    "class " + className + " in " + where + " does not extend " + AuthModule.class.getName(), e);
        } catch (ClassNotFoundException | LinkageError e) {
            throw unloadable(className, where, e);
        }
    }

    private static Plugin checked(Class<? extends AuthModule> type, String className) throws PluginException {
        int modifiers = type.getModifiers();
        Optional<Constructor<? extends AuthModule>> constructor = constructor(type);
        if (!Modifier.isPublic(modifiers) || Modifier.isAbstract(modifiers) || constructor.isEmpty()) {
            throw new PluginException(
                    "class " + className + " must be public, not abstract, and have a public constructor that takes "
                            + Settings.class.getName() + " alone");
        }
        return new Plugin(constructor.get());
    }

    private static Optional<Constructor<? extends AuthModule>> constructor(Class<? extends AuthModule> type) {
        try {
            return Optional.of(type.getConstructor(Settings.class));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** Makes the module, which reads its section. */
    AuthModule module(Settings settings) throws PluginException {
        Class<?> type = constructor.getDeclaringClass();
        ContextLoader context = ContextLoader.enter(type.getClassLoader());
        try {
            return constructor.newInstance(settings);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PluginException("class " + type.getName() + " failed to start: " + cause, cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unloadable(
                    type.getName(), String.valueOf(type.getClassLoader().getName()), e);
        } finally {
            context.leave();
        }
    }

    ClassLoader loader() {
        return constructor.getDeclaringClass().getClassLoader();
    }

    private static PluginException unloadable(String className, String where, Throwable cause) {
        return new PluginException(
                "class " + className + " in " + where + " cannot be loaded (" + cause
                        + "): the jars it needs must lie beside it, and it may use no class of the server but the SPI's",
                cause);
    }
}
