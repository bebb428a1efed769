/** What is counted of people whose locales, zones and segments differ, one after the other, is the sum of what is counted of each alone. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Tally } from "../../src/simulator/index.js";
import { PeopleTable, replay } from "../../src/simulator/index.js";
import { CELL } from "../../src/simulator/tally/cells.js";
import { bundleOf, eventType, ndjson, policyOn, textSource } from "./tools.js";

const bundle = bundleOf({
  org: { locales: ["en", "de"], timezone: "UTC" },
  person: {
    desk: { type: "bool", default: false },
    lead: { type: "bool", default: false },
    team: { type: "string", optional: true },
  },
  segments: {
    at_desks: { when: { op: "person", type: "bool", name: "desk" } },
  },
  events: {
    "file.shared": eventType({ link: { type: "bool" } }, [{ level: "high" }]),
    "mail.clicked": eventType({}, [{ level: "high" }]),
  },
  signals: {
    link_for_anybody: {
      on: ["file.shared"],
      when: { op: "event", type: "bool", name: "link" },
      missed: { en: ["Anybody with the link can read it."], de: ["Wer den Link hat, liest mit."] },
      check: { en: ["Who needs it?"] },
    },
    shared_outside: {
      on: ["file.shared"],
      missed: { en: ["It left the house."], de: ["Es hat das Haus verlassen, und zwar eben."] },
      check: { en: ["Who needs it?"] },
    },
  },
  policies: {
    sharing: policyOn(["file.shared"], {
      signals: { names: ["link_for_anybody", "shared_outside"], need: "any", showAtMost: 1 },
      message: { mode: "feedback", body: { en: [{ signals: "missed" }, " Pause."], de: [{ signals: "missed" }] } },
    }),
    clicking: policyOn(["mail.clicked"], {
      message: {
        mode: "feedback",
        body: { en: ["Pause before you click."], de: ["Nicht so schnell: wer schreibt dir da, und was will er?"] },
      },
    }),
  },
});

const PEOPLE = new Map<string, Record<string, unknown>>([
  ["ana", { team: "red", lead: true }],
  ["bo", { locale: "de", team: "true" }],
  ["cy", { timezone: "Asia/Tokyo" }],
  ["di", { timezone: "Asia/Tokyo", locale: "de" }],
  ["eve", { locale: "de", desk: true, team: "red" }],
  ["fay", { desk: true }],
]);

const step = fc.record({
  person: fc.constantFrom(...PEOPLE.keys()),
  type: fc.constantFrom("file.shared", "mail.clicked"),
  link: fc.boolean(),
  minutes: fc.nat(900),
});

function eventsOf(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  let time = Date.parse("2026-03-02T00:00:00Z");
  return steps.map(({ person, type, link, minutes }, at) => {
    time += minutes * 60_000;
    const data = type === "file.shared" ? { link } : {};
    return { specversion: "1.0", id: `e${at}`, type, time: new Date(time).toISOString(), subject: person, data };
  });
}

async function tallyOf(events: ReturnType<typeof eventsOf>, policies = bundle): Promise<Tally> {
  const logs = [{ source: textSource(ndjson(...events)), format: "ndjson" as const }];
  const { tally } = await replay({ bundle: policies, logs, people: PeopleTable.of(PEOPLE) });
  return tally;
}

/** Milliseconds of everybody and of the segment, then prompts by hour of the week. */
function countsOf({ samples, promptHours }: Tally): number[] {
  return [...samples.map((sample) => sample.total(CELL.interruptionMs)), ...promptHours];
}

it("counts people in turn as it counts each alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 30 }), async (steps) => {
      const events = eventsOf(steps);
      const apart = await Promise.all(
        [...PEOPLE.keys()].map(async (person) =>
          countsOf(await tallyOf(events.filter(({ subject }) => subject === person))),
        ),
      );
      const sums = apart[0]!.map((_, at) => apart.reduce((sum, counts) => sum + counts[at]!, 0));
      expect(countsOf(await tallyOf(events))).toEqual(sums);
    }),
    { numRuns: 60 },
  );
});

const once = (person: string, link: boolean): ReturnType<typeof eventsOf> =>
  eventsOf([{ person, type: "file.shared", link, minutes: 1 }]);

it("takes the time of the locale, and counts it in the person's segment", async () => {
  const [ofAna, ofAnaAtDesks] = countsOf(await tallyOf(once("ana", true)));
  expect(ofAnaAtDesks).toBe(0);
  const [ofEve, ofEveAtDesks] = countsOf(await tallyOf(once("eve", true)));
  expect(ofEveAtDesks).toBe(ofEve);
  expect(ofEve).not.toBe(ofAna);
});

it("takes the time of the signals that are shown, not of all that were there", async () => {
  const { sharing } = bundle.policies;
  const signals = { ...sharing!.signals!, names: ["link_for_anybody"] };
  const alone = { ...bundle, policies: { ...bundle.policies, sharing: { ...sharing!, signals } } };
  expect(countsOf(await tallyOf(once("bo", true)))).toEqual(countsOf(await tallyOf(once("bo", true), alone)));
  expect(countsOf(await tallyOf(once("bo", true)))).not.toEqual(countsOf(await tallyOf(once("bo", false))));
});

it("counts moments by the values of each attribute apart", async () => {
  const each = [...PEOPLE.keys()].map((person) => ({ person, type: "file.shared" as const, link: true, minutes: 1 }));
  const { groups } = await tallyOf(eventsOf([...each, ...each.slice(0, 1)]));
  // Value, people, moments, and those that no policy reached.
  expect(groups.plain()).toEqual({
    desk: [
      ["false", 4, 5, 0],
      ["true", 2, 2, 0],
    ],
    lead: [
      ["false", 5, 5, 0],
      ["true", 1, 2, 0],
    ],
    team: [
      [null, 3, 3, 0],
      ["red", 2, 3, 0],
      ["true", 1, 1, 0],
    ],
  });
});
