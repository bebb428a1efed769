/** Literals of time and size to numbers and back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDuration,
  formatPercent,
  formatSize,
  formatTimeOfDay,
  parseDuration,
  parseSize,
} from "../../src/base/units.js";

describe("durations", () => {
  it.each([
    [0, "0s"],
    [1, "1ms"],
    [1000, "1s"],
    [5_400_000, "90m"],
    [14_400_000, "4h"],
    [604_800_000, "1w"],
    [2_592_000_000, "30d"],
  ])("%i ms is %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
    expect(parseDuration(text)).toBe(ms);
  });

  it("print so that they read back", () => {
    fc.assert(fc.property(fc.maxSafeNat(), (ms) => parseDuration(formatDuration(ms)) === ms));
  });

  it.each(["", "4", "h", "4x", "1.5h", "-4h", "4 h", "99999999999999w"])("%s is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe("sizes", () => {
  it.each([
    [0, "0B"],
    [1024, "1024B"],
    [25_000_000, "25MB"],
    [1_500_000_000, "1500MB"],
    [2_000_000_000, "2GB"],
  ])("%i bytes are %s", (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
    expect(parseSize(text)).toBe(bytes);
  });

  it("have units of 1024", () => {
    expect(["1KiB", "1MiB", "1GiB"].map(parseSize)).toEqual([1024, 1_048_576, 1_073_741_824]);
  });

  it("print so that they read back", () => {
    fc.assert(fc.property(fc.maxSafeNat(), (bytes) => parseSize(formatSize(bytes)) === bytes));
  });
});

it("prints percentages and times of day", () => {
  expect([0.8, 0.07, 0.995, 1.1].map(formatPercent)).toEqual(["80%", "7%", "99.5%", "110%"]);
  expect([0, 545, 1439].map(formatTimeOfDay)).toEqual(["00:00", "09:05", "23:59"]);
});
