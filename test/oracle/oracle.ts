/**
 * A second reading of the engine's specification, slow and plain: it keeps everything that ever happened and answers
 * each question by looking through all of it. It shares no code with the engine.
 */
import type { Bundle, Limit, Policy, RiskLevel, Step, Variant } from "../../src/bundle/types.js";
import type { Decision, Escalation, Occurrence, Outcome, SetAsideReason } from "../../src/engine/decision.js";
import type { StateJson } from "../../src/engine/state.js";
import { Chronicle, isOfKind, type Answer, type Moment, type Person, type Prompt } from "./chronicle.js";
import { Evaluator, type Watch } from "./evaluate.js";
import { instantOf } from "./instants.js";
import { Limits, type Candidate } from "./limits.js";
import { Renderer } from "./messages.js";
import { keptAt, keyOf, laddersOfPolicy, StateTeller } from "./state.js";
import { compareText, hasLoneSurrogate, murmur3 } from "./texts.js";
import { readFields, Unfit, type Value } from "./values.js";

const response = "kairos.response";

export class Oracle {
  private readonly chronicle = new Chronicle();
  private readonly evaluator: Evaluator;
  private readonly limits: Limits;
  private readonly renderer: Renderer;
  private readonly teller: StateTeller;

  constructor(
    private readonly bundle: Bundle,
    watch?: Watch,
  ) {
    this.evaluator = new Evaluator(bundle, this.chronicle, watch);
    this.limits = new Limits(bundle, this.chronicle);
    this.renderer = new Renderer(bundle, this.evaluator);
    this.teller = new StateTeller(bundle, this.chronicle, this.evaluator, this.limits);
  }

  state(): StateJson {
    return this.teller.tell();
  }

  // ── 1. Take ───────────────────────────────────────────────────────────────────────────────────────────────────────

  take(event: unknown, personJson: unknown): Outcome {
    const type = isObject(event) ? event["type"] : undefined;
    if (!isObject(event) || typeof type !== "string" || type === "") return setAside("invalid_event");
    if (type !== response && !Object.hasOwn(this.bundle.events, type)) return { kind: "out_of_vocabulary", type };
    if (!this.isAskedFor(type)) return { kind: "by_type_alone" };

    let read: Omit<Moment, "person" | "risk"> & { subject: string };
    try {
      read = this.readEvent(type, event);
    } catch (problem) {
      if (problem instanceof Unfit) return setAside("invalid_event");
      throw problem;
    }
    let person: Person;
    try {
      person = this.readPerson(read.subject, personJson ?? {});
    } catch (problem) {
      if (problem instanceof Unfit) return setAside(personJson === undefined ? "unknown_person" : "invalid_person");
      throw problem;
    }

    const { subject: _, ...rest } = read;
    const moment: Moment = { ...rest, person, risk: this.riskOf({ ...rest, person, risk: "low" }) };
    const before = this.lastInPartition(moment);
    if (before !== undefined) {
      const order = compareKeys(moment, before);
      if (order === 0) return { kind: "duplicate" };
      if (order < 0) return setAside("out_of_order");
    }
    this.chronicle.add({ fact: "taken", moment });

    const decisions = this.timeOut(moment);
    if (type === response) {
      const more = this.answerGiven(moment);
      return more === undefined
        ? setAside("no_such_prompt", decisions)
        : { kind: "taken", decisions: [...decisions, ...more] };
    }
    return { kind: "taken", risk: moment.risk, decisions: [...decisions, ...this.decide(moment)] };
  }

  private isAskedFor(type: string): boolean {
    return (
      type === response ||
      Object.values(this.bundle.policies).some((policy) => policy.triggers.some(({ on }) => on.includes(type))) ||
      this.bundle.history.some((history) => history.on === type) ||
      this.bundle.events[type]!.risk !== undefined
    );
  }

  private readEvent(
    type: string,
    event: Record<string, unknown>,
  ): Omit<Moment, "person" | "risk"> & { subject: string } {
    const text = (name: string, otherwise?: string): string => {
      const value = (Object.hasOwn(event, name) ? event[name] : undefined) ?? otherwise;
      if (typeof value !== "string" || hasLoneSurrogate(value)) throw new Unfit(`${name} is no string`);
      if (value === "" && otherwise === undefined) throw new Unfit(`${name} is empty`);
      return value;
    };
    if (text("specversion", "1.0") !== "1.0") throw new Unfit("another version of CloudEvents");
    const time = instantOf(text("time"));
    if (time === undefined) throw new Unfit("no time");
    const fields =
      type === response
        ? ({
            policy: { type: "string" },
            event: { type: "string" },
            answer: { type: "string" },
          } as const)
        : this.bundle.events[type]!.fields;
    const data = readFields(this.bundle, fields, event["data"] ?? {});
    const answers: Value[] = ["accepted", "dismissed", "overridden", "not_useful"];
    if (type === response && !answers.includes(data.get("answer"))) throw new Unfit("no answer");
    return { type, id: text("id"), source: text("source", ""), subject: text("subject"), time, event: data };
  }

