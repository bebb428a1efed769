/** Runs the tests of a policy repository on the engine, with holdouts off. */
import { formatTimeOfDay } from "../../base/instant.js";
import type { Bundle } from "../../bundle/types.js";
import type { SourceText } from "../../compiler/index.js";
import { createEngine, type Engine, type EngineState, type Explanation } from "../../engine/index.js";
import type { Model, TestModel } from "../../semantics/model.js";
import { Constants } from "../constants.js";
import { CoverageMeter } from "../coverage/meter.js";
import { failuresOf, type Outcome } from "./expectations.js";
import { leftOutFailures } from "./left-out.js";
import { peopleOf, type TestPerson } from "./people.js";
import type { Failure, LineResult, TestResult, TestsJson } from "./report.js";
import { Sources } from "./source-text.js";
import { answerOf, eventOf, stepsOf, type Step, type TestEvent } from "./timeline.js";
import { decisionWords } from "./words.js";

export interface TestSubject {
  /** What was compiled, for places and words. */
  readonly files: readonly SourceText[];
  readonly model: Model;
  readonly bundle: Bundle;
}

export interface TestOptions {
  /** Only tests whose title has this in it, in either case. */
  readonly filter?: string;
  /** Milliseconds that only go forward; without it no durations are given. */
  readonly clock?: () => number;
}

export type TestReport = Pick<TestsJson, "tests" | "coverage">;

export function runTests(subject: TestSubject, options: TestOptions = {}): TestReport {
  const { model } = subject;
  const wanted = (options.filter ?? "").toLowerCase();
  const runner = new Runner(subject);
  const tests = model.tests
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .map((test): TestResult => {
      const startedAt = options.clock?.();
      const result = runner.run(test);
      return startedAt === undefined ? result : { ...result, durationMs: options.clock!() - startedAt };
    });
  return { tests, coverage: runner.meter.coverage() };
}

type TimedStep = Step & { readonly time: number };

class Runner {
  readonly meter: CoverageMeter;
  private readonly engine: Engine;
  private readonly constants: Constants;
  private readonly sources: Sources;

  constructor({ bundle, model, files }: TestSubject) {
    this.engine = createEngine(bundle, { holdouts: false });
    this.constants = new Constants(bundle, model);
    this.sources = new Sources(files);
    this.meter = new CoverageMeter(bundle);
  }

  run(test: TestModel): TestResult {
    const people = peopleOf(test, this.engine, this.constants);
    const state = this.engine.newState();
    /** By person and policy: the event that the latest prompt was for. */
    const prompts = new Map<string, string>();
    const lines = stepsOf(test, people).map((step, position) => this.line(step, position, state, prompts));
    const passed = lines.every(({ failures }) => failures.length === 0);
    return { title: test.title, place: this.sources.place(test.span), passed, lines };
  }

  private line(step: Step, position: number, state: EngineState, prompts: Map<string, string>): LineResult {
    const { line, person, date, time } = step;
    const head = {
      place: this.sources.place(line.span),
      ...(time === undefined ? {} : { time }),
      clock: formatTimeOfDay(line.minutes),
      date,
      timezone: person.zone.name,
      person: person.name,
      what: this.sources.deed(line),
      ...(line.expects === undefined ? {} : { expected: line.expects.map(({ span }) => this.sources.words(span)) }),
    };
    const event = this.eventOf(step, position, prompts);
    if ("message" in event) return { ...head, got: [], failures: [event] };
    return { ...head, ...this.take(step as TimedStep, event, state, prompts) };
  }

  /** The event of a line, or why there is none. */
  private eventOf(step: Step, position: number, prompts: ReadonlyMap<string, string>): TestEvent | Failure {
    const { line, person, time, problem } = step;
    const { does } = line;
    if (time === undefined) return { message: problem ?? "this line has no time", because: [] };
    if (does.kind === "answers") {
      const prompted = prompts.get(promptKey(person, does.policy));
      if (prompted !== undefined) return answerOf({ ...step, time }, does, position, prompted);
      return {
        message: `${does.policy} has not prompted ${person.name} yet, so there is nothing to answer`,
        because: [],
      };
    }
    if (does.fields.has("time")) {
      return { message: "the time of an event is the one at the start of its line: leave `time` out", because: [] };
    }
    return eventOf({ ...step, time }, does, position, this.engine, this.constants);
  }

  private take(
    { line, person, time }: TimedStep,
    event: TestEvent,
    state: EngineState,
    prompts: Map<string, string>,
  ): Pick<LineResult, "got" | "failures"> {
    const { engine } = this;
    const explanation = engine.explain(state, event.json, person.attributes, { leftOut: event.leftOut });
    const decided = engine.decide(state, event.json, person.attributes);
    this.meter.add(explanation);
    const decisions = "decisions" in decided ? decided.decisions : [];
    for (const { outcome, policy, event: id } of decisions) {
      if (outcome === "prompt") prompts.set(promptKey(person, policy), id);
    }
    const outcome: Outcome = {
      moment: { explanation, bundle: engine.bundle, time, zone: person.zone },
      decisions,
      addressOf: (action) => (action.kind === "notify" ? this.constants.address(action.to, person.decoded) : undefined),
      state: () => engine.saveState(state).people?.[person.id],
    };
    const expectsNothing = line.expects?.some(({ kind }) => kind === "nothing") === true;
    const failures = [
      ...leftOutFailures(explanation, event.leftOut, person.name, engine.bundle),
      ...notTaken(explanation, expectsNothing),
      ...(line.expects === undefined ? [] : failuresOf(line.expects, outcome)),
    ];
    const got = decisions.map((each) => decisionWords(each, ({ action }) => outcome.addressOf(action)));
    return { got: got.length === 0 ? ["nothing"] : got, failures };
  }
}

function promptKey(person: TestPerson, policy: string): string {
  return JSON.stringify([person.id, policy]);
}

/** An event that the engine sets aside tests nothing; an answer that came too late may be what is tested. */
function notTaken({ outcome }: Explanation, expectsNothing: boolean): Failure[] {
  switch (outcome.kind) {
    case "taken":
    case "by_type_alone":
      return [];
    case "set_aside":
      if (outcome.reason !== "no_such_prompt") {
        return [{ message: `the event was set aside (${outcome.reason}): ${outcome.detail}`, because: [] }];
      }
      if (expectsNothing) return [];
      return [
        {
          message: "the answer changed nothing: the prompt was answered before, or its time to answer is over",
          because: ["where that is what you test, write `-> nothing`"],
        },
      ];
    case "duplicate":
      return [{ message: "the event is a duplicate: the line before has the same time and id", because: [] }];
    case "out_of_vocabulary":
      return [{ message: `the vocabulary has no event \`${outcome.type}\``, because: [] }];
  }
}
