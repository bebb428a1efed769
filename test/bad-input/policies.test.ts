/** Policies that nobody should write, and files that are no policies: what is said about them, and the exit status. */
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, kairos, type Ended } from "../cli/run-cli.js";

const good = `event mail.opened { moment after reversible for 5m }
policy opened {
  trigger on mail.opened
  message feedback { body "Look at the sender first." }
  fatigue { wait 1h }
}
`;

const depth = 10_000;

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What `check --format json` finds; never a fault of ours, whatever the input. */
function check(files: Readonly<Record<string, string | Uint8Array>>): { ended: Ended; findings: readonly Finding[] } {
  const ended = kairos(["check", folderWith(files), "--format", "json"]);
  expect(ended.stderr).not.toMatch(/a fault of Kairos|\n\s+at /);
  return { ended, findings: (JSON.parse(ended.stdout) as { diagnostics: Finding[] }).diagnostics };
}

const errors = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "error");
const places = (findings: readonly Finding[]): readonly string[] =>
  errors(findings).map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`);

/** Refused before any policy was looked at: one message with a remedy, nothing on standard output. */
function refused(ended: Ended, status: number, message: RegExp): void {
  expect(ended.stderr).toMatch(message);
  expect(ended.stderr).toMatch(/\n {2}→ /);
  expect(ended.stderr).not.toMatch(/a fault of Kairos|\n\s+at /);
  expect(ended.stdout).toBe("");
  expect(ended.status).toBe(status);
}

describe("arguments", () => {
  test.each(["diff", "explain", "merge"])("%s without an argument", (command) => {
    const ended = kairos([command]);
    expect(ended.status).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/policies|argument/i);
  });

  test.each(["check", "compile", "fmt", "test"])("%s without an argument, where no policies are", (command) => {
    const cwd = folderWith({ "notes.txt": "hello" });
    refused(kairos([command], { cwd }), 2, /no \*\.kairos file lies in this folder/);
  });

  test("a log that is not named", () =>
    refused(kairos(["simulate"], { cwd: folderWith({ "a.kairos": good }) }), 2, /--events is missing/));

  test.each(["check", "compile"])("%s: a path that is not there", (command) => {
    refused(kairos([command, "no/such/folder"]), 2, /there is no file or folder no\/such\/folder/);
  });

  test("a folder without policies", () =>
    refused(kairos(["check", folderWith({ "notes.txt": "hello" })]), 2, /no \*\.kairos file/));

  test("a file that is no policy", () =>
    refused(kairos(["check", join(folderWith({ "notes.txt": "hello" }), "notes.txt")]), 2, /is no policy file/));

  test("a folder where a bundle is to be written", () => {
    const folder = folderWith({ "a.kairos": good, "out/.keep": "" });
    refused(kairos(["compile", folder, "-o", join(folder, "out")]), 2, /out/);
  });

  test("a folder that is called like a policy file is a folder", () => {
    const folder = folderWith({ "policies.kairos/a.kairos": good });
    expect(kairos(["check", folder]).status).toBe(0);
    expect(kairos(["check", join(folder, "policies.kairos")]).status).toBe(0);
  });
});

describe("files", () => {
  test("a file that cannot be read", () => {
    const folder = folderWith({ "a.kairos": good });
    symlinkSync("loop.kairos", join(folder, "loop.kairos"));
    refused(kairos(["check", folder]), 1, /loop\.kairos cannot be read \(ELOOP\)/);
  });

  test("a link that leads nowhere", () => {
    const folder = folderWith({ "a.kairos": good });
    symlinkSync("gone", join(folder, "b.kairos"));
    refused(kairos(["check", folder]), 1, /b\.kairos cannot be read \(ENOENT\)/);
  });

  test("UTF-16", () => {
    const folder = folderWith({ "a.kairos": Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(good, "utf16le")]) });
    refused(kairos(["check", folder]), 1, /a\.kairos is not UTF-8 text: it is UTF-16/);
  });

  test("Latin-1", () => {
    const folder = folderWith({ "a.kairos": Buffer.from(good.replace("sender", "Absender für"), "latin1") });
    refused(kairos(["check", folder]), 1, /a\.kairos is not UTF-8 text/);
  });

  test("a byte order mark changes nothing", () => {
    const { ended, findings } = check({ "a.kairos": `\uFEFF${good}` });
    expect(places(findings)).toEqual([]);
    expect(ended.status).toBe(0);
  });

  test("an empty file, and one of comments alone", () => {
    expect(check({ "a.kairos": "" }).ended.status).toBe(0);
    expect(check({ "a.kairos": "// nothing yet\n" }).ended.status).toBe(0);
  });

  test("a file that is not text at all", () => {
    const { ended, findings } = check({
      "a.kairos": Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 128),
    });
    expect(ended.status).toBe(1);
    expect(errors(findings).length).toBeGreaterThan(0);
  });

  test("JSON where a policy is expected", () => {
    const { ended, findings } = check({ "a.kairos": '{"policies": {"opened": {"trigger": "mail.opened"}}}\n' });
    expect(ended.status).toBe(1);
    expect(errors(findings)[0]).toMatchObject({ line: 1, column: 1 });
  });
});

describe("very many mistakes", () => {
  test("5,000 in one file are 5,000 errors, each at its own place", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `segment s${index} when person.missing_${index} is 1`);
    const { ended, findings } = check({ "a.kairos": `${good}${lines.join("\n")}\n` });
    expect(ended.status).toBe(1);
    expect(errors(findings)).toHaveLength(5_000);
    expect(new Set(places(findings)).size).toBe(5_000);
  });

  test("5,000 broken declarations do not hide what is after them", () => {
    const lines = Array.from({ length: 5_000 }, () => "segment when person.id is }");
    const { ended, findings } = check({ "a.kairos": `${lines.join("\n")}\n${good.replace("wait 1h", "wait 1y")}` });
    expect(ended.status).toBe(1);
    const inLine = new Map<number, number>();
    for (const { line } of errors(findings)) inLine.set(line, (inLine.get(line) ?? 0) + 1);
    expect(inLine.size).toBe(5_001);
    expect(inLine.has(5_005)).toBe(true);
  });

  test("what a person reads on a terminal says how many there are", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `segment s${index} when person.missing_${index} is 1`);
    const ended = kairos(["check", folderWith({ "a.kairos": `${good}${lines.join("\n")}\n` })]);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toMatch(/5,?000 errors/);
  });
});

describe("imports", () => {
  test("a file that is not there", () => {
    const { ended, findings } = check({ "a.kairos": `import "./vocabulary.kairos"\n${good}` });
    expect(ended.status).toBe(1);
    expect(places(findings)).toHaveLength(1);
    expect(errors(findings)[0]).toMatchObject({ file: "a.kairos", line: 1, column: 8 });
    expect(errors(findings)[0]?.message).toContain("vocabulary.kairos");
  });

  test("a folder", () => {
    const { ended, findings } = check({
      "a.kairos": `import "./more"\n${good}`,
      "more/b.kairos": "enum Kind { one }\n",
    });
    expect(ended.status).toBe(1);
    expect(places(findings)).toHaveLength(1);
  });

  test("a file of itself", () => {
    const { findings } = check({ "a.kairos": `import "./a.kairos"\n${good}` });
    expect(findings.filter(({ line }) => line === 1).length).toBeLessThanOrEqual(1);
  });

  test("in a circle: one error, where the circle closes", () => {
    const { ended, findings } = check({
      "a.kairos": `package a\nimport "./b.kairos"\nevent mail.opened { moment after kind: Kind }\n`,
      "b.kairos": `package b\nimport "./c.kairos"\nenum Kind { one }\n`,
      "c.kairos": `package c\nimport "./a.kairos"\n${good.slice(good.indexOf("policy"))}`,
    });
    expect(ended.status).toBe(1);
    expect(places(findings)).toEqual(["c.kairos:2:8 import-cycle"]);
  });

  test("one file named, in a circle that leads out of its folder", () => {
    const folder = folderWith({
      "vocabulary.kairos": `package a\nimport "./team/b.kairos"\nevent mail.opened { moment after kind: Kind }\n`,
      "team/b.kairos": `package b\nimport "../vocabulary.kairos"\nenum Kind { one }\n${good.slice(good.indexOf("policy"))}`,
    });
    const ended = kairos(["check", join(folder, "team/b.kairos"), "--format", "json"]);
    expect(ended.status).toBe(1);
    const { diagnostics } = JSON.parse(ended.stdout) as { diagnostics: Finding[] };
    expect(errors(diagnostics).map(({ code }) => code)).toEqual(["import-cycle"]);
  });

  test("through a folder that leads back to itself", () => {
    const folder = folderWith({ "a.kairos": good });
    mkdirSync(join(folder, "team"));
    symlinkSync("..", join(folder, "team/back"));
    expect(kairos(["check", folder]).status).toBe(0);
  });
});

describe("very deep and very wide", () => {
  const segment = (condition: string): string => `${good}segment deep when ${condition}\n`;
  const nested: Readonly<Record<string, string>> = {
    brackets: segment(`${"(".repeat(depth)}true${")".repeat(depth)}`),
    "brackets that are never closed": segment("(".repeat(depth)),
    lists: segment(`person.id in ${"[".repeat(depth)}"a"${"]".repeat(depth)}`),
    calls: segment(`${"lower(".repeat(depth)}person.id${")".repeat(depth)} is "a"`),
    braces: `${good}${"event a.b { ".repeat(depth)}${"}".repeat(depth)}\n`,
    "and, or by turns": segment(`${"true and (false or ".repeat(depth / 2)}true${")".repeat(depth / 2)}`),
  };
  test.each(Object.entries(nested))("10,000-fold %s are an error, not a crash", (_title, text) => {
    const { ended, findings } = check({ "a.kairos": text });
    expect(ended.status).toBe(1);
    expect(errors(findings).length).toBeGreaterThan(0);
    expect(errors(findings).length).toBeLessThan(10);
  });

  // Each has a bound that is far above what anybody writes; beyond it the place is named.
  const long: Readonly<Record<string, { text: string; refused: RegExp }>> = {
    "operands of one `and`": {
      text: segment(Array.from({ length: depth }, (_, index) => `person.id is not "p${index}"`).join(" and ")),
      refused: /a\.kairos:7:\d+ too-deep/,
    },
    "terms of a sum": {
      text: segment(`${Array.from({ length: depth }, () => "1").join(" + ")} < 3`),
      refused: /a\.kairos:7:\d+ too-deep/,
    },
    "elements of a list": {
      text: segment(`person.id in [${Array.from({ length: depth }, (_, index) => `"p${index}"`).join(", ")}]`),
      refused: /a\.kairos:7:\d+ bundle-limit/,
    },
    "values of an enum": {
      text: `${good}enum Wide { ${Array.from({ length: depth }, (_, index) => `value_${index}`).join(", ")} }\n`,
      refused: /a\.kairos:7:\d+ bundle-limit/,
    },
    "limits of one policy": {
      text: good.replace(
        "wait 1h",
        Array.from({ length: depth }, (_, index) => `at most 1 within ${index + 1}s`).join("\n"),
      ),
      refused: /a\.kairos:2:\d+ bundle-limit/,
    },
  };
  test.each(Object.entries(long))("10,000 %s are refused at their place", (_title, { text, refused: place }) => {
    const { ended, findings } = check({ "a.kairos": text });
    expect(places(findings)).toEqual([expect.stringMatching(place)]);
    expect(ended.status).toBe(1);
  });

  test("segments that double forty times do not fill the memory", () => {
    const doubling = Array.from({ length: 40 }, (_, index) => `segment s${index + 1} when s${index} or not s${index}`);
    const { ended, findings } = check({
      "a.kairos": `${good.replace("mail.opened\n", "mail.opened when s40\n")}segment s0 when person.id is "a"\n${doubling.join("\n")}\n`,
    });
    expect(ended.status).toBe(1);
    expect(errors(findings).map(({ code }) => code)).toEqual(["bundle-limit"]);
  });

  test("the deepest and the longest that are taken go all the way through a replay", () => {
    const text = good.replace(
      "mail.opened\n",
      `mail.opened when ${"(".repeat(40)}person.id is "ana"${")".repeat(40)}
         and ${Array.from({ length: 400 }, (_, index) => `person.id is not "p${index}"`).join(" and ")}
         and person.id not in [${Array.from({ length: 4_000 }, (_, index) => `"q${index}"`).join(", ")}]\n`,
    );
    const log = JSON.stringify({ id: "1", type: "mail.opened", time: "2026-01-05T09:00:00Z", subject: "ana" });
    const folder = folderWith({ "a.kairos": text, "log.ndjson": log });
    const ended = kairos(["simulate", folder, "--events", join(folder, "log.ndjson"), "--json", "-"]);
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ input: { read: 1, decided: 1 }, volume: { prompts: 1 } });
  });

  test("segments in a circle are an error", () => {
    const { ended, findings } = check({ "a.kairos": `${good}segment first when second\nsegment second when first\n` });
    expect(ended.status).toBe(1);
    expect(errors(findings).length).toBeGreaterThan(0);
    expect(errors(findings).length).toBeLessThanOrEqual(2);
  });
});

describe("what a person reads", () => {
  const read = (files: Readonly<Record<string, string>>): string => kairos(["check", folderWith(files)]).stdout;

  test("about a file that is not there", () => {
    expect(read({ "a.kairos": `import "./vocabulary.kairos"\n${good}` })).toMatchInlineSnapshot(`
      "error[missing-import]: there is no file \`./vocabulary.kairos\` to import
        --> a.kairos:1:8
         |
       1 | import "./vocabulary.kairos"
         |        ^^^^^^^^^^^^^^^^^^^^^
         = help: the path is relative to this file, and ends in \`.kairos\`

      1 file, 1 error, no warnings
      "
    `);
  });

  test("about a circle of imports", () => {
    expect(
      read({
        "a.kairos": `package a\nimport "./b.kairos"\nevent mail.opened { moment after kind: Kind }\n`,
        "b.kairos": `package b\nimport "./a.kairos"\nenum Kind { one }\n${good.slice(good.indexOf("policy"))}`,
      }),
    ).toMatchInlineSnapshot(`
      "error[import-cycle]: these files import each other in a circle: \`a.kairos\` → \`b.kairos\` → \`a.kairos\`
        --> b.kairos:2:8
         |
       2 | import "./a.kairos"
         |        ^^^^^^^^^^^^
        ::: a.kairos:2:8
         |
       2 | import "./b.kairos"
         |        ------------ imports \`b.kairos\`

      2 files, 1 error, no warnings
      "
    `);
  });

  test("about a condition of 10,000 brackets: the line is cut", () => {
    const text = good.replace("mail.opened\n", `mail.opened when ${"(".repeat(depth)}true${")".repeat(depth)}\n`);
    expect(read({ "a.kairos": text })).toMatchInlineSnapshot(`
      "error[too-deep]: more than 50 brackets in brackets are too much
        --> a.kairos:3:81
         |
       3 |   trigger on mail.opened when ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…
         |                                                                                 ^

      1 file, 1 error, no warnings
      "
    `);
  });

  test("about more than a bundle holds", () => {
    const values = Array.from({ length: depth }, (_, index) => `v${index}`).join(", ");
    expect(read({ "a.kairos": `${good}person { kind: Wide }\nenum Wide { ${values} }\n` })).toMatchInlineSnapshot(`
      "error[bundle-limit]: this is more than a bundle can hold: \`/enums/Wide/values\` must be at most 5000 members
        --> a.kairos:8:6
         |
       8 | enum Wide { v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16, v17, v18, v19, v20, v21, v22, v23, v24, v25, v26, v27, v28, v29, v30, v31…
         |      ^^^^

      1 file, 1 error, no warnings
      "
    `);
  });
});

