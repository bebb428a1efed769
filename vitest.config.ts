import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/build-once.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most of them wait for programs that they start.
    maxWorkers: "100%",
  },
});
