/** Tests: a timeline of events and what must come of each. */
import * as t from "../tokens.js";
import type { Expectation, SilenceReason, TestClause, TestDeclaration, TestLine } from "../tree.js";
import { LayerParser } from "./layers.js";

const { word } = t;

export abstract class TestParser extends LayerParser {
  readonly test = this.RULE("test", (): TestDeclaration => {
    const first = this.peek();
    const clauses: TestClause[] = [];
    this.CONSUME(word.test);
    const title = this.aString(0, "the title of the test in quotes");
    this.block("testClause", () => clauses.push(this.SUBRULE(this.testClause)));
    return { kind: "test", title, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly testClause = this.RULE("testClause", (): TestClause => {
    const first = this.peek();
    return this.OR<TestClause>([
      {
        ALT: () => {
          this.CONSUME(word.from);
          const date = this.need(0, t.DateText);
          return { kind: "from", date: String(date.value ?? ""), span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.person);
          const name = this.aName(0);
          const attributes = this.SUBRULE(this.record);
          return { kind: "person", name, attributes, span: this.spanFrom(first) };
        },
      },
      { ALT: () => this.SUBRULE(this.line) },
    ]);
  });

  readonly line = this.RULE("line", (): TestLine => {
    const first = this.peek();
    const day = this.OPTION(() => {
      this.CONSUME(word.day);
      return this.anInt(0);
    });
    const time = this.aTime(0);
    const person = this.aName(0, "the name of a person of this test");
    const does = this.SUBRULE(this.does);
    const expects: Expectation[] = [];
    const expected =
      this.OPTION1(() => {
        this.CONSUME(t.Arrow);
        expects.push(this.SUBRULE(this.expectation));
        this.MANY(() => {
          this.CONSUME(word.and);
          expects.push(this.SUBRULE1(this.expectation));
        });
        return true;
      }) === true;
    return {
      kind: "line",
      ...(day === undefined ? {} : { day }),
      time,
      person,
      does,
      ...(expected ? { expects } : {}),
      span: this.spanFrom(first),
    };
  });

  readonly does = this.RULE("does", (): TestLine["does"] => {
    const first = this.peek();
    return this.pick<TestLine["does"]>(
      0,
      "an event type, or `answers` and a policy",
      [
        {
          ALT: () => {
            this.CONSUME(word.answers);
            const policy = this.aName(0, "the name of a policy");
            this.need(0, word.with);
            const answer = this.aName(1, "an answer such as `dismissed`");
            return { kind: "answers", policy, answer, span: this.spanFrom(first) };
          },
        },
        {
          ALT: () => {
            const type = this.SUBRULE(this.type);
            const unopened = !this.panic && this.is(t.Name) && this.is(t.Colon, 2);
            const fields = unopened ? this.SUBRULE9(this.record) : this.OPTION(() => this.SUBRULE(this.record));
            return { kind: "event", type, ...(fields === undefined ? {} : { fields }), span: this.spanFrom(first) };
          },
        },
      ],
      () => ({ kind: "event", type: { text: "", parts: [], span: this.spanFrom(first) }, span: this.spanFrom(first) }),
    );
  });

  readonly expectation = this.RULE("expectation", (): Expectation => {
    const first = this.peek();
    return this.pick<Expectation>(
      0,
      "what is expected: `prompt`, `silence`, `nothing`, `follow up`, `notify` or `review`",
      [
        {
          ALT: () => {
            this.CONSUME(word.prompt);
            const policy = this.aName(0, "the name of a policy");
            const signals = this.OPTION(() => {
              this.CONSUME(word.with);
              return this.SUBRULE(this.names);
            });
            const saying = this.OPTION1(() => {
              this.CONSUME(word.saying);
              return this.aString(0);
            });
            return {
              kind: "prompt",
              policy,
              ...(signals === undefined ? {} : { signals }),
              ...(saying === undefined ? {} : { saying }),
              span: this.spanFrom(first),
            };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.silence);
            const policy = this.OPTION2(() => {
              this.CONSUME(word.of);
              return this.aName(1, "the name of a policy");
            });
            const because = this.OPTION3(() => {
              this.CONSUME(word.because);
              return this.SUBRULE(this.reason);
            });
            return {
              kind: "silence",
              ...(policy === undefined ? {} : { policy }),
              ...(because === undefined ? {} : { because }),
              span: this.spanFrom(first),
            };
          },
        },
        { ALT: () => (this.CONSUME(word.nothing), { kind: "nothing" as const, span: this.spanFrom(first) }) },
        {
          ALT: () => {
            this.CONSUME(word.follow);
            this.need(0, word.up);
            const name = this.aName(2, "the name of a follow up");
            return { kind: "follow_up", name, span: this.spanFrom(first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.notify);
            const address = this.aString(1);
            return { kind: "notify", address, span: this.spanFrom(first) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.review);
            const subject = this.aName(3, "`process`, `role` or `incentives`");
            return { kind: "review", subject, span: this.spanFrom(first) };
          },
        },
      ],
      () => ({ kind: "nothing", span: this.spanFrom(first) }),
    );
  });

  readonly reason = this.RULE("reason", (): SilenceReason => {
    const first = this.peek();
    return this.pick<SilenceReason>(
      0,
      "a reason: `wait`, `at most`, `quiet`, `back off`, `mute`, or `exemption` and its name",
      [
        { ALT: () => (this.CONSUME(word.wait), { kind: "wait" as const, span: this.spanFrom(first) }) },
        {
          ALT: () => {
            this.CONSUME(word.at);
            this.need(0, word.most);
            return { kind: "at_most", span: this.spanFrom(first) };
          },
        },
        { ALT: () => (this.CONSUME(word.quiet), { kind: "quiet" as const, span: this.spanFrom(first) }) },
        {
          ALT: () => {
            this.CONSUME(word.back);
            this.need(0, word.off);
            return { kind: "back_off", span: this.spanFrom(first) };
          },
        },
        { ALT: () => (this.CONSUME(word.mute), { kind: "mute" as const, span: this.spanFrom(first) }) },
        {
          ALT: () => {
            this.CONSUME(word.exemption);
            const name = this.aName(0, "the name of an exemption");
            return { kind: "exemption", name, span: this.spanFrom(first) };
          },
        },
      ],
      () => ({ kind: "wait", span: this.spanFrom(first) }),
    );
  });
}
