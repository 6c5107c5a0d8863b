package dev.nudge.compute.tornado;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task3;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * A kernel written at run time, as a class with one static method that TornadoVM can compile. It looks as javac would have written a method reference:
 * TornadoVM finds the kernel as the first static call in {@code apply}, by a constant below 128, and asks for names of the parameters.
 */
final class WrittenKernel implements AutoCloseable {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final MethodTypeDesc COMPUTE =
            MethodTypeDesc.of(ConstantDescs.CD_void, KernelCode.CONTEXT, KernelCode.FLOATS, KernelCode.INTS);
    private static final MethodTypeDesc APPLY = MethodTypeDesc.of(
            ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final ClassDesc TASK = ClassDesc.of("uk.ac.manchester.tornado.api.common.TornadoFunctions$Task3");

    private final String className = "dev.nudge.compute.tornado.Written" + COUNT.incrementAndGet();
    private final Task3<KernelContext, FloatArray, IntArray> task;

    WrittenKernel(Consumer<KernelCode> body) {
        byte[] bytes = write(ClassDesc.of(className), body);
        KernelClassLoader.publish(className, bytes);
        task = load(bytes);
    }

    Task3<KernelContext, FloatArray, IntArray> task() {
        return task;
    }

    private static byte[] write(ClassDesc self, Consumer<KernelCode> body) {
        return ClassFile.of().build(self, type -> {
            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
            type.withInterfaceSymbols(TASK);
            type.withMethodBody(
                    "apply",
                    APPLY,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(1)
                            .checkcast(KernelCode.CONTEXT)
                            .aload(2)
                            .checkcast(KernelCode.FLOATS)
                            .aload(3)
                            .checkcast(KernelCode.INTS)
                            .invokestatic(self, "compute", COMPUTE)
                            .return_());
            type.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .return_());
            type.withMethodBody("compute", COMPUTE, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                body.accept(new KernelCode(code));
                code.return_();
                name(code, 0, "context", KernelCode.CONTEXT);
                name(code, 1, "memory", KernelCode.FLOATS);
                name(code, 2, "frame", KernelCode.INTS);
            });
        });
    }

    private static void name(CodeBuilder code, int slot, String name, ClassDesc type) {
        code.localVariable(slot, name, type, code.startLabel(), code.endLabel());
    }

    @SuppressWarnings("unchecked")
    private Task3<KernelContext, FloatArray, IntArray> load(byte[] bytes) {
        try {
            return (Task3<KernelContext, FloatArray, IntArray>) new Loader(className, bytes)
                    .loadClass(className)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the kernel " + className + " was written wrongly", impossible);
        }
    }

    /** Forgets the bytes; the class goes with the plan that used it. */
    @Override
    public void close() {
        KernelClassLoader.withdraw(className);
    }

    /** Loads one kernel, so that it can be unloaded alone. */
    private static final class Loader extends ClassLoader {
        private final String className;
        private final byte[] bytes;

        Loader(String className, byte[] bytes) {
            super(WrittenKernel.class.getClassLoader());
            this.className = className;
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(className)) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
