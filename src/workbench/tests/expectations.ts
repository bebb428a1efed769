/**
 * What a line expects against what came of it. Each expectation claims one decision; prompts and escalations that nobody
 * claims were not expected, silences need not be named.
 */
import { unreachable } from "../../base/invariant.js";
import type { Action, Bundle } from "../../bundle/types.js";
import type { Decision, Escalation, Occurrence, PersonStateJson } from "../../engine/index.js";
import type { Expectation } from "../../syntax/tree.js";
import { stepOf, stepsThat } from "./ladders.js";
import { whyCondition, whyPolicy, type Moment, type Wanted } from "./reasons.js";
import type { Failure } from "./report.js";
import { decisionWords, limitWords, reasonWords } from "./words.js";

export interface Outcome {
  readonly moment: Moment;
  readonly decisions: readonly Decision[];
  /** What the address of a `notify` is for this person. */
  readonly addressOf: (action: Action) => string | undefined;
  /** Of the person, after the event. */
  readonly state: () => PersonStateJson | undefined;
}

export function failuresOf(expects: readonly Expectation[], outcome: Outcome): Failure[] {
  const matcher = new Matcher(outcome);
  // The more an expectation says, the sooner it claims.
  for (const expectation of expects.toSorted((first, second) => vagueness(first) - vagueness(second))) {
    matcher.claim(expectation);
  }
  matcher.unclaimed();
  return matcher.failures;
}

function vagueness(expectation: Expectation): number {
  if (expectation.kind === "nothing") return 4;
  if (expectation.kind !== "silence") return 0;
  return 1 + (expectation.policy === undefined ? 2 : 0) - (expectation.because === undefined ? 0 : 1);
}

class Matcher {
  readonly failures: Failure[] = [];
  private readonly left: Set<Decision>;
  private readonly bundle: Bundle;

  constructor(private readonly outcome: Outcome) {
    this.left = new Set(outcome.decisions);
    this.bundle = outcome.moment.bundle;
  }

  claim(expectation: Expectation): void {
    switch (expectation.kind) {
      case "prompt":
        return this.claimPrompt(expectation);
      case "silence":
        return this.claimSilence(expectation);
      case "nothing":
        return this.claimNothing();
      case "follow_up":
        return this.claimEscalation(
          `follow up ${expectation.name.text}`,
          (action) => action.kind === "follow_up" && action.name === expectation.name.text,
        );
      case "notify":
        return this.claimEscalation(
          `notify ${JSON.stringify(expectation.address.value)}`,
          (action) => action.kind === "notify" && this.outcome.addressOf(action) === expectation.address.value,
        );
      case "review":
        return this.claimEscalation(
          `review ${expectation.subject.text}`,
          (action) => action.kind === "review" && action.subject === expectation.subject.text,
        );
      default:
        return unreachable(expectation);
    }
  }

  /** What came and was not named. Silences may stay unnamed. */
  unclaimed(): void {
    for (const decision of this.left) {
      if (decision.outcome === "prompt") {
        this.fail(`\`${this.words(decision)}\` came, and the line does not name it`, this.why(decision.policy));
      } else if (decision.outcome === "escalate") {
        this.fail(`\`${this.words(decision)}\` came, and the line does not name it`, this.whyFired(decision));
      }
    }
  }

  private claimPrompt({ policy, signals, saying }: Extract<Expectation, { kind: "prompt" }>): void {
    const name = policy.text;
    const occurrence = this.occurrenceOf(name);
    if (occurrence === undefined) return this.fail(`${name} had no occurrence, so it did not prompt`, this.why(name));
    this.left.delete(occurrence);
    if (occurrence.outcome !== "prompt") return this.fail(`${name} stayed silent`, this.why(name));
    if (signals !== undefined) this.compareSignals(name, new Set(signals.map(({ text }) => text)), occurrence);
    if (saying !== undefined) this.compareText(name, saying.value, occurrence);
  }

