package org.braggscape;

/** Entry point. */
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        javafx.application.Application.launch(Probe.class);
    }
    public static class Probe extends javafx.application.Application {
        @Override public void start(javafx.stage.Stage s) { s.show(); System.out.println("shown"); s.close(); }
    }
}
