/** Later stages are told where a mistake leaves the tree unsure, so that it is told of once. */
import { expect, it } from "vitest";
import { compile } from "../../src/compiler/index.js";
import { parsed } from "./parsing.js";

function doubtful(text: string): string[] {
  return parsed(text).doubtful.map(({ start, end }) => text.slice(start, end));
}

it("is the clause with the mistake, and what stands before the block that it is in", () => {
  expect(doubtful('policy p {\n  title 5 5\n  owner "o"\n}\n')).toEqual(["title 5", "title 5 5", "policy p {"]);
  expect(doubtful("limits {\n  wait 4h\n  frobnicate all\n  wait 5h\n}\n")).toEqual([
    "wait 4h\n  frobnicate all",
    "limits {",
  ]);
});

it("is nothing where the text says what was meant", () => {
  expect(doubtful("limits { wait 4h when risk == low }")).toEqual([]);
});

it("is a line whose quotes do not pair up", () => {
  expect(doubtful('org {\n  domain: "x\n}')).toEqual(['  domain: "x']);
});

it.each([
  ["a clause that lost its word", "trigger on mail.sent", "on mail.sent"],
  ["an event type that lost its second part", "mail.sent when", "mail. when"],
  ["a condition that lost its operator", "risk is low", "risk low"],
  ["a text that lost its words", 'body "Wait."', "body"],
])("%s gives one error", (_name, from, to) => {
  const text = `event mail.sent { moment after }
policy sent {
  owner   "a@b.example"
  trigger on mail.sent when risk is low
  message feedback {
    body "Wait."
  }
  fatigue { wait 4h }
}
`;
  const codes = (written: string): string[] =>
    compile([{ path: "a.kairos", text: written }]).diagnostics.map((diagnostic) => diagnostic.code);
  expect(codes(text)).toEqual([]);
  expect(codes(text.replace(from, to))).toHaveLength(1);
});
