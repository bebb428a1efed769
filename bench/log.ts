/** Writes the log that the bench replays: seeded, of about 245 bytes a line, its members in any order that is asked for. */

export interface LogSettings {
  readonly events: number;
  readonly seed: number;
  /** Of the members of a line, and of its data. */
  readonly order: MemberOrder;
  /** The share of events whose type a policy asks for. */
  readonly mix: number;
  /** Roughly the share of these in which somebody does what policies watch for. */
  readonly risky: number;
  readonly people: number;
}

export const MEMBER_ORDERS = ["fixed", "reversed", "shuffled"] as const;
export type MemberOrder = (typeof MEMBER_ORDERS)[number];

export const DEFAULTS: LogSettings = {
  events: 1_000_000,
  seed: 1,
  order: "fixed",
  mix: 0.5,
  risky: 0.1,
  people: 20_000,
};

const START = Date.UTC(2026, 2, 2);
const SPAN_MS = 28 * 86_400_000;

const HARMLESS = ["public", "internal"];
const SENSITIVITIES = ["public", "internal", "confidential", "restricted"];
const DEVICES = ["desktop", "laptop", "phone", "tablet"];
const CUES = ["urgency", "authority", "reward", "curiosity"];
const ROLES = ["engineering", "finance", "sales", "support", "human_resources"];
const ZONES = ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Singapore"];
const SENDERS = [
  "acrne.example",
  "acme.example",
  "news.example",
  "acme-login.example",
  "akme.example",
  "billing.example",
];

type Draw = () => number;
type Data = Record<string, unknown>;

export function* logLines({ events, seed, order, mix, risky, people }: LogSettings): Generator<string> {
  const draw = random(seed);
  const asked = weighted(ASKED);
  const others = weighted(OTHERS);
  for (let number = 0; number < events; number += 1) {
    const kinds = draw() < mix ? asked : others;
    const { type, data } = pick(kinds, draw);
    const event: Data = {
      specversion: "1.0",
      id: `${(0x10000000 + number).toString(16)}${Math.floor(draw() * 0x1000000)
        .toString(16)
        .padStart(6, "0")}`,
      source: "/sensors/gateway",
      type,
      time: new Date(START + Math.floor((number * SPAN_MS) / events)).toISOString(),
      subject: personId(Math.floor(draw() * people)),
      data: inOrder(data(draw, draw() < risky), order, draw),
    };
    yield JSON.stringify(inOrder(event, order, draw));
  }
}

export function* peopleLines({ people, seed }: LogSettings): Generator<string> {
  const draw = random(seed + 1);
  yield "id,role,department,timezone";
  for (let number = 0; number < people; number += 1) {
    yield `${personId(number)},${pick(ROLES, draw)},department ${Math.floor(draw() * 40)},${pick(ZONES, draw)}`;
  }
}

/** How often a type comes, and its data; with `risky` what policies watch for, else mostly not. */
interface Kind {
  readonly weight: number;
  readonly data: (draw: Draw, risky: boolean) => Data;
}

