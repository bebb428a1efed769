/** @marcbachmann/cel-js: conditions in the Common Expression Language, parsed once, over an event's fields. */
import { Environment } from "@marcbachmann/cel-js";
import { distance } from "fastest-levenshtein";
import { linesOf } from "./lines.js";
import type { LogEvent } from "./lines.js";
import { bitOf } from "./peer.js";
import type { ByType, Peer } from "./peer.js";

const CONDITIONS: ByType<string> = {
  "phishing_simulation.clicked": [
    [
      "phishing_click",
      `!event.reported && (
        (event.sender_domain != "acme.example" && editDistance(event.sender_domain, "acme.example") <= 2.0)
        || "urgency" in event.cues || "authority" in event.cues)`,
    ],
  ],
  "phishing_simulation.submitted": [["phishing_submit", `event.attempts >= 2.0`]],
  "file.share_requested": [
    [
      "external_share",
      `event.sensitivity in ["confidential", "restricted"] && event.external
        && !(event.recipient_domain in ["partner1.example", "partner2.example", "partner3.example"])`,
    ],
  ],
  "file.downloaded": [
    [
      "unmanaged_download",
      `event.sensitivity in ["confidential", "restricted"] && !event.managed && event.size > 100000.0`,
    ],
  ],
  "payment.approval_requested": [
    ["changed_account", `event.account_changed && !event.by_phone && event.amount >= 1000.0`],
  ],
  "repository.push_blocked": [["secret_in_code", `event.bypassed`]],
  "genai.text_pasted": [
    [
      "paste_into_tool",
      `event.sensitivity in ["confidential", "restricted"] && !event.approved && event.length > 400.0`,
    ],
  ],
  "mail.link_clicked": [["strange_link", `event.first_contact && event.score > 0.7`]],
  "login.push_approved": [["tired_approval", `event.requests >= 3.0 && !event.usual`]],
  "mail.sent_externally": [
    ["many_recipients", `(event.recipients > 20.0 && event.attachments > 0.0) || event.sensitivity == "restricted"`],
  ],
};

export const cel: Peer = {
  name: "@marcbachmann/cel-js",
  tasks: ["conditions"],
  leaves: "counts of earlier events and limits: CEL has no state; the edit distance is a function of its host",
  async prepare(_task, { log }) {
    const environment = new Environment()
      .registerVariable("event", "map")
      .registerFunction("editDistance(string, string): double", (one: string, other: string) => distance(one, other));
    const conditions = new Map(
      Object.entries(CONDITIONS).map(([type, all]) => [
        type,
        all.map(([policy, text]) => ({ bit: bitOf(policy), holds: environment.parse(text) })),
      ]),
    );
    return (answers) => {
      let line = 0;
      for (const text of linesOf(log)) {
        const { type, data } = JSON.parse(text) as LogEvent;
        const asked = conditions.get(type);
        if (asked !== undefined)
          for (const { bit, holds } of asked) if (holds({ event: data }) === true) answers[line]! |= bit;
        line += 1;
      }
    };
  },
};
