/** What a replay shows of each kind of moment (an event type at a risk), person by person: the evidence that advice rests on. */
import type { Bundle, RiskLevel } from "../../bundle/types.js";
import type { DecodedEvent, Outcome } from "../../engine/index.js";
import { RESPONSE, RESPONSE_ANSWER, RESPONSE_POLICY } from "../../engine/vocabulary.js";
import type { Label } from "../tally/options.js";

/** A moment after a prompt repeats what the prompt was about, when it is at most this much later. */
export const REPEAT_WITHIN_MS = 14 * 86_400_000;

export interface MomentKind {
  readonly type: string;
  readonly risk: RiskLevel;
}

/** Of one person, or of several. */
export interface Counts {
  moments: number;
  prompts: number;
  /** Prompts after which a moment of the kind came within 14 days. */
  repeated: number;
  answers: number;
  /** Answers that were not `accepted`. */
  ignored: number;
  /** Prompts on events with a label, and those that it calls truly risky. */
  labelled: number;
  trulyRisky: number;
}

interface Running extends Counts {
  /** Of the last prompt that nothing repeated yet; -Infinity where there is none. */
  promptedAt: number;
}

export class Evidence {
  /** By kind, then person. */
  readonly kinds = new Map<string, { readonly kind: MomentKind; readonly people: Map<string, Running> }>();
  /** By person and policy: whose counts the prompt that waits belongs to. */
  private readonly waiting = new Map<string, Running>();

  constructor(
    private readonly bundle: Bundle,
    private readonly labels: readonly Label[] = [],
  ) {}

  /** For `ReplayOptions.taken`. */
  readonly taken = (outcome: Outcome, event: DecodedEvent, _log: number, _line: number, measured: boolean): void => {
    if (outcome.kind !== "taken") return;
    const { type, person, time } = event;
    if (type.name === RESPONSE) {
      if (measured) this.answer(event);
      return;
    }
    if (this.bundle.events[type.name]?.risk === undefined) return;
    const counts = this.countsOf({ type: type.name, risk: outcome.risk! }, person);
    if (measured) {
      counts.moments += 1;
      if (time - counts.promptedAt <= REPEAT_WITHIN_MS) {
        counts.repeated += 1;
        counts.promptedAt = -Infinity;
      }
    }
    let prompted = false;
    for (const { outcome: what, policy } of outcome.decisions) {
      if (what !== "prompt") continue;
      this.waiting.set(JSON.stringify([person, policy]), counts);
      if (measured) counts.prompts += 1;
      prompted = true;
    }
    if (!prompted || !measured) return;
    counts.promptedAt = time;
    for (const label of this.labels) {
      if (label.type !== type.name) continue;
      const value = event.values[type.fields.findIndex(({ name }) => name === label.field)];
      if (value === undefined) continue;
      counts.labelled += 1;
      if (value === true) counts.trulyRisky += 1;
    }
  };

  private answer({ values, person }: DecodedEvent): void {
    const counts = this.waiting.get(JSON.stringify([person, values[RESPONSE_POLICY]]));
    if (counts === undefined) return;
    counts.answers += 1;
    if (values[RESPONSE_ANSWER] !== 0) counts.ignored += 1;
  }

  private countsOf(kind: MomentKind, person: string): Running {
    const key = `${kind.risk} ${kind.type}`;
    let found = this.kinds.get(key);
    if (found === undefined) this.kinds.set(key, (found = { kind, people: new Map() }));
    let counts = found.people.get(person);
    if (counts === undefined) found.people.set(person, (counts = { ...noCounts(), promptedAt: -Infinity }));
    return counts;
  }
}

export function noCounts(): Counts {
  return { moments: 0, prompts: 0, repeated: 0, answers: 0, ignored: 0, labelled: 0, trulyRisky: 0 };
}