describe("names that JavaScript knows", () => {
  const awkward = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];
  test.each(awkward)("%s is a name like any other", (name) => {
    const text = `
      enum Kind { ${name}, other }
      person { ${name}: string? }
      event ${name}.${name} { moment after ${name}: Kind }
      segment in_${name} when person.${name} exists and person.${name} is "x"
      text ${name} "Stop."
      signal ${name} on ${name}.${name} { when event.${name} is ${name} missed "It was so." check "Look." }
      policy ${name} {
        tags ${name}
        trigger on ${name}.${name} when event.${name} is ${name}
        signals any of ${name}
        message feedback { body "{text.${name}} {signals.missed}" }
        fatigue { at most 1 per day across tag ${name} for each person.${name} }
      }
    `;
    const folder = folderWith({
      "a.kairos": text,
      "log.ndjson": JSON.stringify({
        specversion: "1.0",
        id: name,
        source: name,
        type: `${name}.${name}`,
        time: "2026-01-05T09:00:00Z",
        subject: name,
        data: Object.fromEntries([[name, name]]),
      }),
    });
    const checked = kairos(["check", folder]);
    expect(checked.stdout).toMatch(/no errors/);
    const replayed = kairos(["simulate", folder, "--events", join(folder, "log.ndjson"), "--json", "-"]);
    expect(replayed.status).toBe(0);
    const report = JSON.parse(replayed.stdout) as { volume: { prompts: number }; input: Record<string, number> };
    expect(report.input).toMatchObject({ read: 1, decided: 1, setAside: 0 });
    expect(report.volume.prompts).toBe(1);
  });
});
