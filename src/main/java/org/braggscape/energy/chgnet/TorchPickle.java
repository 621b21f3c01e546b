package org.braggscape.energy.chgnet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * A pickle that may hold nothing but maps, lists, texts, numbers and tensors. A pickle is a program that can call any function;
 * here those few that make up tensors are known, and every other one is refused by its name.
 */
final class TorchPickle extends Unpickler {
    private static final Map<String, Object> ALLOWED = Map.of(
            "collections.OrderedDict", (IObjectConstructor) arguments -> new LinkedHashMap<Object, Object>(),
            "torch._utils._rebuild_tensor_v2", (IObjectConstructor) TorchPickle::tensor,
            "torch._utils._rebuild_parameter", (IObjectConstructor) arguments -> arguments[0],
            "torch.FloatStorage", NumberType.FLOAT,
            "torch.DoubleStorage", NumberType.DOUBLE);

    private final Storages storages;

    /** The types of numbers in a storage. */
    enum NumberType {
        FLOAT(4), DOUBLE(8);

        private final int bytes;

        NumberType(int bytes) {
            this.bytes = bytes;
        }

        /** {@return the bytes of one number} */
        int bytes() {
            return bytes;
        }

        /** {@return the next number of a buffer} */
        double next(ByteBuffer buffer) {
            return this == FLOAT ? buffer.getFloat() : buffer.getDouble();
        }
    }

    /** Finds the numbers that a pickle refers to. */
    @FunctionalInterface
    interface Storages {
        /**
         * Finds an array.
         *
         * @param key its name
         * @param type of its numbers
         * @param count how many there must be
         * @return the numbers
         * @throws java.io.UncheckedIOException if they cannot be read
         */
        double[] find(String key, NumberType type, int count);
    }

    TorchPickle(Storages storages) {
        this.storages = storages;
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        switch (key) {
            case Opcodes.GLOBAL -> stack.add(allowed(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(allowed((String) stack.pop(), name));
            }
            case Opcodes.BINPERSID -> stack.add(storage((Object[]) stack.pop()));
            // attributes of ordered dictionaries, such as version numbers
            case Opcodes.BUILD -> stack.pop();
            case Opcodes.PERSID, Opcodes.INST, Opcodes.OBJ, Opcodes.NEWOBJ, Opcodes.NEWOBJ_EX, Opcodes.EXT1, Opcodes.EXT2,
                    Opcodes.EXT4 -> throw new PickleException("its pickle makes objects in a way that weights have no need of");
            default -> {
                return super.dispatch(key);
            }
        }
        return NO_RETURN_VALUE;
    }

    private static Object allowed(String module, String name) {
        Object known = ALLOWED.get(module + "." + name);
        if (known == null) {
            throw new PickleException("its pickle asks for " + module + "." + name + ", which weights have no need of and which "
                    + "may do harm; get the file from a source that you trust");
        }
        return known;
    }

    /** A storage is named by ('storage', type, key, device, number of elements). */
    private double[] storage(Object[] id) {
        return storages.find((String) id[2], (NumberType) id[1], ((Number) id[4]).intValue());
    }

    /** The arguments: storage, offset, shape, strides, and more that does not count. */
    private static Tensor tensor(Object[] arguments) {
        double[] storage = (double[]) arguments[0];
        int offset = ((Number) arguments[1]).intValue();
        int[] shape = integers(arguments[2]);
        int[] strides = integers(arguments[3]);
        long count = 1;
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] > 1 && strides[i] != stride) {
                throw new PickleException("one of its arrays is not stored in one piece");
            }
            stride *= shape[i];
            count *= shape[i];
        }
        if (offset < 0 || count < 0 || offset + count > storage.length) {
            throw new PickleException("one of its arrays reaches beyond its numbers");
        }
        double[] values = new double[(int) count];
        System.arraycopy(storage, offset, values, 0, values.length);
        return new Tensor(shape, values);
    }

    private static int[] integers(Object tuple) {
        return List.of((Object[]) tuple).stream().mapToInt(number -> ((Number) number).intValue()).toArray();
    }
}
