/**
 * What people do at work, as a table: how often, how often without due care, and what an event of it looks like either
 * way. The shares are those of somebody of average carelessness; `work.ts` bends them to the person.
 */
import type { Person } from "./people.js";
import type { Random } from "./random.js";
import type { Data } from "./record.js";

export interface Activity {
  readonly type: string;
  /** A usual day's events of somebody of middling activity; of roles that are not named, `others`. */
  readonly perDay: Readonly<Record<string, number>>;
  /** The share that is careless. */
  readonly careless: number;
  /** The share of careless ones that come in a run: the same thing again, minutes later. */
  readonly runs: number;
  /** Service accounts and agents do it too. */
  readonly machines?: true;
  readonly pilot?: string;
  readonly make: (random: Random, careless: boolean, person: Person) => Data;
}

const PARTNERS = ["auditor.example", "payroll.example", "counsel.example"];
const CLIENTS = [
  "client.example",
  "nordwind.example",
  "contoso.example",
  "lumen.example",
  "harbour.example",
  "atelier.example",
];
const FREEMAIL = ["freemail.example", "inbox.example", "postfach.example"];
const FOREIGN_TOOLS = ["chat.example", "summarise.example", "translate.example", "paste-and-ask.example"];
const OWN_TOOLS = ["assistant.acme.example", "copilot.vendor.example"];
const REPOSITORIES = ["shop", "billing", "mobile-app", "data-pipeline", "infrastructure", "website"];
const SUPPLIERS = [
  "Nordlicht GmbH",
  "Harbour Logistics Ltd",
  "Atelier Blau",
  "Contoso Print",
  "Kanzlei Winter",
  "Lumen Energy",
];
const DAY = 86_400_000;
const MB = 1_000_000;

const size = (random: Random): number => Math.ceil(random.logNormal(3, 1.4)) * MB;

const device = (random: Random): string =>
  random.weighted([
    ["laptop", 80],
    ["phone", 17],
    ["tablet", 3],
  ]);

/** Recorded by the systems, asked for by no policy. */
const QUIET: readonly Activity[] = [
  {
    type: "session.signed_in",
    perDay: { others: 0.85 },
    careless: 0,
    runs: 0,
    make: (random) => ({ device: device(random) }),
  },
  {
    type: "mail.opened",
    perDay: { others: 0.75 },
    careless: 0,
    runs: 0,
    make: (random) => ({ external: random.chance(0.4) }),
  },
  {
    type: "file.opened",
    perDay: { others: 0.7, executive: 0.4 },
    careless: 0,
    runs: 0,
    machines: true,
    make: (random) => ({
      sensitivity: random.weighted([
        ["public", 12],
        ["internal", 70],
        ["confidential", 15],
        ["restricted", 3],
      ]),
    }),
  },
  {
    type: "repository.pushed",
    perDay: { engineering: 1.3, operations: 0.2, others: 0 },
    careless: 0,
    runs: 0,
    machines: true,
    make: (random) => ({ commits: 1 + random.poisson(1.2) }),
  },
  // The next two are of no type in the vocabulary.
  {
    type: "printer.job_finished",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    make: (random) => ({ pages: random.whole(1, 40) }),
  },
  {
    type: "badge.door_opened",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    make: (random) => ({ door: `B${random.whole(1, 6)}` }),
  },
];

