/**
 * A loop written by hand for these ten policies and no others: it looks for the type in the text of a line, and parses the
 * lines that a policy asks for. What a programmer would write instead of policies, and would have to change with them.
 */
import { readFileSync } from "node:fs";
import { distance } from "fastest-levenshtein";
import { murmur3 } from "../../src/base/murmur3.js";
import { linesOf } from "./lines.js";
import type { Fields, LogEvent } from "./lines.js";
import { bitOf } from "./peer.js";
import type { Peer, PolicyName } from "./peer.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

const PARTNERS = new Set(["partner1.example", "partner2.example", "partner3.example"]);

/** By type of event: the policy, and its condition. */
const CONDITIONS = new Map<string, readonly [PolicyName, (data: Fields) => boolean]>([
  [
    "phishing_simulation.clicked",
    [
      "phishing_click",
      ({ reported, sender_domain: domain, cues }) =>
        !reported &&
        ((domain !== "acme.example" && distance(domain, "acme.example") <= 2) ||
          cues.includes("urgency") ||
          cues.includes("authority")),
    ],
  ],
  ["phishing_simulation.submitted", ["phishing_submit", ({ attempts }) => attempts >= 2]],
  [
    "file.share_requested",
    ["external_share", (data) => isConfidential(data) && data.external && !PARTNERS.has(data.recipient_domain)],
  ],
  ["file.downloaded", ["unmanaged_download", (data) => isConfidential(data) && !data.managed && data.size > 100_000]],
  [
    "payment.approval_requested",
    ["changed_account", (data) => data.account_changed && !data.by_phone && data.amount >= 1000],
  ],
  ["repository.push_blocked", ["secret_in_code", ({ bypassed }) => bypassed]],
  ["genai.text_pasted", ["paste_into_tool", (data) => isConfidential(data) && !data.approved && data.length > 400]],
  ["mail.link_clicked", ["strange_link", (data) => data.first_contact && data.score > 0.7]],
  ["login.push_approved", ["tired_approval", ({ requests, usual }) => requests >= 3 && !usual]],
  [
    "mail.sent_externally",
    [
      "many_recipients",
      ({ recipients, attachments, sensitivity }) =>
        (recipients > 20 && attachments > 0) || sensitivity === "restricted",
    ],
  ],
]);

function isConfidential({ sensitivity }: Fields): boolean {
  return sensitivity === "confidential" || sensitivity === "restricted";
}

/** The times of prompts, the latest last; of a long list the beginning is forgotten. */
class Prompts {
  total = 0;
  private times: number[] = [];

  add(time: number): void {
    this.total += 1;
    this.times.push(time);
    if (this.times.length > 64) this.times = this.times.slice(-16);
  }

  /** Of the n-th latest. */
  latest(n: number): number {
    return this.times[this.times.length - n] ?? -Infinity;
  }
}

class Person {
  readonly own = new Map<PolicyName, Prompts>();
  readonly phishing = new Prompts();
  readonly all = new Prompts();
  /** Of approvals that were not usual: the latest, and the one before. */
  approvals: readonly [number, number] = [-Infinity, -Infinity];

  constructor(
    readonly id: string,
    readonly role: string,
    readonly zone: Zone,
  ) {}

  prompts(policy: PolicyName): Prompts {
    let prompts = this.own.get(policy);
    if (prompts === undefined) this.own.set(policy, (prompts = new Prompts()));
    return prompts;
  }
}

/** Offsets are asked for by the hour: none of these zones changes its clocks within one. */
class Zone {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  constructor(name: string) {
    this.format = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
  }

  private local(time: number): number {
    const hour = Math.floor(time / HOUR_MS);
    let offset = this.offsets.get(hour);
    if (offset === undefined) {
      const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(this.format.format(time))!;
      offset =
        sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
      this.offsets.set(hour, offset);
    }
    return time + offset;
  }

  day(time: number): number {
    return Math.floor(this.local(time) / DAY_MS);
  }

  isBetween(time: number, from: number, to: number): boolean {
    const hour = Math.floor((this.local(time) % DAY_MS) / HOUR_MS);
    return hour >= from || hour < to;
  }
}

/** One moment of one person, at which limits are asked. */
class Moment {
  constructor(
    readonly person: Person,
    readonly time: number,
  ) {}

  /** At most `count` prompts within this span. */
  within(prompts: Prompts, count: number, spanMs: number): boolean {
    return prompts.latest(count) <= this.time - spanMs;
  }

  today(prompts: Prompts, count: number): boolean {
    const { zone } = this.person;
    const time = prompts.latest(count);
    return time === -Infinity || zone.day(time) !== zone.day(this.time);
  }
}