  private readPerson(id: string, json: unknown): Person {
    const builtIn = {
      id: { type: "string", default: id },
      timezone: { type: "timezone", optional: true },
      locale: { type: "locale", optional: true },
    } as const;
    const attributes = readFields(this.bundle, { ...builtIn, ...this.bundle.person }, json);
    const timezone = (attributes.get("timezone") ?? this.bundle.org.timezone) as string;
    const locale = (attributes.get("locale") ?? this.bundle.org.locales[0]) as string;
    if (attributes.get("id") !== id) throw new Unfit("the row is somebody else's");
    attributes.set("timezone", timezone);
    attributes.set("locale", locale);
    return { id, attributes, timezone, locale };
  }

  private lastInPartition(moment: Moment): Moment | undefined {
    const place = keptAt(this.bundle, moment);
    return this.chronicle.taken().findLast((past) => {
      const kept = keptAt(this.bundle, past);
      return kept.in === place.in && kept.name === place.name;
    });
  }

  private riskOf(moment: Moment): RiskLevel {
    const rules = this.bundle.events[moment.type]?.risk ?? [];
    return rules.find((rule) => this.evaluator.holds(rule.when, moment))?.level ?? "low";
  }

  // ── 2, 3. Answers ─────────────────────────────────────────────────────────────────────────────────────────────────

  private timeOut(moment: Moment): Decision[] {
    return this.chronicle
      .waiting(moment.person.id)
      .filter((prompt) => prompt.deadline <= moment.time)
      .toSorted((a, b) => a.deadline - b.deadline || compareText(a.policy, b.policy))
      .flatMap((prompt) => this.answered(prompt, "none", prompt.deadline, moment));
  }

  /** Undefined where no prompt waits for this answer. */
  private answerGiven(moment: Moment): Decision[] | undefined {
    const prompt = this.chronicle
      .waiting(moment.person.id)
      .find(
        (waiting) =>
          waiting.policy === moment.event.get("policy") &&
          waiting.moment.id === moment.event.get("event") &&
          moment.time < waiting.deadline,
      );
    return prompt === undefined
      ? undefined
      : this.answered(prompt, moment.event.get("answer") as Answer, moment.time, moment);
  }

  private answered(prompt: Prompt, answer: Answer, time: number, now: Moment): Decision[] {
    this.chronicle.add({ fact: "answered", prompt, answer, time });
    return this.climb(prompt.policy, prompt.variant, time, now, ({ what }) => isOfKind(answer, what));
  }

  // ── 5 to 11 ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private decide(moment: Moment): Decision[] {
    const occurrences: Occurrence[] = [];
    const competing: { name: string; policy: Policy; variant: Variant | undefined; signals: string[] }[] = [];
    for (const name of this.policyNames()) {
      const policy = this.bundle.policies[name]!;
      const signals = this.signalsThere(policy, moment);
      if (!this.matches(policy, signals, moment)) continue;
      const exemption = this.bundle.exemptions.find(
        (each) =>
          each.policies.includes(name) &&
          (each.untilMs === undefined || moment.time < each.untilMs) &&
          this.evaluator.holds(each.when, moment),
      );
      if (exemption !== undefined) {
        occurrences.push({
          ...about(moment, name),
          ...seen(moment, signals),
          outcome: "exempt",
          exemption: exemption.name,
        });
      } else if (this.isHeldOut(name, policy, moment.person.id)) {
        occurrences.push({ ...about(moment, name), ...seen(moment, signals), outcome: "held_out" });
      } else {
        const variant = policy.variants.find((each) => this.evaluator.holds(each.when, moment));
        competing.push({ name, policy, variant, signals });
      }
    }

    const priority = ({ policy, variant }: (typeof competing)[number]): number => variant?.priority ?? policy.priority;
    competing.sort((a, b) => priority(b) - priority(a) || compareText(a.name, b.name));
    const earlier = this.chronicle.waiting(moment.person.id);
    for (const { name, policy, variant, signals } of competing) {
      const reason = this.refusal(variant?.fatigue ?? policy.fatigue, { policy: name, moment });
      const head = {
        ...about(moment, name),
        ...seen(moment, signals),
        ...(variant !== undefined && { variant: variant.name }),
      };
      if (reason !== undefined) {
        occurrences.push({ ...head, outcome: "suppressed", reason });
        continue;
      }
      this.chronicle.add({
        fact: "prompt",
        policy: name,
        moment,
        variant: variant?.name,
        deadline: moment.time + policy.answerWithinMs,
      });
      const message = this.renderer.message(variant?.message ?? policy.message, policy, signals, moment);
      occurrences.push({ ...head, outcome: "prompt", message });
    }
    occurrences.sort((a, b) => compareText(a.policy, b.policy));