const MAIL: readonly Activity[] = [
  {
    type: "mail.link_clicked",
    perDay: { others: 0.3, support: 0.5 },
    careless: 0.035,
    runs: 0.15,
    pilot: "risky_link",
    make: (random, careless) => {
      const sender = random.pick(
        careless ? ["billing-notice.example", "docs-share.example", "parcel-track.example"] : CLIENTS,
      );
      const elsewhere = careless && random.chance(0.5);
      const host = elsewhere ? "landing.click-here.example" : `www.${sender}`;
      const days = careless ? random.whole(1, 60) : Math.ceil(random.logNormal(1500, 0.8));
      const domain_age = random.chance(0.1) ? null : days * DAY;
      return {
        url: `https://${host}/r/${random.whole(100, 999)}`,
        sender_domain: sender,
        domain_age,
        blocked: careless && random.chance(0.45),
        device: device(random),
      };
    },
  },
  {
    type: "mail.reported",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    pilot: "report_thanks",
    make: (random) => (random.chance(0.4) ? {} : { malicious: random.chance(0.3) }),
  },
  {
    type: "mail.send_requested",
    perDay: { others: 0.5, sales: 0.9, legal: 0.8, executive: 0.7, assistant: 0.9 },
    careless: 0.045,
    runs: 0.2,
    pilot: "misdirected_mail",
    make: (random, careless) => {
      const external = careless || random.chance(0.45);
      const domain = external ? random.pick(careless && random.chance(0.3) ? FREEMAIL : CLIENTS) : "acme.example";
      const data = { recipient_domain: domain, recipients: 1 + random.poisson(0.8), external };
      if (!careless) return random.chance(0.3) ? { ...data, attachment_size: size(random) } : data;
      return random.weighted<Data>([
        [{ ...data, autocompleted: true }, 34],
        [{ ...data, sensitivity: "confidential", attachment_size: size(random) }, 40],
        [{ ...data, sensitivity: "restricted", autocompleted: true, attachment_size: size(random) }, 9],
        [{ ...data, recipients: random.whole(20, 140) }, 17],
      ]);
    },
  },
];

const FILES: readonly Activity[] = [
  {
    type: "file.share_requested",
    perDay: { others: 0.35, sales: 0.8, legal: 0.7, people_team: 0.6, executive: 0.4, assistant: 0.7 },
    careless: 0.09,
    runs: 0.35,
    pilot: "share_outside",
    make: (random, careless, person) => {
      if (person.row.role === "people_team" && random.chance(0.2))
        return {
          sensitivity: "restricted",
          recipient_domain: "payroll.example",
          external: true,
          audience: "named_people",
          size: size(random),
        };
      if (!careless) {
        const external = random.chance(0.3);
        const domain = external ? random.pick(random.chance(0.5) ? PARTNERS : CLIENTS) : "acme.example";
        const sensitivity = random.weighted([
          ["public", 25],
          ["internal", external ? 74 : 60],
          ["confidential", external ? 1 : 15],
        ]);
        return {
          sensitivity,
          recipient_domain: domain,
          external,
          audience: external ? "named_people" : "organisation",
          expires: random.pick([7, 14, 30]) * DAY,
          size: size(random),
        };
      }
      const sensitivity = random.weighted([
        ["internal", 34],
        ["confidential", 52],
        ["restricted", 14],
      ]);
      const domain = random.pick(random.chance(0.25) ? FREEMAIL : random.chance(0.2) ? PARTNERS : CLIENTS);
      const audience = sensitivity === "internal" || random.chance(0.3) ? "anyone" : "named_people";
      const data = { sensitivity, recipient_domain: domain, external: true, audience, size: size(random) };
      return random.chance(0.35) ? { ...data, expires: 30 * DAY } : data;
    },
  },
  {
    type: "file.link_opened_to_anyone",
    perDay: { others: 0.022, sales: 0.04 },
    careless: 0.45,
    runs: 0.15,
    pilot: "public_link",
    make: (random, careless) => {
      const sensitivity = careless
        ? random.weighted([
            ["internal", 55],
            ["confidential", 38],
            ["restricted", 7],
          ])
        : "public";
      return random.chance(0.35) ? { sensitivity, expires: 7 * DAY } : { sensitivity };
    },
  },
  {
    type: "file.downloaded",
    perDay: { others: 0.35, finance: 0.6, legal: 0.6, operations: 0.45 },
    careless: 0.025,
    runs: 0.2,
    machines: true,
    pilot: "bulk_download",
    make: (random, careless) => {
      if (careless)
        return {
          sensitivity: random.weighted([
            ["confidential", 85],
            ["restricted", 15],
          ]),
          size: size(random),
          managed_device: false,
        };
      const sensitivity = random.weighted([
        ["public", 15],
        ["internal", 66],
        ["confidential", 18],
        ["restricted", 1],
      ]);
      return { sensitivity, size: size(random), managed_device: true };
    },
  },
];

