/** A timeline as it is played on the engine: the state so far, the time, and what each deed brought. */
import { formatInstant } from "../../base/instant.js";
import type { Decision, Engine, EngineState } from "../../engine/index.js";
import type { AnswerKind } from "../../bundle/types.js";
import type { JsonObject } from "../moments/moment.js";
import type { Deed } from "./deeds.js";
import type { Target } from "./target.js";

export type Answer = Exclude<AnswerKind, "ignored">;

export interface Act {
  /** Milliseconds since the epoch, on a full minute. */
  readonly time: number;
  readonly does: Deed | { readonly answer: Answer };
  readonly decisions: readonly Decision[];
}

/** Where a timeline stands; playing on gives another one and leaves this one as it is. */
export class Stage {
  constructor(
    private readonly engine: Engine,
    private readonly target: Target,
    private readonly person: JsonObject,
    private readonly state: EngineState,
    readonly acts: readonly Act[],
    /** The event that the latest prompt of the policy was for, while it waits. */
    readonly prompted: string | undefined,
  ) {}

  static empty(engine: Engine, target: Target, person: JsonObject): Stage {
    return new Stage(engine, target, person, engine.newState(), [], undefined);
  }

  get now(): number | undefined {
    return this.acts.at(-1)?.time;
  }

  get spanMs(): number {
    return (this.now ?? 0) - (this.acts[0]?.time ?? 0);
  }

  play(does: Act["does"], time: number): Stage {
    const { engine, target } = this;
    const state = engine.loadState(engine.saveState(this.state));
    const event = this.event(does, time);
    const outcome = engine.decide(state, event, this.person);
    const decisions = "decisions" in outcome ? outcome.decisions : [];
    const prompts = decisions.some(({ policy, outcome: what }) => policy === target.policy && what === "prompt");
    const prompted = prompts ? (event["id"] as string) : "answer" in does ? undefined : this.prompted;
    return new Stage(engine, target, this.person, state, [...this.acts, { time, does, decisions }], prompted);
  }

  /** Equal for stages that lie equally far on and go on alike. */
  get key(): string {
    return JSON.stringify([this.acts.length, this.now, this.prompted, this.engine.saveState(this.state)]);
  }

  /** The step came about with the last act. */
  get reached(): boolean {
    const { policy, variant, position } = this.target;
    return this.last.some(
      (each) =>
        each.outcome === "escalate" && each.policy === policy && each.variant === variant && each.step === position,
    );
  }

  /** The occurrence of the policy in the last act: whether it prompted, and when the limit in its way lets go. */
  get occurrence(): { readonly prompts: boolean; readonly until?: number } | undefined {
    for (const each of this.last) {
      if (each.policy !== this.target.policy || each.outcome === "escalate") continue;
      if (each.outcome === "prompt") return { prompts: true };
      if (each.outcome !== "suppressed") return undefined;
      const until = each.reason?.until;
      return { prompts: false, ...(until === undefined ? {} : { until }) };
    }
    return undefined;
  }

  private get last(): readonly Decision[] {
    return this.acts.at(-1)?.decisions ?? [];
  }

  /** As a test plays it: ids in the order of lines. */
  private event(does: Act["does"], time: number): JsonObject {
    const head = {
      specversion: "1.0",
      id: `line-${String(this.acts.length + 1).padStart(6, "0")}`,
      source: "test",
      time: formatInstant(time),
      subject: "ana",
    };
    if ("answer" in does) {
      const data = { policy: this.target.policy, event: this.prompted ?? "", answer: does.answer };
      return { ...head, type: "kairos.response", data };
    }
    return { ...head, type: does.type, data: does.data };
  }
}
