import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** What drives a browser takes longest: it begins first, and the rest runs beside it. */
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's, not an array's
    const sorted = await super.sort(files);
    const drives = ({ moduleId }: TestSpecification): number => (/playground|browser/.test(moduleId) ? 0 : 1);
    return sorted.toSorted((a, b) => drives(a) - drives(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build-once.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most of them wait for programs that they start.
    maxWorkers: "100%",
    sequence: { sequencer: BrowsersFirst },
  },
});
