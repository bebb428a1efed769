/** The playground in a real Chromium: built once, served as files, driven as a person would. Runs where there is a Chromium. */
import { afterAll, beforeAll, describe } from "vitest";
import { chromiumPath } from "../browser.js";
import { accessibility } from "./accessibility.js";
import { editing } from "./editing.js";
import { failures } from "./failures.js";
import { logs } from "./logs.js";
import { network } from "./network.js";
import { sharing } from "./sharing.js";
import { Stage } from "./stage.js";
import { views } from "./views.js";

if (chromiumPath === undefined)
  process.stderr.write("skipped: the playground in a browser (no Chromium; Debian: apt-get install chromium)\n");

describe.runIf(chromiumPath !== undefined)("the playground in Chromium", { timeout: 180_000 }, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage?.close());

  const onStage = (): Stage => stage;
  describe("network", () => network(onStage));
  describe("editing", () => editing(onStage));
  describe("views", () => views(onStage));
  describe("sharing", () => sharing(onStage));
  describe("logs", () => logs(onStage));
  describe("failures", () => failures(onStage));
  describe("accessibility", () => accessibility(onStage));
});