    const prompted = new Set(occurrences.filter(({ outcome }) => outcome === "prompt").map(({ policy }) => policy));
    const closed = earlier
      .filter((prompt) => prompted.has(prompt.policy))
      .toSorted((a, b) => compareText(a.policy, b.policy))
      .flatMap((prompt) => this.answered(prompt, "none", moment.time, moment));

    const escalated = occurrences
      .filter(({ outcome }) => outcome === "prompt" || outcome === "suppressed")
      .flatMap(({ policy, outcome, variant }) => {
        const isPrompt = outcome === "prompt";
        const { time, person } = moment;
        this.chronicle.add({ fact: "occurred", policy, person: person.id, time, prompted: isPrompt });
        const isCounted = ({ what }: Step): boolean => what === "occurrences" || (isPrompt && what === "prompts");
        return this.climb(policy, variant, time, moment, isCounted);
      });
    return [...occurrences, ...closed, ...escalated];
  }

  private policyNames(): string[] {
    return Object.keys(this.bundle.policies).toSorted(compareText);
  }

  private signalsThere(policy: Policy, moment: Moment): string[] {
    return (policy.signals?.names ?? []).filter((name) => {
      const signal = this.bundle.signals[name]!;
      return signal.on.includes(moment.type) && this.evaluator.holds(signal.when, moment);
    });
  }

  private matches(policy: Policy, there: readonly string[], moment: Moment): boolean {
    const triggered = policy.triggers.some(
      ({ on, when }) => on.includes(moment.type) && this.evaluator.holds(when, moment),
    );
    const demand = policy.signals;
    const shown =
      demand === undefined || (demand.need === "any" ? there.length > 0 : there.length === demand.names.length);
    return triggered && shown;
  }

  private isHeldOut(name: string, policy: Policy, person: string): boolean {
    return murmur3(`${name}:${person}`) < (BigInt(policy.holdoutPerMillion) * 2n ** 32n) / 1_000_000n;
  }

  private refusal(own: readonly Limit[], candidate: Candidate): Occurrence["reason"] {
    const inOrder = [
      ...own.map((limit) => ({ limit, in: "policy" as const })),
      ...this.bundle.limits.map((limit) => ({ limit, in: "limits" as const })),
    ];
    const first = inOrder.find(
      ({ limit }) =>
        this.evaluator.holds(limit.when, candidate.moment) &&
        this.limits.refuses(limit, candidate, candidate.moment.time),
    );
    if (first === undefined) return undefined;
    const until = this.limits.until(first.limit, candidate);
    return {
      in: first.in,
      limit: first.limit.text,
      kind: first.limit.kind,
      ...(until !== undefined && { until }),
    };
  }

  /** Something has come about at this time, and the record has it: the ladder in force is gone through. */
  private climb(
    policyName: string,
    variantName: string | undefined,
    time: number,
    now: Moment,
    isCounted: (step: Step) => boolean,
  ): Escalation[] {
    const variant = this.bundle.policies[policyName]!.variants.find(({ name }) => name === variantName);
    const inForce = variant?.escalate === undefined ? policyName : `${policyName}/${variant.name}`;
    return laddersOfPolicy(this.bundle, policyName)
      .filter(({ name }) => name.slice(0, name.lastIndexOf("/")) === inForce)
      .flatMap(({ name, step }, position) => {
        if (!isCounted(step)) return [];
        const near = this.chronicle
          .since(now.person.id, policyName, name, step)
          .filter((each) => each > time - step.withinMs && each <= time);
        if (near.length < step.count) return [];
        this.chronicle.add({ fact: "fired", person: now.person.id, step: name });
        return [
          {
            ...about(now, policyName),
            outcome: "escalate" as const,
            ...(variantName !== undefined && { variant: variantName }),
            step: position,
            action: step.action,
          },
        ];
      });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function setAside(reason: SetAsideReason, decisions: readonly Decision[] = []): Outcome {
  return { kind: "set_aside", reason, detail: "", decisions };
}

function about(moment: Moment, policy: string) {
  return { event: moment.id, source: moment.source, time: moment.time, person: moment.person.id, policy };
}

function seen(moment: Moment, signals: readonly string[]) {
  return { risk: moment.risk, signals };
}

function compareKeys(a: Moment, b: Moment): number {
  const [time, id, source] = keyOf(a);
  const [otherTime, otherId, otherSource] = keyOf(b);
  return time - otherTime || compareText(id, otherId) || compareText(source, otherSource);
}
