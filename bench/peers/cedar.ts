/**
 * Cedar, compiled to WebAssembly: a `permit` for each policy, in sets that are parsed once, one for each type of event. An
 * event is a request whose context holds its fields; the policies that permit it are those whose conditions hold.
 */
import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Context } from "@cedar-policy/cedar-wasm/nodejs";
import { distance } from "fastest-levenshtein";
import { linesOf } from "./lines.js";
import type { Fields, LogEvent } from "./lines.js";
import { bitOf } from "./peer.js";
import type { ByType, Peer, PolicyName } from "./peer.js";

const CONDITIONS: ByType<string> = {
  "phishing_simulation.clicked": [
    [
      "phishing_click",
      `!context.reported && (context.looks_like_ours || context.cues.containsAny(["urgency", "authority"]))`,
    ],
  ],
  "phishing_simulation.submitted": [["phishing_submit", `context.attempts >= 2`]],
  "file.share_requested": [
    [
      "external_share",
      `["confidential", "restricted"].contains(context.sensitivity) && context.external
        && !["partner1.example", "partner2.example", "partner3.example"].contains(context.recipient_domain)`,
    ],
  ],
  "file.downloaded": [
    [
      "unmanaged_download",
      `["confidential", "restricted"].contains(context.sensitivity) && !context.managed && context.size > 100000`,
    ],
  ],
  "payment.approval_requested": [
    ["changed_account", `context.account_changed && !context.by_phone && context.amount >= 1000`],
  ],
  "repository.push_blocked": [["secret_in_code", `context.bypassed`]],
  "genai.text_pasted": [
    [
      "paste_into_tool",
      `["confidential", "restricted"].contains(context.sensitivity) && !context.approved && context.length > 400`,
    ],
  ],
  "mail.link_clicked": [["strange_link", `context.first_contact && context.score.greaterThan(decimal("0.7"))`]],
  "login.push_approved": [["tired_approval", `context.requests >= 3 && !context.usual`]],
  "mail.sent_externally": [
    ["many_recipients", `(context.recipients > 20 && context.attachments > 0) || context.sensitivity == "restricted"`],
  ],
};

/** Cedar's numbers are whole; others come as its decimals. */
const CONTEXTS: Readonly<Record<string, (data: Fields) => object>> = {
  "phishing_simulation.clicked": (data) => ({
    ...data,
    looks_like_ours: data.sender_domain !== "acme.example" && distance(data.sender_domain, "acme.example") <= 2,
  }),
  "mail.link_clicked": (data) => ({ ...data, score: { __extn: { fn: "decimal", arg: data.score.toFixed(2) } } }),
};

const SOMEBODY = { type: "Person", id: "somebody" };
const SOMETHING = { type: "Resource", id: "something" };

export const cedar: Peer = {
  name: "@cedar-policy/cedar-wasm",
  tasks: ["conditions"],
  leaves: "counts of earlier events and limits: Cedar has no state; its host finds the edit distance beforehand",
  async prepare(_task, { log }) {
    for (const [type, all] of Object.entries(CONDITIONS)) {
      const parsed = preparsePolicySet(type, {
        staticPolicies: Object.fromEntries(
          all.map(([policy, condition]) => [
            policy,
            `permit(principal, action == Action::"${type}", resource) when { ${condition} };`,
          ]),
        ),
      });
      if (parsed.type === "failure") throw new Error(JSON.stringify(parsed.errors));
    }
    return (answers) => {
      let line = 0;
      for (const text of linesOf(log)) {
        const { type, data } = JSON.parse(text) as LogEvent;
        if (Object.hasOwn(CONDITIONS, type)) {
          const answer = statefulIsAuthorized({
            principal: SOMEBODY,
            action: { type: "Action", id: type },
            resource: SOMETHING,
            context: (CONTEXTS[type]?.(data) ?? data) as Context,
            preparsedPolicySetId: type,
            entities: [],
          });
          if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors));
          const { reason, errors } = answer.response.diagnostics;
          if (errors.length > 0) throw new Error(JSON.stringify(errors));
          for (const policy of reason) answers[line]! |= bitOf(policy as PolicyName);
        }
        line += 1;
      }
    };
  },
};
