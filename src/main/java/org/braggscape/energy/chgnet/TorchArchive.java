package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import net.razorvine.pickle.PickleException;

/** Reads files that PyTorch's {@code save} writes: a zip archive of a pickle and of the numbers that it refers to. */
final class TorchArchive {
    /** The weights of CHGNet are below 2 MB; whatever is much larger is something else. */
    private static final int MOST_BYTES = 1 << 28;

    private TorchArchive() {
    }

    /**
     * Reads a file without running anything of what a pickle may ask for.
     *
     * @param file of PyTorch 1.6 or newer
     * @return the pickled object: maps, lists, texts, numbers, and {@link Tensor} for arrays
     * @throws IOException if the file cannot be read, is of another kind, or holds another object; the message is a sentence
     *     that names the file
     */
    static Object read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + ".");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = zip.stream().filter(entry -> entry.getName().matches("([^/]*/)?data\\.pkl")).findFirst()
                    .orElseThrow(() -> new IOException(file + " is a zip archive but not one of PyTorch: it has no data.pkl."));
            String folder = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
            checkByteOrder(zip, folder, file);
            Map<String, double[]> storages = new HashMap<>();
            TorchPickle reader = new TorchPickle((key, type, count) -> {
                double[] known = storages.get(key);
                if (known == null) {
                    known = numbers(part(zip, folder + "data/" + key, file), type);
                    storages.put(key, known);
                }
                if (known.length < count) {
                    throw new PickleException("the array " + key + " has " + known.length + " numbers in the place of " + count);
                }
                return known;
            });
            return unpickled(reader, bytes(zip, pickle.getName(), file), file);
        } catch (ZipException e) {
            throw new IOException(file + " is not a file of weights: it is no zip archive. Files of PyTorch before 1.6 are none "
                    + "either; load and save such a file once with a newer PyTorch.", e);
        }
    }

    private static Object unpickled(TorchPickle reader, byte[] pickle, Path file) throws IOException {
        try {
            return reader.loads(pickle);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (PickleException e) {
            throw new IOException(file + " cannot be read: " + (e.getMessage() == null ? "its pickle is damaged" : e.getMessage())
                    + ".", e);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // whatever the reader makes of bytes that are no pickle; such as a text said to have 2 GB, for which it asks at once
            throw new IOException(file + " cannot be read: its pickle is damaged.", e);
        }
    }

    /** The bytes of a part, for the pickle's reader, which would take an IOException for its own. */
    private static byte[] part(ZipFile zip, String name, Path file) {
        try {
            return bytes(zip, name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkByteOrder(ZipFile zip, String folder, Path file) throws IOException {
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order != null && !new String(bytes(zip, order.getName(), file)).strip().equals("little")) {
            throw new IOException(file + " was written on a big-endian machine; save it again on another one.");
        }
    }

    private static byte[] bytes(ZipFile zip, String name, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(file + " is incomplete: its part " + name + " is missing.");
        }
        try (InputStream input = zip.getInputStream(entry)) {
            byte[] bytes = input.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IOException(file + " is too large for weights of CHGNet: its part " + name + " has over 256 MB.");
            }
            return bytes;
        }
    }

    private static double[] numbers(byte[] bytes, TorchPickle.NumberType type) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.length / type.bytes()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = type.next(buffer);
        }
        return numbers;
    }
}
