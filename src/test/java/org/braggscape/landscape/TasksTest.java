package org.braggscape.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TasksTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void resultsAreInTheOrderOfTheWork() {
        CountDownLatch second = new CountDownLatch(1);
        List<Callable<Integer>> work = List.of(() -> {
            second.await();
            return 1;
        }, () -> {
            second.countDown();
            return 2;
        });
        assertThat(Tasks.run(executor, work)).containsExactly(1, 2);
    }

    @Test
    @Timeout(30)
    void aFailureInterruptsWorkThatWaitsForEver() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        List<Callable<Integer>> work = List.of(() -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return 1;
        }, () -> {
            waiting.await();
            throw new ArithmeticException("wrong");
        });
        assertThatThrownBy(() -> Tasks.run(executor, work)).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("wrong");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
