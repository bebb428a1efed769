/** JUnit XML, the form in which CI systems take results: suites of cases, each with its place and perhaps a failure. */
import XMLBuilder from "fast-xml-builder";
import { printable } from "../diagnostics/display-width.js";

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

export interface JunitCase {
  readonly name: string;
  /** What it belongs to, such as its file. */
  readonly className: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly seconds?: number;
  readonly failure?: { readonly message: string; readonly text: string };
}

/** A document with an XML declaration. What XML cannot hold is shown as `�`. */
export function junitXml(name: string, suites: readonly JunitSuite[]): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
  const cases = suites.flatMap((suite) => suite.cases);
  const body = builder.build({
    testsuites: {
      ...attributes({ name, ...totals(cases) }),
      testsuite: suites.map((suite) => ({
        ...attributes({ name: suite.name, ...totals(suite.cases) }),
        testcase: suite.cases.map(testCase),
      })),
    },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.trimEnd()}\n`;
}

function testCase({ name, className, file, line, seconds, failure }: JunitCase): object {
  return {
    ...attributes({ name, classname: className, file, line, time: seconds?.toFixed(3) }),
    ...(failure === undefined
      ? {}
      : { failure: { ...attributes({ message: failure.message, type: "failure" }), "#text": clean(failure.text) } }),
  };
}

function totals(cases: readonly JunitCase[]): Readonly<Record<string, string | number | undefined>> {
  const timed = cases.filter(({ seconds }) => seconds !== undefined);
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: 0,
    skipped: 0,
    time: timed.length === 0 ? undefined : timed.reduce((sum, { seconds = 0 }) => sum + seconds, 0).toFixed(3),
  };
}

function attributes(members: Readonly<Record<string, string | number | undefined>>): object {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === undefined ? [] : [[`@_${name}`, clean(String(value)).replaceAll("\n", " ")]],
    ),
  );
}

/** XML 1.0 has no place for control characters, halves of characters and the two last of a plane. */
function clean(text: string): string {
  return text
    .split("\n")
    .map((line) => printable(line).replace(/[\uFFFE\uFFFF]/g, "\uFFFD"))
    .join("\n");
}
