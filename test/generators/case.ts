/** A bundle and a timeline together, as a fast-check arbitrary that takes failing cases apart piece by piece. */
import * as fc from "fast-check";
import type { Bundle } from "../../src/bundle/types.js";
import { drawBundle } from "./bundle.js";
import { Draw } from "./draw.js";
import { smaller } from "./shrink.js";
import { drawTimeline, type Step } from "./timeline.js";

export interface Case {
  readonly bundle: Bundle;
  readonly timeline: readonly Step[];
}

class CaseArbitrary extends fc.Arbitrary<Case> {
  constructor(private readonly longest: number) {
    super();
  }

  override generate(random: fc.Random): fc.Value<Case> {
    const draw = new Draw(random);
    const { bundle, vocabulary } = drawBundle(draw);
    const timeline = drawTimeline(draw, bundle, vocabulary, draw.int(Math.min(5, this.longest), this.longest));
    return new fc.Value({ bundle, timeline }, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is Case {
    return true;
  }

  override shrink(value: Case): fc.Stream<fc.Value<Case>> {
    return fc.stream(smaller(value)).map((each) => new fc.Value(each, undefined));
  }
}

export const cases = (longest = 40): fc.Arbitrary<Case> => new CaseArbitrary(longest);