const PAYMENTS: readonly Activity[] = [
  {
    type: "payment.approval_requested",
    perDay: { finance: 1.3, assistant: 0.5, executive: 0.15, others: 0 },
    careless: 0.05,
    runs: 0.1,
    machines: true,
    pilot: "unverified_payment",
    make: (random, careless) => {
      const amount = Math.round(random.logNormal(careless ? 14_000 : 2_600, 1.1));
      const data = { beneficiary: random.pick(SUPPLIERS), channel: "portal" };
      if (!careless) {
        const transaction = random.weighted([
          ["bank_transfer", 70],
          ["direct_debit", 14],
          ["card", 12],
          ["instant_transfer", 4],
        ]);
        return { ...data, transaction, amount, new_beneficiary: random.chance(0.05) };
      }
      const channel = random.weighted([
        ["mail", 70],
        ["chat", 16],
        ["phone", 14],
      ]);
      const requested_by = `p-${String(random.whole(335, 344)).padStart(4, "0")}@acme.example`;
      if (random.chance(0.25))
        return {
          ...data,
          beneficiary: "Gift cards",
          transaction: "gift_card",
          amount: random.whole(2, 40) * 25,
          channel,
          requested_by,
        };
      const transaction = random.weighted([
        ["bank_transfer", 76],
        ["instant_transfer", 24],
      ]);
      return { ...data, transaction, amount, new_beneficiary: true, channel, requested_by };
    },
  },
  {
    type: "supplier.bank_details_changed",
    perDay: { finance: 0.1, assistant: 0.02, others: 0 },
    careless: 0.3,
    runs: 0.05,
    pilot: "changed_bank_details",
    make: (random, careless) => {
      const supplier = random.pick(SUPPLIERS);
      if (!careless) return { supplier, channel: "portal", called_back: random.chance(0.8) };
      const requester = random.chance(0.4) ? `accounts@${random.pick(FREEMAIL)}` : "accounts@harbour.example";
      return {
        supplier,
        channel: random.pick(["mail", "mail", "phone"]),
        requester,
        country_changed: random.chance(0.3),
        called_back: false,
      };
    },
  },
];

const CODE: readonly Activity[] = [
  {
    type: "repository.secret_push_attempted",
    perDay: { engineering: 0.07, operations: 0.02, others: 0 },
    careless: 0.55,
    runs: 0.5,
    machines: true,
    pilot: "secret_in_push",
    make: (random, careless) => {
      const secret = random.weighted([
        ["api_key", 40],
        ["access_token", 34],
        ["database_password", 18],
        ["private_key", 8],
      ]);
      const data = {
        repository: random.pick(REPOSITORIES),
        public: random.chance(0.12),
        secret,
        commits: 1 + random.poisson(0.5),
      };
      if (!careless)
        return {
          ...data,
          active: false,
          path: random.pick(["docs/setup.md", "tests/fixtures/keys.ts", "examples/config.yaml"]),
        };
      const path = random.pick([
        "service/.env",
        ".env.local",
        "src/client.ts",
        "deploy/values.yaml",
        "scripts/migrate.py",
      ]);
      return random.chance(0.3) ? { ...data, path } : { ...data, active: random.chance(0.75), path };
    },
  },
  {
    type: "repository.push_protection_bypassed",
    perDay: { engineering: 0.02, others: 0 },
    careless: 0.5,
    runs: 0.2,
    machines: true,
    pilot: "pushed_past_protection",
    make: (random, careless) => {
      const reason = careless
        ? random.weighted([
            ["will_fix_later", 80],
            ["used_in_tests", 20],
          ])
        : random.pick(["false_positive", "used_in_tests"]);
      const secret = random.weighted([
        ["api_key", 50],
        ["access_token", 35],
        ["private_key", 15],
      ]);
      return { repository: random.pick(REPOSITORIES), public: random.chance(careless ? 0.2 : 0.05), secret, reason };
    },
  },
];

