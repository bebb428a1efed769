/** Older versions of the format: migrated step by step, and then read like any other. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleText, identity, loadBundle } from "../../src/bundle/index.js";
import { migrate, migratedVersions } from "../../src/bundle/migrations/index.js";
import { FORMAT_VERSION } from "../../src/bundle/version.js";
import type { Bundle } from "../../src/bundle/types.js";
import { sample, sampleWith } from "./sample.js";

/** The sample as 0.9 would have written it. */
function older(holdoutPercent?: number): Record<string, unknown> {
  const policies = Object.entries(sample.policies).map(([name, policy]) => {
    const { holdoutPerMillion, answerWithinMs, ...rest } = policy;
    const percent = holdoutPercent ?? holdoutPerMillion / 10_000;
    return [
      name,
      {
        ...rest,
        ...(percent === 0 ? {} : { holdoutPercent: percent }),
        ...(answerWithinMs === 86_400_000 ? {} : { answerWithinMs }),
      },
    ];
  });
  return { ...sample, kairos: "0.9", policies: Object.fromEntries(policies) };
}

test("every chain of migrations ends with the present version", () => {
  expect(migratedVersions.length).toBeGreaterThan(0);
  for (const version of migratedVersions) expect(migrate({ kairos: version })).toEqual({ kairos: FORMAT_VERSION });
  expect(migratedVersions).not.toContain(FORMAT_VERSION);
});

describe("0.9", () => {
  test("comes out as 1.0 would have been written, and says what it was", () => {
    expect(loadBundle(older())).toEqual({ bundle: sample, migratedFrom: "0.9" });
    expect(loadBundle(bundleText(older() as unknown as Bundle))).toEqual({ bundle: sample, migratedFrom: "0.9" });
    expect(loadBundle(sample)).toEqual({ bundle: sample });
  });

  test("a migrated bundle is another one, with another hash", () => {
    expect(identity(loadBundle(older()).bundle!)).not.toBe(identity(older() as unknown as Bundle));
    expect(identity(loadBundle(older()).bundle!)).toBe(identity(sample));
  });

  test("the hash that a caller expects is that of the document which was handed in", () => {
    const sha256 = identity(older() as unknown as Bundle);
    expect(loadBundle(older(), { sha256 }).bundle).toEqual(sample);
    expect(loadBundle(older(), { sha256: identity(sample) }).problems).toMatchObject([{ pointer: "" }]);
  });

  test("any share with four decimals comes out whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (perMillion) => {
        const { bundle } = loadBundle(older(perMillion / 10_000));
        expect(Object.values(bundle!.policies).map((policy) => policy.holdoutPerMillion)).toEqual(
          Object.values(sample.policies).map(() => perMillion),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("the document that is handed in stays as it was", () => {
    const document = older(10);
    const before = JSON.stringify(document);
    migrate(document);
    expect(JSON.stringify(document)).toBe(before);
  });

  test.each([
    ["a share that is no number", "/policies/click", older("10" as never), /holdoutPe/],
    [
      "a member of 1.0",
      "/policies/click",
      sampleWith({ "/kairos": "0.9", "/policies/click/holdoutPercent": 1 }),
      /known/,
    ],
    ["policies that are no object", "/policies", { ...older(), policies: [] }, /must be object/],
    ["a policy that is no object", "/policies/click", { ...older(), policies: { click: 1 } }, /must be object/],
    ["a member that 0.9 has not", "/what", { ...older(), what: 1 }, /not known here/],
  ])("%s is left for the schema to refuse", (_, pointer, document, message) => {
    const { problems } = loadBundle(document);
    expect(problems![0]!.pointer).toContain(pointer);
    expect(problems![0]!.message).toMatch(message);
  });

  test("whatever stands under the version, nothing is thrown", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("policies", "org", "x"), fc.jsonValue()), (members) => {
        const { problems } = loadBundle({ ...members, kairos: "0.9" });
        expect(problems).toBeDefined();
      }),
    );
  });
});
