/** The coach of live systems: over the store in memory, when hosts race, when the store fails, and under another bundle. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/engine/index.js";
import { CorruptEntry, createCoach, createMemoryStore, StoreConflict, type Commit } from "../../src/store/index.js";
import { bundle, count, DAY, HOUR, int, MONDAY, op, policy } from "../engine/builder.js";
import { behavesAsStore, BY_PERSON, entryText, event } from "./behaviour.js";

describe("the store in memory", () => {
  behavesAsStore(async () => createMemoryStore());
});

test("without a store it keeps all in memory", async () => {
  const coach = createCoach(BY_PERSON);
  const first = event(MONDAY, "ana");
  expect(await coach.decide(first, {})).toMatchObject({ kind: "taken", decisions: [{ outcome: "prompt" }] });
  expect(await coach.decide(first, {})).toEqual({ kind: "duplicate" });
  expect(await coach.decide(event(MONDAY + 1, "ana"), {})).toMatchObject({
    decisions: [{ outcome: "suppressed" }, {}],
  });
});

test("what nobody asks for and what is not valid is decided without asking the store", async () => {
  const refusing = { read: () => Promise.reject(new Error("asked")), write: () => Promise.reject(new Error("asked")) };
  const coach = createCoach(BY_PERSON, { store: refusing });
  const engine = createEngine(BY_PERSON);
  for (const json of [
    null,
    1,
    "x",
    [],
    {},
    { type: "no.such" },
    { type: 1 },
    { type: "act" },
    { ...event(MONDAY, "ana"), subject: "" },
    { ...event(MONDAY, "ana"), subject: "\ud800" },
  ]) {
    expect(await coach.decide(json, {})).toEqual(engine.decide(engine.newState(), json, {}));
  }
  await expect(coach.decide(event(MONDAY, "ana"), {})).rejects.toThrow("asked");
});

test("what changes nothing is not written", async () => {
  const memory = createMemoryStore();
  const writes: Commit[] = [];
  const store = { read: memory.read, write: (commit: Commit) => (writes.push(commit), memory.write(commit)) };
  const coach = createCoach(BY_PERSON, { store });
  const first = event(MONDAY, "ana");
  await coach.decide(first, {});
  await coach.decide(first, {});
  await coach.decide(event(MONDAY - 1, "ana"), {});
  expect(writes).toHaveLength(1);
  expect(writes[0]!.decisions).toMatchObject([{ outcome: "prompt", person: "ana" }]);
});

test("a host that is always too late says so, and has decided nothing", async () => {
  const store = { read: async () => [undefined], write: async () => false };
  const coach = createCoach(BY_PERSON, { store, attempts: 3 });
  await expect(coach.decide(event(MONDAY, "ana"), {})).rejects.toThrow(new StoreConflict(3));
});

test("events of one person are decided in the order in which they were handed in, however long the store takes", async () => {
  const memory = createMemoryStore();
  let reads = 0;
  const store = {
    write: memory.write,
    async read(keys: readonly string[]) {
      reads += 1;
      await new Promise((resolve) => setTimeout(resolve, reads === 1 ? 50 : 0));
      return memory.read(keys);
    },
  };
  const coach = createCoach(BY_PERSON, { store });
  const outcomes = await Promise.all([0, 1, 2, 3].map((at) => coach.decide(event(MONDAY + at, "ana"), {})));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["taken", "taken", "taken", "taken"]);
});

test("a store that fails once holds up nobody who comes after", async () => {
  const memory = createMemoryStore();
  let failing = true;
  const store = {
    read: memory.read,
    write: (commit: Commit) => (failing ? Promise.reject(new Error("gone")) : memory.write(commit)),
  };
  const coach = createCoach(BY_PERSON, { store });
  const first = event(MONDAY, "ana");
  await expect(coach.decide(first, {})).rejects.toThrow("gone");
  failing = false;
  expect(await coach.decide(first, {})).toMatchObject({ kind: "taken", decisions: [{ outcome: "prompt" }] });
});

test("an entry that is no state is an error that names it; one with odd members is a state without them", async () => {
  const store = createMemoryStore();
  for (const [at, text] of ["", "{", "[]", "1", "null"].entries()) {
    await store.write({ changes: [{ key: `person:p${at}`, text, version: undefined }], decisions: [] });
    await expect(createCoach(BY_PERSON, { store }).decide(event(MONDAY, `p${at}`), {})).rejects.toThrow(CorruptEntry);
  }
  const odd = '{"__proto__":{"x":1},"history":{"__proto__":[1],"0":[1]},"last":[-1],"prompts":7,"waiting":{"p":3}}';
  await store.write({ changes: [{ key: "person:odd", text: odd, version: undefined }], decisions: [] });
  expect(await createCoach(BY_PERSON, { store }).decide(event(MONDAY, "odd"), {})).toMatchObject({ kind: "taken" });
});

test("people named like members of every object are people", async () => {
  const store = createMemoryStore();
  const coach = createCoach(BY_PERSON, { store });
  for (const name of ["__proto__", "constructor", "toString"]) {
    expect(await coach.decide(event(MONDAY, name), {})).toMatchObject({
      decisions: [{ outcome: "prompt", person: name }],
    });
    expect(await coach.decide(event(MONDAY + 1, name), {})).toMatchObject({
      decisions: [{ outcome: "suppressed" }, {}],
    });
    expect(JSON.parse((await entryText(store, `person:${name}`))!)).toHaveProperty("last");
  }
});

describe("another bundle over the same store", () => {
  const counted = { kind: "count", on: "other", withinMs: DAY, keep: 2 } as const;
  const before = bundle({
    history: [counted],
    policies: { p: policy({ triggers: [{ on: ["act"], when: op("greater_or_equal", count(0), int(2)) }] }) },
  });
  const after = bundle({
    history: [
      { kind: "first_time", on: "act", withinMs: HOUR, keep: 2 },
      { ...counted, keep: 3 },
    ],
    policies: { q: policy({ triggers: [{ on: ["act"], when: op("greater_or_equal", count(1), int(3)) }] }) },
  });

  test("finds what it remembers too, wherever that stands in its list", async () => {
    const store = createMemoryStore();
    const old = createCoach(before, { store });
    for (let at = 0; at < 2; at += 1) await old.decide(event(MONDAY + at, "ana", "other"), {});
    const next = createCoach(after, { store });
    expect(await next.decide(event(MONDAY + 2, "ana", "act"), {})).toMatchObject({ decisions: [] });
    await next.decide(event(MONDAY + 3, "ana", "other"), {});
    expect(await next.decide(event(MONDAY + 4, "ana", "act"), {})).toMatchObject({
      decisions: [{ outcome: "prompt", policy: "q" }],
    });
  });
});
