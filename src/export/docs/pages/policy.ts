/** The page of a policy: what it is for, when it speaks, what it says, how often at most, and what comes after. */
import type { Action, Message, Policy, Step, Variant } from "../../../bundle/types.js";
import {
  code,
  commas,
  heading,
  lines,
  paragraph,
  type Block,
  type Inlines,
  type Page,
  type Prompt,
} from "../document.js";
import type { Site } from "../site.js";
import { capital, durationInWords, stepInWords } from "../words.js";

export function policyPage(site: Site, name: string): Page {
  const policy = site.bundle.policies[name]!;
  return {
    path: site.pathOf(name),
    title: site.titleOfPolicy(name),
    blocks: [
      ...(policy.doc === undefined ? [] : [paragraph(policy.doc)]),
      { kind: "facts", facts: factsOf(site, name, policy) },
      ...triggers(site, policy),
      ...signals(site, policy),
      heading(2, "What it says", "message"),
      ...prompts(site, policy.message),
      ...fatigue(site, policy),
      ...ladder(site, policy.escalate, "When coaching is not enough", "escalation"),
      ...variants(site, policy),
      ...exemptions(site, name),
    ],
  };
}

function factsOf(site: Site, name: string, policy: Policy): [string, Inlines][] {
  const facts: [string, Inlines][] = [["Identifier", [code(name)]]];
  if (policy.owner !== undefined) facts.push(["Owner", [policy.owner]]);
  if (policy.tags.length > 0) facts.push(["Tags", [policy.tags.join(", ")]]);
  if (policy.controls.length > 0) facts.push(["Supports", site.controls(policy.controls)]);
  if (policy.priority !== 0) facts.push(["Priority", [String(policy.priority)]]);
  if (policy.holdoutPerMillion > 0) {
    facts.push([
      "Control group",
      [`${policy.holdoutPerMillion / 10_000}% of people get no prompt, to measure the effect`],
    ]);
  }
  facts.push(["Waits for an answer", [durationInWords(policy.answerWithinMs)]]);
  return facts;
}

function triggers(site: Site, { triggers: all }: Policy): Block[] {
  const items = all.map(({ on, when }): Inlines => {
    const types = commas(on.map((type) => site.eventType(type)));
    const [only] = on;
    const doc = on.length === 1 ? site.bundle.events[only!]?.doc : undefined;
    const sentence: Inlines = when === undefined ? types : [...types, " when ", site.condition(when)];
    return doc === undefined ? sentence : lines([sentence, [doc]]);
  });
  return [heading(2, "When it speaks", "triggers"), { kind: "list", ordered: false, items }];
}

function signals(site: Site, { signals: asked }: Policy): Block[] {
  if (asked === undefined) return [];
  const need =
    asked.need === "all" ? "All of these signals must be there." : "At least one of these signals must be there.";
  const shown = asked.showAtMost === undefined ? [] : [` The message shows at most ${asked.showAtMost} of them.`];
  return [
    heading(2, "Signals", "signals"),
    paragraph(need, ...shown),
    {
      kind: "table",
      caption: "Signals",
      head: ["Signal", "There when", "What was missed", "What to check next time"],
      rows: asked.names.map((name) => {
        const { doc, when, missed, check } = site.bundle.signals[name]!;
        const called: Inlines = doc === undefined ? [code(name)] : lines([[code(name)], [doc]]);
        return [called, when ? [site.condition(when)] : ["always"], site.allLocales(missed), site.allLocales(check)];
      }),
    },
  ];
}

const modes = {
  inline: "Inline, before the action",
  feedback: "Feedback, after the action",
  thanks: "Thanks, after something done well",
} as const;

function prompts(site: Site, { mode, title, body, action }: Message): Prompt[] {
  return site.localesOf(body).map((locale) => ({
    kind: "prompt",
    locale,
    mode: modes[mode],
    ...(title === undefined ? {} : { title: site.textIn(title, locale) }),
    body: site.textIn(body, locale),
    ...(action === undefined
      ? {}
      : { action: { label: site.textIn(action.label, locale), opens: site.textIn(action.opens, locale) } }),
  }));
}

function fatigue(site: Site, { fatigue: limits }: Policy): Block[] {
  const shared: Block[] =
    site.bundle.limits.length === 0
      ? []
      : [paragraph("Besides, ", { link: "the limits across all policies", page: "index", id: "limits" }, " hold.")];
  const own = limits.length === 0 ? paragraph("It has no limits of its own.") : site.limits(limits, "Limits");
  return [heading(2, "How often at most", "limits"), own, ...shared];
}

function ladder(site: Site, steps: readonly Step[], title: string, id: string): Block[] {
  if (steps.length === 0) return [];
  const items = steps.map((step): Inlines => ["At ", stepInWords(step), ": ", ...actionInWords(site, step.action)]);
  return [heading(2, title, id), { kind: "list", ordered: true, items: items.map((item) => [...item, "."]) }];
}

function actionInWords(site: Site, action: Action): Inlines {
  switch (action.kind) {
    case "follow_up":
      return ["assign ", site.followUp(action.name)];
    case "notify":
      return [
        "notify ",
        site.value(action.to),
        ...(action.digest === undefined ? [] : [` in a ${action.digest} digest`]),
      ];
    case "review":
      return [
        "ask ",
        ...(action.by === undefined ? [] : [site.value(action.by), " "]),
        `for a review of the ${action.subject}: “`,
        ...site.text(action.question),
        "”",
      ];
  }
}

function variants(site: Site, { variants: all }: Policy): Block[] {
  if (all.length === 0) return [];
  return [
    heading(2, "Variants", "variants"),
    paragraph("The first one whose condition holds takes the place of what stands above."),
    ...all.flatMap((variant) => variantBlocks(site, variant)),
  ];
}

function variantBlocks(
  site: Site,
  { name, doc, when, priority, message, fatigue: limits, escalate }: Variant,
): Block[] {
  const blocks: Block[] = [heading(3, name, `variant-${name}`)];
  if (doc !== undefined) blocks.push(paragraph(doc));
  blocks.push(paragraph("When ", site.condition(when), "."));
  if (priority !== undefined) blocks.push(paragraph(`Priority ${priority}.`));
  if (message) blocks.push(...prompts(site, message));
  if (limits) blocks.push(site.limits(limits, `Limits of ${name}`));
  if (escalate) {
    const items = escalate.map((step): Inlines => [
      "At ",
      stepInWords(step),
      ": ",
      ...actionInWords(site, step.action),
      ".",
    ]);
    blocks.push(items.length === 0 ? paragraph("No escalation.") : { kind: "list", ordered: true, items });
  }
  return blocks;
}

function exemptions(site: Site, policy: string): Block[] {
  const touching = site.bundle.exemptions.filter(({ policies }) => policies.includes(policy));
  if (touching.length === 0) return [];
  return [
    heading(2, "Who is exempt", "exemptions"),
    {
      kind: "list",
      ordered: false,
      items: touching.map(({ name, when, because }): Inlines => [
        { link: capital(name.replaceAll("_", " ")), page: "programme", id: `exemption-${name}` },
        ...(when === undefined ? [] : [": ", site.condition(when)]),
        ...(because === undefined ? [] : [` (${because})`]),
      ]),
    },
  ];
}
