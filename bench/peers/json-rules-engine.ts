/** json-rules-engine: conditions as JSON, an engine for each type of event, an event's fields as facts. */
import { distance } from "fastest-levenshtein";
import { Engine } from "json-rules-engine";
import type { TopLevelCondition } from "json-rules-engine";
import { linesOf } from "./lines.js";
import type { LogEvent } from "./lines.js";
import { bitOf } from "./peer.js";
import type { ByType, Peer, PolicyName } from "./peer.js";

const is = (fact: string, value: unknown) => ({ fact, operator: "equal", value });
const isOneOf = (fact: string, value: readonly unknown[]) => ({ fact, operator: "in", value });
const above = (fact: string, value: number) => ({ fact, operator: "greaterThan", value });
const atLeast = (fact: string, value: number) => ({ fact, operator: "greaterThanInclusive", value });
const CONFIDENTIAL = ["confidential", "restricted"];

const RULES: ByType<TopLevelCondition> = {
  "phishing_simulation.clicked": [
    [
      "phishing_click",
      {
        all: [
          is("reported", false),
          {
            any: [
              { fact: "sender_domain", operator: "looksLike", value: "acme.example" },
              { fact: "cues", operator: "contains", value: "urgency" },
              { fact: "cues", operator: "contains", value: "authority" },
            ],
          },
        ],
      },
    ],
  ],
  "phishing_simulation.submitted": [["phishing_submit", { all: [atLeast("attempts", 2)] }]],
  "file.share_requested": [
    [
      "external_share",
      {
        all: [
          isOneOf("sensitivity", CONFIDENTIAL),
          is("external", true),
          {
            fact: "recipient_domain",
            operator: "notIn",
            value: ["partner1.example", "partner2.example", "partner3.example"],
          },
        ],
      },
    ],
  ],
  "file.downloaded": [
    [
      "unmanaged_download",
      { all: [isOneOf("sensitivity", CONFIDENTIAL), is("managed", false), above("size", 100_000)] },
    ],
  ],
  "payment.approval_requested": [
    ["changed_account", { all: [is("account_changed", true), is("by_phone", false), atLeast("amount", 1000)] }],
  ],
  "repository.push_blocked": [["secret_in_code", { all: [is("bypassed", true)] }]],
  "genai.text_pasted": [
    ["paste_into_tool", { all: [isOneOf("sensitivity", CONFIDENTIAL), is("approved", false), above("length", 400)] }],
  ],
  "mail.link_clicked": [["strange_link", { all: [is("first_contact", true), above("score", 0.7)] }]],
  "login.push_approved": [["tired_approval", { all: [atLeast("requests", 3), is("usual", false)] }]],
  "mail.sent_externally": [
    [
      "many_recipients",
      { any: [{ all: [above("recipients", 20), above("attachments", 0)] }, is("sensitivity", "restricted")] },
    ],
  ],
};

export const jsonRulesEngine: Peer = {
  name: "json-rules-engine",
  tasks: ["conditions"],
  leaves: "counts of earlier events and limits, which are its host's; the edit distance is an operator of its host",
  async prepare(_task, { log }) {
    const engines = new Map(
      Object.entries(RULES).map(([type, rules]) => {
        const engine = new Engine(rules.map(([policy, conditions]) => ({ conditions, event: { type: policy } })));
        engine.addOperator(
          "looksLike",
          (domain: string, ours: string) => domain !== ours && distance(domain, ours) <= 2,
        );
        return [type, engine];
      }),
    );
    return async (answers) => {
      let line = 0;
      for (const text of linesOf(log)) {
        const { type, data } = JSON.parse(text) as LogEvent;
        const engine = engines.get(type);
        if (engine !== undefined)
          for (const event of (await engine.run({ ...data })).events) answers[line]! |= bitOf(event.type as PolicyName);
        line += 1;
      }
    };
  },
};