const GENERATIVE_AI: readonly Activity[] = [
  {
    type: "ai.prompt_pasted",
    perDay: { others: 0.3, engineering: 0.6, support: 0.5, sales: 0.4 },
    careless: 0.09,
    runs: 0.35,
    machines: true,
    pilot: "paste_into_assistant",
    make: (random, careless, person) => {
      const characters = Math.round(random.logNormal(700, 0.9));
      const engineer = person.row.role === "engineering";
      if (!careless) {
        const own = random.chance(0.8);
        const contents = engineer && random.chance(0.6) ? ["source_code"] : [];
        return {
          tool_domain: random.pick(own ? OWN_TOOLS : FOREIGN_TOOLS),
          contents,
          characters: own ? characters : Math.min(characters, 1500),
        };
      }
      const tool_domain = random.pick(FOREIGN_TOOLS);
      return random.weighted<Data>([
        [{ tool_domain, contents: engineer ? ["source_code"] : [], characters: 2000 + characters }, 30],
        [
          { tool_domain, sensitivity: "confidential", contents: engineer ? ["source_code"] : ["contract"], characters },
          26,
        ],
        [{ tool_domain, contents: ["customer_data"], characters }, engineer ? 10 : 30],
        [{ tool_domain, sensitivity: "restricted", contents: ["health_data"], characters }, 4],
        [
          {
            tool_domain: random.chance(0.5) ? tool_domain : OWN_TOOLS[1],
            contents: ["credentials", "source_code"],
            characters,
          },
          engineer ? 22 : 3,
        ],
      ]);
    },
  },
  {
    type: "ai.output_used",
    perDay: { others: 0.14, support: 0.4, sales: 0.3, engineering: 0.3, people_team: 0.25 },
    careless: 0.09,
    runs: 0.1,
    pilot: "unreviewed_output",
    make: (random, careless, person) => {
      const words = Math.ceil(random.logNormal(140, 0.6));
      const review_time =
        Math.round((words / (careless ? random.logNormal(18, 0.4) : random.logNormal(3, 0.3))) * 10) * 100;
      const role = person.row.role;
      if (role === "people_team" && random.chance(0.12))
        return { purpose: "decision_about_people", words, review_time };
      const purpose =
        role === "engineering"
          ? "code"
          : role === "support" || role === "sales"
            ? random.pick(["customer_reply", "note"])
            : "note";
      return { purpose: careless && purpose === "note" ? "customer_reply" : purpose, words, review_time };
    },
  },
];

const SIGN_IN: readonly Activity[] = [
  {
    type: "credential.password_typed",
    perDay: { others: 0.09 },
    careless: 0.12,
    runs: 0.25,
    pilot: "password_elsewhere",
    make: (random, careless) => {
      if (!careless)
        return {
          site: `https://${random.pick(["sso.acme.example", "mail.acme.example", "travel.vendor.example"])}/`,
          known_site: true,
        };
      const host = random.weighted([
        ["shop.example", 34],
        ["forum.example", 30],
        ["webinar.example", 24],
        ["login.acrne.example", 8],
        ["sso.acmee.example", 4],
      ]);
      return { site: `https://${host}/sign-in`, known_site: false };
    },
  },
];

export const ACTIVITIES: readonly Activity[] = [
  ...QUIET,
  ...MAIL,
  ...FILES,
  ...PAYMENTS,
  ...CODE,
  ...GENERATIVE_AI,
  ...SIGN_IN,
];
