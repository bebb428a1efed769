/** Whatever is made by drawing, as a fast-check arbitrary: repeated by a seed, not taken apart when it fails. */
import * as fc from "fast-check";
import { Draw } from "./draw.js";

class DrawnArbitrary<T> extends fc.Arbitrary<T> {
  constructor(private readonly make: (draw: Draw) => T) {
    super();
  }

  override generate(random: fc.Random): fc.Value<T> {
    return new fc.Value(this.make(new Draw(random)), undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(): fc.Stream<fc.Value<T>> {
    return fc.Stream.nil();
  }
}

export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> => new DrawnArbitrary(make);
