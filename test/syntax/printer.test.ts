/** What is printed reads back as the same tree. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  printExpression,
  printGoal,
  printLimit,
  printScope,
  printStep,
  printText,
  quote,
} from "../../src/syntax/index.js";
import { codes, declaration, expression, withoutSpans } from "./parsing.js";

/** Texts of conditions, by the grammar. */
const grammar = fc.letrec<Record<"condition" | "comparison" | "sum" | "primary", string>>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    tie("comparison"),
    tie("comparison").map((operand) => `not ${operand}`),
    fc.array(tie("comparison"), { minLength: 2, maxLength: 4 }).map((operands) => operands.join(" and ")),
    fc.array(tie("comparison"), { minLength: 2, maxLength: 4 }).map((operands) => operands.join(" or ")),
  ),
  comparison: fc.oneof(
    { depthSize: "small" },
    tie("sum"),
    fc
      .tuple(
        tie("sum"),
        fc.constantFrom(
          "is",
          "is not",
          "<",
          "<=",
          ">",
          ">=",
          "in",
          "not in",
          "contains",
          "contains any of",
          "contains all of",
          "starts with",
          "ends with",
        ),
        tie("sum"),
      )
      .map((parts) => parts.join(" ")),
    tie("sum").map((operand) => `${operand} exists`),
    tie("sum").map((operand) => `${operand} matches "[a-z]+\\\\d"`),
  ),
  sum: fc.oneof(
    { depthSize: "small" },
    tie("primary"),
    fc
      .tuple(tie("primary"), fc.constantFrom("+", "-", "*", "/", "otherwise"), tie("primary"))
      .map((parts) => parts.join(" ")),
    fc.array(tie("primary"), { minLength: 3, maxLength: 5 }).map((parts) => parts.join(" - ")),
  ),
  primary: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("1", "-250_000", "3.5", "80%", "4h", "25MiB", "18:00", "2027-03-31", "2027-03-31T08:00Z", "true"),
    fc.constantFrom("event.x", "person.when", "urgency", 'record."@t"[3].is', '""', '"a\\n\\u{e9}{x}\\\\"'),
    fc.array(tie("sum"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    tie("condition").map((inner) => `(${inner})`),
    fc.array(tie("condition"), { minLength: 1, maxLength: 2 }).map((inner) => `f(${inner.join(", ")})`),
    tie("condition").map((where) => `count(a.b where ${where} within 7d)`),
    fc.constantFrom("count(a.b within 7d)", "distinct(event.x within 2w)", "first time within 1h"),
  ),
}));

describe("expressions", () => {
  it("print as they were written, on one line", () => {
    fc.assert(
      fc.property(grammar.condition, (text) => {
        expect(printExpression(expression(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("read back as the same tree", () => {
    fc.assert(
      fc.property(grammar.condition, (text) => {
        const tree = expression(text.replaceAll(" ", "\n  "));
        expect(withoutSpans(expression(printExpression(tree)))).toEqual(withoutSpans(tree));
      }),
    );
  });
});

describe("limits", () => {
  it.each([
    "wait 4h",
    "wait 4h across all for everyone",
    "at most 1_000 within 7d across tag phishing",
    "at most 2 per day for each person.department when risk < critical and not event.x",
    "at most 1 per event across all",
    "quiet 19:00 to 07:00",
    "quiet on saturday, sunday when night_shift",
    "back off 2x up to 14d after not_useful",
    "mute 30d after 3 dismissed within 7d",
  ])("%s", (text) => {
    const spread = `limits { ${text.replaceAll(" ", "  \n ")} }`;
    const [limit] = declaration("limits", spread).limits;
    expect(limit && printLimit(limit)).toBe(text);
  });

  it("print a scope alone", () => {
    const [limit] = declaration("limits", "limits { wait 4h across tag t for each person.team }").limits;
    expect(limit?.kind === "wait" && printScope(limit.scope)).toBe("across tag t for each person.team");
    const [plain] = declaration("limits", "limits { wait 4h }").limits;
    expect(plain?.kind === "wait" && printScope(plain.scope)).toBe("");
    expect(plain?.kind === "wait" && plain.scope.span).toEqual({ file: "a.kairos", start: 16, end: 16 });
  });
});

describe("steps", () => {
  it.each([
    ["at 3 occurrences within 30d follow up phishing_201"],
    ["at 1 occurrence within 30d follow up phishing_201"],
    ["at 2 occurrence within 30d follow up f", "at 2 occurrences within 30d follow up f"],
    ['at 5 prompts within 90d notify person.manager otherwise "a@b.example" by weekly digest'],
    ['at 4 dismissed within 30d review process { en "Why?" de "Warum?" } by person.manager'],
    ['at 4 ignored within 30d review incentives "Why?"'],
  ])("%s", (text, printed = text) => {
    const [step] = declaration("escalate", `escalate e { ${text} }`).steps;
    expect(step && printStep(step)).toBe(printed);
  });
});

describe("goals", () => {
  it.each([
    "prompts per person per week of p for s p95 at most 3",
    "interruption per day at most 5m",
    "coverage of high risk at least 80%",
    "precision at least 0.5",
    "dismissed of p at most 10%",
  ])("%s", (text) => {
    const [goal] = declaration("budget", `budget { ${text} }`).goals;
    expect(goal && printGoal(goal)).toBe(text);
  });
});

describe("texts", () => {
  it.each(['"Bye, {person.name}. \\{\\}"', '{ en "Bye." pt-BR "Tchau." }'])("%s", (text) => {
    expect(printText(declaration("text", `text t ${text}`).text)).toBe(text);
  });

  it("quote any text so that it reads back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const text = `org { a: ${quote(value)} }`;
        expect(codes(text)).toEqual([]);
        const [constant] = declaration("org", text).clauses;
        expect(constant?.kind === "constant" && constant.value).toMatchObject({ kind: "string", value });
      }),
    );
  });
});
