/** Writes the log that the bench replays: seeded, of about 245 bytes a line, its members in any order that is asked for. */

export interface LogSettings {
  readonly events: number;
  readonly seed: number;
  /** Of the members of a line, and of its data. */
  readonly order: MemberOrder;
  /** The share of events whose type a policy asks for. */
  readonly mix: number;
  readonly people: number;
}

export const MEMBER_ORDERS = ["fixed", "reversed", "shuffled"] as const;
export type MemberOrder = (typeof MEMBER_ORDERS)[number];

export const DEFAULTS: LogSettings = { events: 1_000_000, seed: 1, order: "fixed", mix: 0.5, people: 20_000 };

const START = Date.UTC(2026, 2, 2);
const SPAN_MS = 28 * 86_400_000;

const SENSITIVITIES = ["public", "internal", "confidential", "restricted"];
const DEVICES = ["desktop", "laptop", "phone", "tablet"];
const CUES = ["urgency", "authority", "reward", "curiosity"];
const ROLES = ["engineering", "finance", "sales", "support", "human_resources"];
const ZONES = ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Singapore"];
const SENDERS = ["acrne.example", "acme.example", "news.example", "acme-login.example", "akme.example", "billing.example"];

type Draw = () => number;
type Data = Record<string, unknown>;

export function* logLines({ events, seed, order, mix, people }: LogSettings): Generator<string> {
  const draw = random(seed);
  const asked = Object.entries(ASKED);
  const others = Object.entries(OTHERS);
  for (let number = 0; number < events; number += 1) {
    const kinds = draw() < mix ? asked : others;
    const [type, data] = kinds[Math.floor(draw() * kinds.length)]!;
    const event: Data = {
      specversion: "1.0",
      id: `${(0x10000000 + number).toString(16)}${Math.floor(draw() * 0x1000000).toString(16).padStart(6, "0")}`,
      source: "/sensors/gateway",
      type,
      time: new Date(START + Math.floor((number * SPAN_MS) / events)).toISOString(),
      subject: personId(Math.floor(draw() * people)),
      data: inOrder(data(draw), order, draw),
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

const ASKED: Readonly<Record<string, (draw: Draw) => Data>> = {
  "phishing_simulation.clicked": (draw) => ({
    sender_domain: pick(SENDERS, draw),
    cues: CUES.filter(() => draw() < 0.4),
    device: pick(DEVICES, draw),
    reported: draw() < 0.3,
  }),
  "phishing_simulation.submitted": (draw) => ({
    sender_domain: pick(SENDERS, draw),
    device: pick(DEVICES, draw),
    reported: draw() < 0.3,
    attempts: Math.ceil(draw() * 5),
  }),
  "file.share_requested": (draw) => ({
    sensitivity: pick(SENSITIVITIES, draw),
    recipient_domain: `partner${Math.floor(draw() * 300)}.example`,
    external: draw() < 0.5,
    size: Math.floor(draw() * 1e7),
  }),
  "file.downloaded": (draw) => ({
    sensitivity: pick(SENSITIVITIES, draw),
    device: pick(DEVICES, draw),
    size: Math.floor(draw() * 1e7),
    managed: draw() < 0.5,
  }),
  "payment.approval_requested": (draw) => ({
    amount: Math.floor(draw() * 100_000),
    vendor: `vendor number ${Math.floor(draw() * 2000)}`,
    account_changed: draw() < 0.4,
    by_phone: draw() < 0.3,
  }),
  "repository.push_blocked": (draw) => ({
    repository: `acme/service-${Math.floor(draw() * 120)}`,
    secret: pick(["cloud key", "signing key", "database password"], draw),
    bypassed: draw() < 0.3,
    commits: Math.ceil(draw() * 9),
  }),
  "genai.text_pasted": (draw) => ({
    tool: pick(["chat.example", "writer.example", "code.example"], draw),
    sensitivity: pick(SENSITIVITIES, draw),
    length: Math.floor(draw() * 5000),
    approved: draw() < 0.5,
  }),
  "mail.link_clicked": (draw) => ({
    link_domain: `site${Math.floor(draw() * 50_000)}.example`,
    first_contact: draw() < 0.4,
    device: pick(DEVICES, draw),
    score: Math.floor(draw() * 100) / 100,
  }),
  "login.push_approved": (draw) => ({
    country: pick(["DE", "FR", "US", "SG", "BR"], draw),
    device: pick(DEVICES, draw),
    requests: Math.ceil(draw() * 8),
    usual: draw() < 0.6,
  }),
  "mail.sent_externally": (draw) => ({
    recipient_domain: `partner${Math.floor(draw() * 300)}.example`,
    recipients: Math.ceil(draw() * 40),
    attachments: Math.floor(draw() * 4),
    sensitivity: pick(SENSITIVITIES, draw),
  }),
};

const OTHERS: Readonly<Record<string, (draw: Draw) => Data>> = {
  "mail.opened": (draw) => ({
    device: pick(DEVICES, draw),
    folder: pick(["inbox", "archive", "newsletters"], draw),
    size: Math.floor(draw() * 1e6),
    flagged: draw() < 0.1,
  }),
  "login.succeeded": (draw) => ({
    country: pick(["DE", "FR", "US", "SG", "BR"], draw),
    device: pick(DEVICES, draw),
    method: pick(["security key", "push", "password"], draw),
    usual: draw() < 0.9,
  }),
  "file.viewed": (draw) => ({
    sensitivity: pick(SENSITIVITIES, draw),
    device: pick(DEVICES, draw),
    size: Math.floor(draw() * 1e7),
    managed: draw() < 0.5,
  }),
  "meeting.joined": (draw) => ({
    room: `room ${Math.floor(draw() * 90)}`,
    device: pick(DEVICES, draw),
    attendees: Math.ceil(draw() * 20),
    external: draw() < 0.3,
  }),
  "door.opened": (draw) => ({
    building: pick(["north", "south", "tower"], draw),
    door: `door ${Math.floor(draw() * 200)}`,
    level: Math.floor(draw() * 9),
    granted: draw() < 0.98,
  }),
  "ticket.updated": (draw) => ({
    queue: pick(["first line", "network", "accounts"], draw),
    state: pick(["open", "waiting", "solved"], draw),
    comments: Math.floor(draw() * 12),
    external: draw() < 0.2,
  }),
};

function personId(number: number): string {
  return `person-${String(number).padStart(5, "0")}`;
}

function pick<T>(choices: readonly T[], draw: Draw): T {
  return choices[Math.floor(draw() * choices.length)]!;
}

function inOrder(members: Data, order: MemberOrder, draw: Draw): Data {
  if (order === "fixed") return members;
  const entries = Object.entries(members);
  if (order === "reversed") return Object.fromEntries(entries.reverse());
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
