package dev.nudge.compute.remote;

import dev.nudge.compute.device.CompiledProgram;
import dev.nudge.compute.device.DeviceExecution;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Supplier;

/** Programs whose executions do runs in another way, and all else as before. */
final class Delegates {
    private Delegates() {}

    /** @param how given a run, does it */
    static CompiledProgram runs(CompiledProgram compiled, Function<Supplier<Object>, Object> how) {
        return proxy(CompiledProgram.class, compiled, how);
    }

    private static <T> T proxy(Class<T> type, T original, Function<Supplier<Object>, Object> how) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Supplier<Object> call = () -> {
                try {
                    return method.invoke(original, args);
                } catch (InvocationTargetException | IllegalAccessException failed) {
                    throw new IllegalStateException(failed);
                }
            };
            Object result = method.getName().equals("run") ? how.apply(call) : call.get();
            return result instanceof DeviceExecution execution ? proxy(DeviceExecution.class, execution, how) : result;
        }));
    }
}
