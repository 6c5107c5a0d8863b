package dev.nudge.echarts;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.VaadinSession;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A session without a server, held by the test. */
final class LockedSession extends VaadinSession {
    private final ReentrantLock lock = new ReentrantLock();

    LockedSession() {
        super(null);
        lock.lock();
    }

    /** In production, and asked nothing else. */
    @Override
    public DeploymentConfiguration getConfiguration() {
        return (DeploymentConfiguration) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DeploymentConfiguration.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("isProductionMode")) {
                        return true;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Lock getLockInstance() {
        return lock;
    }

    @Override
    public boolean hasLock() {
        return lock.isHeldByCurrentThread();
    }

    @Override
    public void checkHasLock() {
        if (!hasLock()) {
            throw new IllegalStateException("the session is not locked by " + Thread.currentThread());
        }
    }
}
