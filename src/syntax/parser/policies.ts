/** Signals, messages, shared blocks and policies. */
import type { Lexeme } from "../lexer/lexeme.js";
import * as t from "../tokens.js";
import type {
  Controls,
  EscalateDeclaration,
  FatigueDeclaration,
  LimitBlock,
  MessageBlock,
  MessageClause,
  MessageDeclaration,
  Name,
  PolicyClause,
  PolicyDeclaration,
  PolicyPart,
  SignalClause,
  SignalDeclaration,
  StepBlock,
  StringLiteral,
} from "../tree.js";
import { unopenedBlock } from "./slips/limits.js";
import { reportMissing } from "./slips/lists.js";
import { VocabularyParser } from "./vocabulary.js";

const { word } = t;

export abstract class PolicyParser extends VocabularyParser {
  readonly signal = this.RULE("signal", (): SignalDeclaration => {
    const first = this.peek();
    const clauses: SignalClause[] = [];
    this.CONSUME(word.signal);
    const name = this.aName(0);
    this.need(0, word.on, "`on` and an event type");
    const on = this.SUBRULE(this.types);
    this.block("signalClause", () => clauses.push(this.SUBRULE(this.signalClause)));
    return { kind: "signal", name, on, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly signalClause = this.RULE("signalClause", (): SignalClause => {
    const first = this.peek();
    return this.OR<SignalClause>([
      {
        ALT: () => {
          const when = this.SUBRULE(this.when);
          return { kind: "when", when, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.missed);
          const text = this.SUBRULE(this.textOf);
          return { kind: "missed", text, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.check);
          const text = this.SUBRULE1(this.textOf);
          return { kind: "check", text, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  readonly messageBlock = this.RULE("messageBlock", (): MessageBlock => {
    const first = this.peek();
    const clauses: MessageClause[] = [];
    const mode = this.pick<MessageBlock["mode"]>(
      0,
      "`inline`, `feedback` or `thanks`",
      [
        { ALT: () => (this.CONSUME(word.inline), "inline") },
        { ALT: () => (this.CONSUME(word.feedback), "feedback") },
        { ALT: () => (this.CONSUME(word.thanks), "thanks") },
      ],
      () => "feedback",
    );
    this.block("messageClause", () => clauses.push(this.SUBRULE(this.messageClause)));
    return { kind: "message_block", mode, clauses, span: this.spanFrom(first) };
  });

  readonly messageClause = this.RULE("messageClause", (): MessageClause => {
    const first = this.peek();
    return this.OR<MessageClause>([
      {
        ALT: () => {
          this.CONSUME(word.title);
          const text = this.SUBRULE(this.textOf);
          return { kind: "title", text, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.body);
          const text = this.SUBRULE1(this.textOf);
          return { kind: "body", text, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.action);
          const label = this.SUBRULE2(this.textOf);
          this.need(0, word.opens, "`opens` and an address in quotes");
          const opens = this.SUBRULE3(this.textOf);
          return { kind: "action", label, opens, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  // ── shared blocks ─────────────────────────────────────────────────────────────────────────────────────────────────

  readonly sharedMessage = this.RULE("sharedMessage", (): MessageDeclaration => {
    const first = this.peek();
    this.CONSUME(word.message);
    const name = this.aName(0);
    const prompt = this.SUBRULE(this.messageBlock);
    return { kind: "message", name, prompt, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly sharedFatigue = this.RULE("sharedFatigue", (): FatigueDeclaration => {
    const first = this.peek();
    this.CONSUME(word.fatigue);
    const name = this.aName(0);
    const { limits } = this.SUBRULE(this.limitBlock);
    return { kind: "fatigue", name, limits, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly sharedEscalate = this.RULE("sharedEscalate", (): EscalateDeclaration => {
    const first = this.peek();
    this.CONSUME(word.escalate);
    const name = this.aName(0);
    const { steps } = this.SUBRULE(this.stepBlock);
    return { kind: "escalate", name, steps, ...this.docOf(first), span: this.spanFrom(first) };
  });

  // ── policies ──────────────────────────────────────────────────────────────────────────────────────────────────────

  readonly policy = this.RULE("policy", (): PolicyDeclaration => {
    const first = this.peek();
    const clauses: PolicyClause[] = [];
    this.CONSUME(word.policy);
    const name = this.aName(0);
    this.block("policyClause", () => clauses.push(this.SUBRULE(this.policyClause)));
    return { kind: "policy", name, clauses, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly policyClause = this.RULE("policyClause", (): PolicyClause => {
    const first = this.peek();
    return this.OR<PolicyClause>([
      {
        ALT: () => {
          this.CONSUME(word.title);
          const value = this.aString(0);
          return { kind: "title", value, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.owner);
          const value = this.aString(1);
          return { kind: "owner", value, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.tags);
          const tags = this.SUBRULE(this.names);
          return { kind: "tags", tags, span: this.spanFrom(first) };
        },
      },
      { ALT: () => this.SUBRULE(this.controls) },
      {
        ALT: () => {
          this.CONSUME(word.holdout);
          const token = this.need(0, t.Percent);
          const percent = typeof token.value === "number" ? token.value : Number.NaN;
          return { kind: "holdout", percent, value: { span: this.spanOf(token) }, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.answer);
          this.need(0, word.within);
          const within = this.aDuration(0);
          return { kind: "answer_within", within, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.trigger);
          this.need(0, word.on);
          const on = this.SUBRULE(this.types);
          const when = this.OPTION(() => this.SUBRULE(this.when));
          return { kind: "trigger", on, ...(when === undefined ? {} : { when }), span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.signals);
          const need = this.pick<"any" | "all">(
            1,
            "`any of` or `all of`",
            [{ ALT: () => (this.CONSUME(word.any), "any") }, { ALT: () => (this.CONSUME(word.all), "all") }],
            () => "any",
          );
          this.need(0, word.of);
          const names = this.SUBRULE1(this.names);
          return { kind: "signals", need, names, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.show);
          this.need(0, word.at);
          this.need(0, word.most);
          const atMost = this.anInt(0);
          return { kind: "show", atMost, span: this.spanFrom(first) };
        },
      },
      { ALT: () => this.SUBRULE(this.variant) },
      { ALT: () => this.SUBRULE(this.policyPart) },
    ]);
  });

  readonly variant = this.RULE("variant", (): PolicyClause => {
    const first = this.peek();
    const parts: PolicyPart[] = [];
    this.CONSUME(word.variant);
    const name = this.aName(0);
    const when = this.SUBRULE(this.when);
    this.block("policyPart", () => parts.push(this.SUBRULE(this.policyPart)));
    return { kind: "variant", name, when, parts, ...this.docOf(first), span: this.spanFrom(first) };
  });

  readonly policyPart = this.RULE("policyPart", (): PolicyPart => {
    const first = this.peek();
    return this.OR<PolicyPart>([
      {
        ALT: () => {
          this.CONSUME(word.message);
          if (unopenedBlock(this, "message") || (this.is(t.Name) && this.is(t.LeftBrace, 2))) {
            const use = this.SUBRULE2(this.messageBlock);
            return { kind: "message", use, span: this.spanFrom(first) };
          }
          if (this.is(t.Text)) return { kind: "message", use: this.aName(3), span: this.spanFrom(first) };
          const use = this.pick<MessageBlock | Name>(
            1,
            "`inline`, `feedback` or `thanks` and a block, or the name of a shared message",
            [{ ALT: () => this.SUBRULE(this.messageBlock) }, { ALT: () => this.aName(0) }],
            () => this.nameOf(this.missing(t.Name)),
          );
          return { kind: "message", use, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.priority);
          const value = this.anInt(0);
          return { kind: "priority", value, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.fatigue);
          if (unopenedBlock(this, "fatigue")) {
            const use = this.SUBRULE2(this.limitBlock);
            return { kind: "fatigue", use, span: this.spanFrom(first) };
          }
          if (this.is(t.Text)) return { kind: "fatigue", use: this.aName(4), span: this.spanFrom(first) };
          const use = this.pick<LimitBlock | Name>(
            2,
            "a block of limits in braces, or the name of shared limits",
            [{ ALT: () => this.SUBRULE(this.limitBlock) }, { ALT: () => this.aName(1) }],
            () => this.nameOf(this.missing(t.Name)),
          );
          return { kind: "fatigue", use, span: this.spanFrom(first) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(word.escalate);
          if (unopenedBlock(this, "escalate")) {
            const use = this.SUBRULE2(this.stepBlock);
            return { kind: "escalate", use, span: this.spanFrom(first) };
          }
          if (this.is(t.Text)) return { kind: "escalate", use: this.aName(5), span: this.spanFrom(first) };
          const use = this.pick<StepBlock | Name>(
            3,
            "a block of steps in braces, or the name of a shared ladder",
            [{ ALT: () => this.SUBRULE(this.stepBlock) }, { ALT: () => this.aName(2) }],
            () => this.nameOf(this.missing(t.Name)),
          );
          return { kind: "escalate", use, span: this.spanFrom(first) };
        },
      },
    ]);
  });

  readonly controls = this.RULE("controls", (): Controls => {
    const first: Lexeme = this.peek();
    this.CONSUME(word.controls);
    const expected = "the name of a framework such as `nist_csf_2`";
    const missing = this.is(t.Text) && reportMissing(this, expected);
    const framework = missing ? this.nameOf(this.missing(t.Name)) : this.aName(0, expected);
    const identifiers: StringLiteral[] = [this.aString(0)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      identifiers.push(this.aString(1));
    });
    return { kind: "controls", framework, identifiers, span: this.spanFrom(first) };
  });
}
