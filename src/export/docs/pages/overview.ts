/** The first page: all policies at a glance, the limits that they share, and what this is. */
import { identity } from "../../../bundle/canonical.js";
import { code, commas, heading, paragraph, type Block, type Page } from "../document.js";
import type { Site } from "../site.js";
import { capital } from "../words.js";

export function overviewPage(site: Site): Page {
  const { bundle } = site;
  const policies = Object.entries(bundle.policies);
  const blocks: Block[] = [
    paragraph(
      `${policies.length} ${policies.length === 1 ? "policy" : "policies"} for just-in-time coaching: short prompts at the moment of a risky ` +
        "action. They explain and nudge; none of them blocks anybody.",
    ),
    {
      kind: "table",
      caption: "All policies",
      head: ["Policy", "When", "Prompt", "Owner"],
      rows: policies.map(([name, policy]) => [
        [site.policy(name)],
        commas([...new Set(policy.triggers.flatMap(({ on }) => on))].map((type) => site.eventType(type))),
        [capital(policy.message.mode)],
        policy.owner === undefined ? ["–"] : [policy.owner],
      ]),
    },
  ];
  if (bundle.limits.length > 0) {
    blocks.push(
      heading(2, "Limits that hold for all of them", "limits"),
      site.limits(bundle.limits, "Limits across all policies"),
    );
  }
  blocks.push(heading(2, "About these pages", "about"), {
    kind: "facts",
    facts: [
      ["Locales", [bundle.org.locales.join(", ")]],
      ["Time zone", [`${bundle.org.timezone}, where a person has none`]],
      ["Bundle", [code(identity(bundle))]],
      ["Format", [`Kairos bundle ${bundle.kairos}`]],
    ],
  });
  return { path: "index", title: "Coaching policies", blocks };
}
