package dev.nudge.compute.tornado;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The body of a kernel while it is written: {@code compute(KernelContext context, FloatArray memory, IntArray frame)}. It only finds positions and calls the
 * static methods of {@link ElementRules} and its siblings, which hold the rules; TornadoVM inlines them. All shapes and places are constants in it.
 */
final class KernelCode {
    static final ClassDesc CONTEXT = ClassDesc.of("uk.ac.manchester.tornado.api.KernelContext");
    static final ClassDesc FLOATS = ClassDesc.of("uk.ac.manchester.tornado.api.types.arrays.FloatArray");
    static final ClassDesc INTS = ClassDesc.of("uk.ac.manchester.tornado.api.types.arrays.IntArray");
    private static final ClassDesc INTEGER = ConstantDescs.CD_Integer;
    private static final MethodTypeDesc INT = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc GET_INT = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc GET = MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
    private static final MethodTypeDesc SET =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_float);

    private static final int MEMORY = 1;
    private static final int FRAME = 2;
    private static final int BASE = 3;
    /** The local variable that counts work items. */
    static final int ITEM = 4;

    private final CodeBuilder code;
    private int locals = ITEM + 1;

    KernelCode(CodeBuilder code) {
        this.code = code;
        frame(0);
        code.istore(BASE);
    }

    CodeBuilder code() {
        return code;
    }

    /** A fresh local variable. */
    int local() {
        return locals++;
    }

    KernelCode context() {
        code.aload(0);
        return this;
    }

    KernelCode memory() {
        code.aload(MEMORY);
        return this;
    }

    KernelCode constant(int value) {
        code.loadConstant(value);
        return this;
    }

    /** What the host says for this run: element {@code index} of the frame. */
    KernelCode frame(int index) {
        code.aload(FRAME).loadConstant(index).invokevirtual(INTS, "get", GET_INT);
        return this;
    }

    /** A field of the context: {@code globalIdx}, {@code localIdx}. */
    KernelCode thread(String field) {
        code.aload(0).getfield(CONTEXT, field, INTEGER).invokevirtual(INTEGER, "intValue", INT);
        return this;
    }

    KernelCode barrier() {
        code.aload(0).invokevirtual(CONTEXT, "globalBarrier", MethodTypeDesc.of(ConstantDescs.CD_void));
        return this;
    }

    /** Where the execution's own part of the storage begins, or the shared one. */
    KernelCode start(Storage storage, int plus) {
        int offset = storage.offset() + plus;
        if (storage.isShared()) {
            code.loadConstant(offset);
        } else {
            code.iload(BASE);
            if (offset != 0) {
                code.loadConstant(offset).iadd();
            }
        }
        return this;
    }

    /** Where this item of the walk lies. */
    KernelCode position(Storage storage, Walk walk) {
        return position(storage, walk, ITEM);
    }

    /** Where the item counted by this local variable lies. */
    KernelCode position(Storage storage, Walk walk, int item) {
        start(storage, walk.offset());
        List<Walk.Axis> axes = walk.axes();
        int below = 1;
        for (int d = axes.size() - 1; d >= 0; d--) {
            Walk.Axis axis = axes.get(d);
            if (axis.stride() != 0) {
                index(item, below, d == 0 ? 0 : axis.size());
                if (axis.stride() != 1) {
                    code.loadConstant(axis.stride()).imul();
                }
                code.iadd();
            }
            below *= axis.size();
        }
        return this;
    }

    /** The index along an axis: {@code item / below % size}; a size of 0 leaves the remainder out. */
    KernelCode index(int item, int below, int size) {
        code.iload(item);
        if (below != 1) {
            code.loadConstant(below).idiv();
        }
        if (size != 0) {
            code.loadConstant(size).irem();
        }
        return this;
    }

    /** The number at this item of the walk. */
    KernelCode read(Storage storage, Walk walk) {
        return read(storage, walk, ITEM);
    }

    KernelCode read(Storage storage, Walk walk, int item) {
        memory().position(storage, walk, item);
        return get();
    }

    /** After {@link #memory()} and a position: the number there. */
    KernelCode get() {
        code.invokevirtual(FLOATS, "get", GET);
        return this;
    }

    /** After {@link #memory()}, a position and a number: puts it there. */
    KernelCode set() {
        code.invokevirtual(FLOATS, "set", SET);
        return this;
    }

    /** Calls the one static method of this name. */
    KernelCode call(Class<?> owner, String name) {
        for (Method method : owner.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                ClassDesc[] parameters = java.util.Arrays.stream(method.getParameterTypes())
                        .map(type -> type.describeConstable().orElseThrow())
                        .toArray(ClassDesc[]::new);
                ClassDesc result = method.getReturnType().describeConstable().orElseThrow();
                code.invokestatic(owner.describeConstable().orElseThrow(), name, MethodTypeDesc.of(result, parameters));
                return this;
            }
        }
        throw new IllegalStateException(owner + " has no rule " + name);
    }

    /** {@code body} once for each of {@code count} items, those of {@code thread} first, then every {@code step}-th. */
    void forEachItem(int count, int thread, int step, Runnable body) {
        Label end = code.newLabel();
        code.iload(thread).istore(ITEM);
        if (count <= step) {
            code.iload(ITEM).loadConstant(count).if_icmpge(end);
            body.run();
        } else {
            Label again = code.newBoundLabel();
            code.iload(ITEM).loadConstant(count).if_icmpge(end);
            body.run();
            code.iinc(ITEM, step).goto_(again);
        }
        code.labelBinding(end);
    }
}
