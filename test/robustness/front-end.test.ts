/** Whatever a file holds, the front end answers with diagnostics, soon; `npm run fuzz:syntax` asks it for longer. */
import { expect, it } from "vitest";
import { drawing, hostileText } from "../generators/hostile-texts.js";
import { brokenPromise } from "./front-end.js";

const INPUTS = 2500;
const MOST_MS = 3000;

it("keeps its promises for texts that nobody meant", { timeout: 240_000 }, () => {
  for (let seed = 1; seed <= INPUTS; seed += 1) {
    const text = hostileText(drawing(seed));
    const start = process.cpuUsage();
    const broken = brokenPromise(text);
    expect(broken, `seed ${seed}\n${text}`).toBeUndefined();
    expect(process.cpuUsage(start).user / 1000, `seed ${seed}\n${text}`).toBeLessThan(MOST_MS);
  }
});
