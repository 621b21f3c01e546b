package org.braggscape.energy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where i-PI clients find the program: a UNIX socket, or a port of this computer that no other computer reaches.
 *
 * @param place the name of the socket, or the number of the port
 */
record IpiAddress(String place) {
    static final String PREFIX = "ipi:";
    /** Where clients look for the name of a socket; part of the protocol, so not the temporary folder of Java. */
    private static final String SOCKET = "/tmp/ipi_";

    /**
     * Reads an address.
     *
     * @param name {@code ipi:NAME} or {@code ipi:PORT}
     * @throws IllegalArgumentException if it is neither; the message is a sentence for the user
     */
    static IpiAddress of(String name) {
        String place = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
        if (place.matches("\\d+")) {
            if (place.length() > 5 || Integer.parseInt(place) < 1024 || Integer.parseInt(place) > 65535) {
                throw new IllegalArgumentException("'" + name + "' is no port that can be used; give a number from 1024 to 65535, "
                        + "such as ipi:31415.");
            }
        } else if (!place.matches("[A-Za-z0-9_.-]{1,80}")) {
            throw new IllegalArgumentException("'" + name + "' is no address for i-PI clients; give ipi: and a name of letters, "
                    + "digits, '_', '-' and '.', or a port such as ipi:31415.");
        }
        return new IpiAddress(place);
    }

    private boolean isPort() {
        return place.matches("\\d+");
    }

    private Path socket() {
        return Path.of(SOCKET + place);
    }

    /** {@return the arguments by which ASE's SocketClient finds it} */
    String pythonArguments() {
        return isPort() ? "host='127.0.0.1', port=" + place : "unixsocket='" + place + "'";
    }

    /**
     * Starts listening.
     *
     * @throws IOException if that fails, as when somebody else listens there; the message is a sentence for the user
     */
    ServerSocketChannel open() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(isPort() ? StandardProtocolFamily.INET : StandardProtocolFamily.UNIX);
        try {
            if (isPort()) {
                server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Integer.parseInt(place)));
            } else {
                removeLeftOver();
                server.bind(UnixDomainSocketAddress.of(socket()));
                // the folder is everybody's, the crystal is not
                Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("rw-------"));
            }
            server.configureBlocking(false);
            return server;
        } catch (BindException e) {
            server.close();
            throw inUse();
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private IOException inUse() {
        return new IOException(PREFIX + place + " cannot wait for clients: "
                + (isPort() ? "the port" : "the socket " + socket()) + " is in use; choose another "
                + (isPort() ? "port." : "name, or remove it."));
    }

    /** Removes the socket of a program that did not end well, which nobody listens at. */
    private void removeLeftOver() throws IOException {
        if (!Files.exists(socket(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(socket(), "isOther", LinkOption.NOFOLLOW_LINKS).get("isOther").equals(true)) {
            throw inUse();
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            throw inUse();
        } catch (SocketException e) {
            Files.deleteIfExists(socket());
        }
    }

    /** Removes what {@link #open} has left in the file system. */
    void remove() throws IOException {
        if (!isPort()) {
            Files.deleteIfExists(socket());
        }
    }
}
