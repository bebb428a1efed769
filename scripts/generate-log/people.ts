/** The people of the invented organisation: who they are to the policies, and how they behave in the log. */
import type { Random, Weighted } from "./random.js";

/** A row of `people.csv`; a cell that is missing is empty. */
export interface Row {
  readonly id: string;
  readonly role: string;
  readonly identity: "human" | "service" | "ai-agent";
  readonly department: string;
  readonly manager: string;
  readonly joined: string;
  readonly shift: "day" | "night" | "rotating";
  readonly timezone: string;
  readonly locale: string;
}

export interface Person {
  readonly row: Row;
  /** Where they are in truth: the row may lack it, or have it misspelt. */
  readonly zone: string;
  /** How much they do, relative to the median. */
  readonly activity: number;
  /** The chance that a simulated message of middling difficulty takes them in. */
  readonly susceptibility: number;
  /** Whole days, from 0, on which they are away. */
  readonly away: ReadonlySet<number>;
}

export const COLUMNS: readonly (keyof Row)[] = [
  "id",
  "role",
  "identity",
  "department",
  "manager",
  "joined",
  "shift",
  "timezone",
  "locale",
];

/** A beta-binomial with these two fits failure rates that were measured over ten campaigns and 19,500 people. */
const SUSCEPTIBILITY = { alpha: 1.78, beta: 16.6 };
export const MEAN_SUSCEPTIBILITY = SUSCEPTIBILITY.alpha / (SUSCEPTIBILITY.alpha + SUSCEPTIBILITY.beta);

const HEADCOUNT: readonly { role: string; department: string; people: number }[] = [
  { role: "finance", department: "finance", people: 34 },
  { role: "engineering", department: "engineering", people: 96 },
  { role: "sales", department: "sales", people: 62 },
  { role: "support", department: "support", people: 58 },
  { role: "legal", department: "legal", people: 14 },
  { role: "people_team", department: "people", people: 16 },
  { role: "operations", department: "operations", people: 42 },
  { role: "assistant", department: "leadership", people: 12 },
  { role: "executive", department: "leadership", people: 10 },
  { role: "red_team", department: "engineering", people: 4 },
];

const ZONES: Weighted<string> = [
  ["Europe/Berlin", 52],
  ["Europe/London", 14],
  ["America/New_York", 13],
  ["America/Los_Angeles", 4],
  ["Asia/Kolkata", 10],
  ["Asia/Singapore", 3],
  ["Australia/Sydney", 4],
];

const LOCALES: Readonly<Record<string, Weighted<string>>> = {
  "Europe/Berlin": [
    ["de", 70],
    ["de-AT", 6],
    ["en", 14],
    ["", 10],
  ],
  elsewhere: [
    ["en", 55],
    ["en-GB", 20],
    ["", 20],
    ["fr", 5],
  ],
};

/** The zone of this one person is misspelt in the table, as such things happen. */
const MISSPELT = { number: 217, timezone: "Europe/Berlni" };

const MACHINES: readonly [id: string, identity: Row["identity"], role: string][] = [
  ["svc-build-01", "service", "engineering"],
  ["svc-build-02", "service", "engineering"],
  ["svc-backup", "service", "operations"],
  ["svc-invoices", "service", "finance"],
  ["agent-coder-1", "ai-agent", "engineering"],
  ["agent-coder-2", "ai-agent", "engineering"],
  ["agent-helpdesk", "ai-agent", "support"],
];

export function invent(random: Random, days: number): readonly Person[] {
  const people: Person[] = [];
  let number = 0;
  for (const { role, department, people: count } of HEADCOUNT) {
    const head = `p-${String(number + 1).padStart(4, "0")}@acme.example`;
    for (let i = 0; i < count; i++) people.push(human(random.fork(), ++number, role, department, head, days));
  }
  for (const [id, identity, role] of MACHINES) people.push(machine(random.fork(), id, identity, role));
  return people;
}

function human(random: Random, number: number, role: string, department: string, head: string, days: number): Person {
  const zone = random.weighted(ZONES);
  const contractor = random.chance(0.05);
  const id = `p-${String(number).padStart(4, "0")}`;
  const left = random.chance(0.07) ? "" : zone;
  const timezone = number === MISSPELT.number ? MISSPELT.timezone : left;
  return {
    row: {
      id,
      role,
      identity: "human",
      department: contractor ? "" : department,
      manager: contractor || head.startsWith(id) ? "" : head,
      joined: joined(random),
      shift: shift(random, role),
      timezone,
      locale: random.weighted(LOCALES[zone] ?? LOCALES["elsewhere"]!),
    },
    // Who has no zone in the table sits where the organisation does, most of the time.
    zone: timezone === "" && random.chance(0.8) ? "Europe/Berlin" : zone,
    activity: Math.min(6, random.logNormal(1, 0.6)),
    susceptibility: random.beta(SUSCEPTIBILITY.alpha, SUSCEPTIBILITY.beta),
    away: holidays(random, days),
  };
}

/** Machines work around the clock and are taken in by nothing; some of them do risky things all the same. */
function machine(random: Random, id: string, identity: Row["identity"], role: string): Person {
  return {
    row: { id, role, identity, department: "", manager: "", joined: "", shift: "night", timezone: "UTC", locale: "" },
    zone: "UTC",
    activity: Math.min(4, random.logNormal(1.5, 0.4)),
    susceptibility: MEAN_SUSCEPTIBILITY,
    away: new Set(),
  };
}

function joined(random: Random): string {
  if (random.chance(0.04)) return "";
  if (random.chance(0.09)) return `2026-0${random.whole(7, 9)}-01`;
  return `${random.whole(2012, 2025)}-${String(random.whole(1, 12)).padStart(2, "0")}-01`;
}

function shift(random: Random, role: string): Row["shift"] {
  if (role !== "support" && role !== "operations") return "day";
  return random.weighted([
    ["day", 78],
    ["night", 10],
    ["rotating", 12],
  ]);
}

/** Autumn is a time for a week off. */
function holidays(random: Random, days: number): ReadonlySet<number> {
  const away = new Set<number>();
  if (random.chance(0.22)) {
    const first = random.whole(0, days - 1);
    for (let day = first; day < first + 5; day++) away.add(day);
  }
  for (let day = 0; day < days; day++) if (random.chance(0.025)) away.add(day);
  return away;
}

export function csv(people: readonly Person[]): string {
  const lines = people.map(({ row }) => COLUMNS.map((column) => row[column]).join(","));
  return [COLUMNS.join(","), ...lines].join("\n") + "\n";
}
