/** `kairos check --format …`: what CI reads, with paths as seen from the checkout, and the same exit status in each. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos } from "./run-cli.js";

/** Gets one warning: nothing limits the policy. */
const warned = `event mail.opened { moment after reversible for 5m }
policy opened { trigger on mail.opened message feedback { body "Look at the sender first." } }
`;
const policies = { "team/policies/a.kairos": "limits { wait 4 h }\n", "team/policies/b.kairos": warned };

function checkout(): string {
  const folder = folderWith(policies);
  mkdirSync(join(folder, ".git"));
  return folder;
}

describe("paths are those of the checkout", () => {
  test.each(["", "team", "team/policies"])("run in its folder %j", (cwd) => {
    const folder = checkout();
    const target = join(folder, "team/policies");
    const sarif = JSON.parse(kairos(["check", target, "--format", "sarif"], { cwd: join(folder, cwd) }).stdout) as {
      runs: { artifacts: { location: { uri: string } }[] }[];
    };
    expect(sarif.runs[0]?.artifacts.map(({ location }) => location.uri)).toEqual(Object.keys(policies));
    const github = kairos(["check", target, "--format", "github"], { cwd: join(folder, cwd) }).stdout;
    expect(github).toMatch(/^::error file=team\/policies\/a\.kairos,line=1,col=15,/);
    expect(github).toMatch(/\n2 files, 1 error, no warnings\n$/);
  });

  test("or of the folder that the command runs in, where there is no checkout", () => {
    const folder = folderWith(policies);
    const inside = kairos(["check", "policies", "--format", "github"], { cwd: join(folder, "team") });
    expect(inside.stdout).toMatch(/^::error file=policies\/a\.kairos,/);
    expect(kairos(["check", join(folder, "team"), "--format", "github"]).stdout).toMatch(
      /^::error file=policies\/a\.kairos,/,
    );
  });
});

test.each(["human", "json", "sarif", "junit", "github"])(
  "%s ends as the check does, and keeps to its stream",
  (format) => {
    const folder = checkout();
    const bad = kairos(["check", folder, "--format", format]);
    expect(bad).toMatchObject({ status: 1, stderr: "" });
    expect(bad.stdout).toContain("spaced-unit");
    const good = kairos(["check", join(folder, "team/policies/b.kairos"), "--format", format]);
    expect(good.status).toBe(0);
    expect(
      kairos(["check", join(folder, "team/policies/b.kairos"), "--format", format, "--max-warnings", "0"]).status,
    ).toBe(1);
  },
);

test("junit counts warnings as failures where they fail the check", () => {
  const folder = folderWith({ "b.kairos": warned });
  expect(kairos(["check", folder, "--format", "junit"]).stdout).toMatch(/tests="1" failures="0"/);
  expect(kairos(["check", folder, "--format", "junit", "--max-warnings", "0"]).stdout).toMatch(
    /tests="1" failures="1"/,
  );
});
