package org.braggscape.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** How window tests wait for what other threads do. */
public final class Waiting {
    private static final int PATIENCE_SECONDS = 120;

    private Waiting() {
    }

    /**
     * Waits until something holds.
     *
     * @param condition asked on the JavaFX thread
     * @throws AssertionError if it does not hold within two minutes
     */
    public static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
    }
}