  private compareSignals(policy: string, expected: ReadonlySet<string>, { signals }: Occurrence): void {
    const absent = [...expected].filter((name) => !signals.includes(name));
    const more = signals.filter((name) => !expected.has(name));
    if (absent.length === 0 && more.length === 0) return;
    const { asked = [] } =
      this.outcome.moment.explanation.policies.find((each) => each.policy === policy)?.signals ?? {};
    const said = [
      ...(absent.length === 0 ? [] : [`${absent.join(", ")} ${absent.length === 1 ? "was" : "were"} not there`]),
      ...(more.length === 0 ? [] : [`${more.join(", ")} ${more.length === 1 ? "was" : "were"} there as well`]),
    ];
    const because = [...absent, ...more].flatMap((name) => {
      const when = asked.find((signal) => signal.name === name)?.when;
      return when === undefined ? [] : [`${name}:`, ...whyCondition(when, this.outcome.moment)];
    });
    this.fail(`${policy} prompted with other signals: ${said.join("; ")}`, because);
  }

  private compareText(policy: string, part: string, { message }: Occurrence): void {
    if (message === undefined) return;
    const { title, body, action, locale } = message;
    const texts = [title, body, action?.label].filter((text) => text !== undefined);
    if (texts.some((text) => text.includes(part))) return;
    this.fail(`${policy} does not say ${JSON.stringify(part)}`, [
      `it says, in ${locale}:`,
      ...texts.map((text) => `  ${JSON.stringify(text)}`),
    ]);
  }

  private claimSilence({ policy, because }: Extract<Expectation, { kind: "silence" }>): void {
    const wanted = because === undefined ? undefined : reasonWords(because);
    const occurrences = [...this.left].filter(
      (decision): decision is Occurrence =>
        decision.outcome !== "escalate" && (policy === undefined || decision.policy === policy.text),
    );
    const silences = occurrences.filter(({ outcome }) => outcome !== "prompt");
    const fitting = silences.find((silence) => wanted === undefined || reasonOf(silence) === wanted);
    if (fitting !== undefined) {
      this.left.delete(fitting);
      return;
    }
    const [other] = [...silences, ...occurrences];
    if (other === undefined) {
      const whose = policy === undefined ? "no policy had an occurrence" : `${policy.text} had no occurrence`;
      return this.fail(
        `${whose}, so there was nothing to be silent about`,
        policy === undefined ? [] : this.why(policy.text),
      );
    }
    this.left.delete(other);
    const message =
      other.outcome === "prompt"
        ? `${other.policy} prompted`
        : `${other.policy} was silent because of \`${reasonOf(other)}\`, not \`${wanted}\``;
    this.fail(message, this.why(other.policy, because ?? "silence"));
  }

  private claimNothing(): void {
    const occurrences = this.outcome.decisions.filter(({ outcome }) => outcome !== "escalate");
    for (const occurrence of occurrences) {
      this.left.delete(occurrence);
      const { policy, outcome } = occurrence;
      this.fail(
        outcome === "prompt" ? `${policy} prompted` : `${policy} had an occurrence, and stayed silent`,
        this.why(policy, "nothing"),
      );
    }
  }

  private claimEscalation(words: string, does: (action: Action) => boolean): void {
    const escalation = [...this.left].find((each) => each.outcome === "escalate" && does(each.action));
    if (escalation !== undefined) {
      this.left.delete(escalation);
      return;
    }
    const { moment, state } = this.outcome;
    this.fail(`\`${words}\` did not come`, stepsThat(does, this.bundle, state(), moment.time));
  }

  private occurrenceOf(policy: string): Occurrence | undefined {
    return [...this.left].find(
      (decision): decision is Occurrence => decision.outcome !== "escalate" && decision.policy === policy,
    );
  }

  private whyFired(escalation: Escalation): readonly string[] {
    return [`\`${stepOf(escalation, this.bundle).text}\` of ${escalation.policy} fired`];
  }

  private why(policy: string, wanted: Wanted = "prompt"): readonly string[] {
    return whyPolicy(policy, this.outcome.moment, wanted);
  }

  private words(decision: Decision): string {
    return decisionWords(decision, ({ action }) => this.outcome.addressOf(action));
  }

  private fail(message: string, because: readonly string[]): void {
    this.failures.push({ message, because });
  }
}

function reasonOf({ outcome, reason, exemption }: Occurrence): string {
  if (outcome === "exempt") return `exemption ${exemption}`;
  return reason === undefined ? "" : limitWords(reason.kind);
}
