package org.tallystick.testkit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may call whom, tests included: every implementation of what is called, and what a class does when it is loaded. */
final class CallGraph {
    private final JavaClasses classes;
    private final Map<JavaCodeUnit, List<JavaCodeUnit>> calls = new HashMap<>();

    private CallGraph(JavaClasses classes) {
        this.classes = classes;
    }

    /** Of all modules, as they were built last: a test sees the tests of other modules in this way only. */
    static CallGraph ofTheBuild(Collection<String> modules) {
        List<Path> folders = modules.stream()
                .map(Checkout.ROOT::resolve)
                .flatMap(module -> Stream.of(module.resolve("target/classes"), module.resolve("target/test-classes")))
                .filter(Files::isDirectory)
                .toList();
        return new CallGraph(new ClassFileImporter().importPaths(folders));
    }

    /** Every method and constructor. */
    Stream<JavaCodeUnit> units() {
        return classes.stream().flatMap(ours -> ours.getCodeUnits().stream());
    }

    /** Those that may run when one of these does, by their full names. */
    Set<String> reachedFrom(Stream<? extends JavaCodeUnit> roots) {
        Set<String> reached = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        roots.forEach(open::add);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (reached.add(unit.getFullName())) {
                open.addAll(calls.computeIfAbsent(unit, CallGraph::called));
            }
        }
        return reached;
    }

    /** What a method calls or refers to, in our code. */
    private static List<JavaCodeUnit> called(JavaCodeUnit unit) {
        List<JavaCodeUnit> called = new ArrayList<>();
        unit.getOwner().getStaticInitializer().ifPresent(called::add);
        Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(access -> (AccessTarget.CodeUnitAccessTarget) access.getTarget())
                .forEach(target -> target.resolveMember().ifPresent(member -> {
                    called.add(member);
                    called.addAll(implementations(member));
                }));
        unit.getFieldAccesses()
                .forEach(
                        access -> access.getTargetOwner().getStaticInitializer().ifPresent(called::add));
        return called;
    }

    private static List<JavaMethod> implementations(JavaCodeUnit unit) {
        return unit instanceof JavaMethod method
                ? method.getOwner().getAllSubclasses().stream()
                        .flatMap(below -> below.tryGetMethod(method.getName(), names(method)).stream())
                        .toList()
                : List.of();
    }

    private static String[] names(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }
}
