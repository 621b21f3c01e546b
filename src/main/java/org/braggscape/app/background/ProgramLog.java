package org.braggscape.app.background;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The last lines of what the program and its libraries log, in memory; any thread may write. */
public final class ProgramLog extends Handler {
    /** How many lines are kept. */
    public static final int MOST_LINES = 2000;

    /** Kept, because loggers that nobody holds forget their handlers. */
    private static final Logger LOGGER = Logger.getLogger("org.braggscape");
    private static final Logger EVERYTHING = Logger.getLogger("");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /**
     * One line.
     *
     * @param record which record it belongs to, counted from 0
     * @param text what it says
     */
    public record Line(long record, String text) {
    }

    private final Deque<Line> lines = new ArrayDeque<>();
    private long records;
    private Runnable changed = () -> { };

    /** Begins to listen. */
    public ProgramLog() {
        setFormatter(new SimpleFormatter());
        // what the window says itself is no matter for the terminal
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(this);
        EVERYTHING.addHandler(this);
    }

    /** {@return the logger of the window} */
    public static Logger logger() {
        return LOGGER;
    }

    /**
     * Writes down an exception that nobody caught.
     *
     * @return the number of its record
     */
    public long unexpected(Thread thread, Throwable error) {
        LogRecord entry = new LogRecord(Level.SEVERE, "Nobody caught this on the thread " + thread.getName());
        entry.setLoggerName(LOGGER.getName());
        entry.setThrown(error);
        return add(entry);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            add(entry);
        }
    }

    private long add(LogRecord entry) {
        String time = TIME.format(Instant.ofEpochMilli(entry.getMillis()).atZone(ZoneId.systemDefault()));
        StringBuilder text = new StringBuilder(time + " " + entry.getLevel().getName() + " "
                + getFormatter().formatMessage(entry));
        if (entry.getThrown() != null) {
            StringWriter trace = new StringWriter();
            entry.getThrown().printStackTrace(new PrintWriter(trace, true));
            text.append('\n').append(trace);
        }
        long number;
        Runnable listener;
        synchronized (lines) {
            number = records++;
            text.toString().lines().forEach(line -> lines.add(new Line(number, line.replace("\t", "    "))));
            while (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
            listener = changed;
        }
        listener.run();
        return number;
    }

    /** {@return the lines now, the oldest first} */
    public List<Line> lines() {
        synchronized (lines) {
            return new ArrayList<>(lines);
        }
    }

    /** Tells a listener of every new line, on the thread that wrote it. */
    public void onChange(Runnable listener) {
        synchronized (lines) {
            changed = listener;
        }
    }

    @Override
    public void flush() {
        // nothing waits
    }

    /** Listens no more. */
    @Override
    public void close() {
        LOGGER.removeHandler(this);
        EVERYTHING.removeHandler(this);
    }
}