const ASKED: Readonly<Record<string, Kind>> = {
  "mail.link_clicked": {
    weight: 30,
    data: (draw, risky) => ({
      link_domain: `site${Math.floor(draw() * 50_000)}.example`,
      first_contact: risky || draw() < 0.1,
      device: pick(DEVICES, draw),
      score: Math.floor(risky ? 70 + draw() * 30 : draw() * 70) / 100,
    }),
  },
  "mail.sent_externally": {
    weight: 20,
    data: (draw, risky) => ({
      recipient_domain: `partner${Math.floor(draw() * 300)}.example`,
      recipients: Math.ceil(draw() * (risky ? 60 : 12)),
      attachments: Math.floor(draw() * 4),
      sensitivity: risky ? pick(SENSITIVITIES, draw) : pick(HARMLESS, draw),
    }),
  },
  "file.downloaded": {
    weight: 16,
    data: (draw, risky) => ({
      sensitivity: pick(SENSITIVITIES, draw),
      device: pick(DEVICES, draw),
      size: Math.floor(draw() * 1e7),
      managed: !risky,
    }),
  },
  "genai.text_pasted": {
    weight: 10,
    data: (draw, risky) => ({
      tool: pick(["chat.example", "writer.example", "code.example"], draw),
      sensitivity: pick(risky ? SENSITIVITIES : HARMLESS, draw),
      length: Math.floor(draw() * 5000),
      approved: !risky && draw() < 0.7,
    }),
  },
  "file.share_requested": {
    weight: 10,
    data: (draw, risky) => ({
      sensitivity: pick(SENSITIVITIES, draw),
      recipient_domain: `partner${Math.floor(draw() * 300)}.example`,
      external: risky,
      size: Math.floor(draw() * 1e7),
    }),
  },
  "login.push_approved": {
    weight: 6,
    data: (draw, risky) => ({
      country: pick(["DE", "FR", "US", "SG", "BR"], draw),
      device: pick(DEVICES, draw),
      requests: Math.ceil(draw() * (risky ? 8 : 2)),
      usual: !risky,
    }),
  },
  "payment.approval_requested": {
    weight: 4,
    data: (draw, risky) => ({
      amount: Math.floor(draw() * 100_000),
      vendor: `vendor number ${Math.floor(draw() * 2000)}`,
      account_changed: risky,
      by_phone: draw() < 0.3,
    }),
  },
  "repository.push_blocked": {
    weight: 2,
    data: (draw, risky) => ({
      repository: `acme/service-${Math.floor(draw() * 120)}`,
      secret: pick(["cloud key", "signing key", "database password"], draw),
      bypassed: risky,
      commits: Math.ceil(draw() * 9),
    }),
  },
  "phishing_simulation.clicked": {
    weight: 1,
    data: (draw) => ({
      sender_domain: pick(SENDERS, draw),
      cues: CUES.filter(() => draw() < 0.4),
      device: pick(DEVICES, draw),
      reported: draw() < 0.3,
    }),
  },
  "phishing_simulation.submitted": {
    weight: 1,
    data: (draw) => ({
      sender_domain: pick(SENDERS, draw),
      device: pick(DEVICES, draw),
      reported: draw() < 0.3,
      attempts: Math.ceil(draw() * 5),
    }),
  },
};

const OTHERS: Readonly<Record<string, Kind>> = {
  "mail.opened": {
    weight: 1,
    data: (draw) => ({
      device: pick(DEVICES, draw),
      folder: pick(["inbox", "archive", "newsletters"], draw),
      size: Math.floor(draw() * 1e6),
      flagged: draw() < 0.1,
    }),
  },
  "login.succeeded": {
    weight: 1,
    data: (draw) => ({
      country: pick(["DE", "FR", "US", "SG", "BR"], draw),
      device: pick(DEVICES, draw),
      method: pick(["security key", "push", "password"], draw),
      usual: draw() < 0.9,
    }),
  },
  "file.viewed": {
    weight: 1,
    data: (draw) => ({
      sensitivity: pick(SENSITIVITIES, draw),
      device: pick(DEVICES, draw),
      size: Math.floor(draw() * 1e7),
      managed: draw() < 0.5,
    }),
  },
  "meeting.joined": {
    weight: 1,
    data: (draw) => ({
      room: `room ${Math.floor(draw() * 90)}`,
      device: pick(DEVICES, draw),
      attendees: Math.ceil(draw() * 20),
      external: draw() < 0.3,
    }),
  },
  "door.opened": {
    weight: 1,
    data: (draw) => ({
      building: pick(["north", "south", "tower"], draw),
      door: `door ${Math.floor(draw() * 200)}`,
      level: Math.floor(draw() * 9),
      granted: draw() < 0.98,
    }),
  },
  "ticket.updated": {
    weight: 1,
    data: (draw) => ({
      queue: pick(["first line", "network", "accounts"], draw),
      state: pick(["open", "waiting", "solved"], draw),
      comments: Math.floor(draw() * 12),
      external: draw() < 0.2,
    }),
  },
};

function weighted(kinds: Readonly<Record<string, Kind>>): { readonly type: string; readonly data: Kind["data"] }[] {
  return Object.entries(kinds).flatMap(([type, { weight, data }]) =>
    Array.from({ length: weight }, () => ({ type, data })),
  );
}

function personId(number: number): string {
  return `person-${String(number).padStart(5, "0")}`;
}

function pick<T>(choices: readonly T[], draw: Draw): T {
  return choices[Math.floor(draw() * choices.length)]!;
}

function inOrder(members: Data, order: MemberOrder, draw: Draw): Data {
  if (order === "fixed") return members;
  const entries = Object.entries(members);
  if (order === "reversed") return Object.fromEntries(entries.toReversed());
  for (let at = entries.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1));
    [entries[at], entries[other]] = [entries[other]!, entries[at]!];
  }
  return Object.fromEntries(entries);
}

/** mulberry32: small, seeded, the same everywhere. */
function random(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