const LIMITS: Readonly<Record<PolicyName, (moment: Moment, own: Prompts) => boolean>> = {
  changed_account: (moment, own) => moment.today(own, 4),
  external_share: (moment, own) => moment.within(own, 1, 2 * HOUR_MS) && moment.today(own, 3),
  many_recipients: (moment, own) => moment.within(own, 1, HOUR_MS) && moment.within(own, 5, WEEK_MS),
  paste_into_tool: (moment, own) => {
    if (!moment.within(own, 1, 4 * HOUR_MS)) return false;
    // Nobody answers in this log, so every prompt is ignored once its day is over.
    const ignored = own.total - (moment.time < own.latest(1) + DAY_MS ? 1 : 0);
    return ignored < 1 || moment.within(own, 1, Math.min(30 * DAY_MS, 4 * HOUR_MS * 2 ** ignored));
  },
  phishing_click: (moment, own) =>
    moment.within(own, 1, 4 * HOUR_MS) &&
    moment.today(own, moment.person.role === "support" ? 1 : 2) &&
    moment.within(moment.person.phishing, 5, WEEK_MS),
  phishing_submit: (moment, own) =>
    moment.within(own, 1, 4 * HOUR_MS) && moment.today(own, 2) && moment.within(moment.person.phishing, 5, WEEK_MS),
  secret_in_code: (moment, own) => moment.within(own, 1, 30 * MINUTE_MS) && moment.today(own, 3),
  strange_link: (moment, own) =>
    murmur3(`strange_link:${moment.person.id}`) >= Math.floor(2 ** 32 / 10) &&
    moment.within(own, 1, DAY_MS) &&
    moment.within(moment.person.phishing, 5, WEEK_MS),
  tired_approval: (moment, own) => moment.within(own, 1, 12 * HOUR_MS),
  unmanaged_download: (moment, own) =>
    moment.within(own, 1, DAY_MS) && !moment.person.zone.isBetween(moment.time, 22, 6),
};

const PHISHING = new Set<PolicyName>(["phishing_click", "phishing_submit", "strange_link"]);

/** The limits that all policies share. */
function mayInterrupt(moment: Moment, atAnyHour: boolean): boolean {
  const { person, time } = moment;
  return (
    moment.today(person.all, 4) &&
    (atAnyHour || !person.zone.isBetween(time, 20, 6)) &&
    moment.within(person.all, 10, WEEK_MS)
  );
}

function isCritical(policy: PolicyName, { attempts, sensitivity, external, account_changed: changed, amount }: Fields) {
  if (policy === "phishing_submit") return attempts > 3;
  if (policy === "external_share") return sensitivity === "restricted" && external;
  return policy === "changed_account" && changed && amount > 50_000;
}

export const handWritten: Peer = {
  name: "loop by hand",
  tasks: ["conditions", "history", "prompts"],
  leaves: "nothing, and says it for these policies alone; escalations and reasons are not worked out",
  async prepare(task, files) {
    const people = task === "conditions" ? new Map<string, Person>() : readPeople(files.people);
    return (answers) => {
      let line = -1;
      for (const text of linesOf(files.log)) {
        line += 1;
        const start = text.indexOf('"type":"') + 8;
        const condition = CONDITIONS.get(text.slice(start, text.indexOf('"', start)));
        if (condition === undefined) continue;
        const { data, subject, time } = JSON.parse(text) as LogEvent;
        const [policy, holds] = condition;
        if (task === "conditions") {
          if (holds(data)) answers[line] = bitOf(policy);
          continue;
        }
        const moment = new Moment(people.get(subject)!, Date.parse(time));
        if (policy === "tired_approval" && !data.usual)
          moment.person.approvals = [moment.time, moment.person.approvals[0]];
        if (!holds(data)) continue;
        if (policy === "tired_approval" && moment.person.approvals[1] <= moment.time - HOUR_MS) continue;
        if (task === "prompts" && !isPrompted(policy, moment, data)) continue;
        answers[line] = bitOf(policy);
      }
    };
  },
};

function isPrompted(policy: PolicyName, moment: Moment, data: Fields): boolean {
  const { person, time } = moment;
  const own = person.prompts(policy);
  if (!LIMITS[policy](moment, own) || !mayInterrupt(moment, isCritical(policy, data))) return false;
  own.add(time);
  person.all.add(time);
  if (PHISHING.has(policy)) person.phishing.add(time);
  return true;
}

function readPeople(path: string): ReadonlyMap<string, Person> {
  const zones = new Map<string, Zone>();
  const people = new Map<string, Person>();
  const [, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  for (const row of rows) {
    const [id = "", role = "", , name = ""] = row.split(",");
    let zone = zones.get(name);
    if (zone === undefined) zones.set(name, (zone = new Zone(name)));
    people.set(id, new Person(id, role, zone));
  }
  return people;
}
