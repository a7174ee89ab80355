package org.tallystick.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds floating-point instructions in class files. */
final class FloatingPoint {
    private static final Pattern INSTRUCTION = Pattern.compile(
            "[DF](LOAD|STORE|ALOAD|ASTORE|CONST|ADD|SUB|MUL|DIV|REM|NEG|CMP|RETURN)[A-Z0-9_]*|[ILDF]2[DF]");

    private FloatingPoint() {}

    /** The methods of a class that calculate in floating point. */
    static Set<String> in(JavaClass javaClass) {
        Set<String> methods = new TreeSet<>();
        ClassModel model = ClassFile.of().parse(bytes(javaClass));
        for (MethodModel method : model.methods()) {
            boolean floating = method.code().stream()
                    .flatMap(code -> code.elementStream())
                    .anyMatch(element -> element instanceof Instruction instruction
                            && INSTRUCTION.matcher(instruction.opcode().name()).matches());
            if (floating) {
                methods.add(javaClass.getName() + "." + method.methodName().stringValue());
            }
        }
        return methods;
    }

    private static byte[] bytes(JavaClass javaClass) {
        try (InputStream in =
                javaClass.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
