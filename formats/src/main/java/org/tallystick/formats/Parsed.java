package org.tallystick.formats;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What comes out of a parser: the value, or the rule that the input broke.
 *
 * @param <T> the type that cannot be wrong
 */
public sealed interface Parsed<T> {

    /** The input was well-formed. */
    record Ok<T>(T value) implements Parsed<T> {}

    /** The input broke a rule. */
    record Bad<T>(Fault fault, String detail) implements Parsed<T> {}

    /** Runs a parser that throws {@link MalformedException} and hands its outcome over as a value. */
    static <T> Parsed<T> of(Supplier<T> parser) {
        try {
            return new Ok<>(parser.get());
        } catch (MalformedException malformed) {
            return new Bad<>(malformed.fault(), malformed.detail());
        }
    }

    /** The outcome with its value changed; a fault stays as it is. */
    default <U> Parsed<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(change.apply(value));
            case Bad<T>(Fault fault, String detail) -> new Bad<>(fault, detail);
        };
    }

    /** The value, for callers that cannot go on without it. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Bad<T>(Fault fault, String detail) -> throw new MalformedException(fault, detail);
        };
    }
}
