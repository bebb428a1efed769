/** Tables of conditions: each column is a condition in the language, each row an event and the columns that hold for it. */
import type { Json } from "../../src/base/json.js";
import type { Bundle, Expr, Field, Policy } from "../../src/bundle/types.js";
import { compile } from "../../src/compiler/index.js";
import { finish } from "../generators/bundle.js";
import { printExpr } from "../generators/print.js";
import type { By } from "./format.js";
import { WrittenWrong } from "./wrong.js";

export interface Table {
  readonly table: string;
  /** `hand` unless said. */
  readonly by?: By;
  /** Declarations beside the event type `act.done`: enums, attributes of the person, constants. */
  readonly vocabulary?: string;
  /** Of the organisation. */
  readonly zone?: string;
  /** Fields of `act.done`, and its risk. */
  readonly fields: string;
  /** Fields that may be missing though no condition guards them: what a bundle allows and the language does not. */
  readonly unguarded?: readonly string[];
  readonly suffixRules?: readonly string[];
  /** What is written stands for itself: the oracle would take too long. */
  readonly byHandAlone?: true;
  /** By the name of the column; an expression where the language cannot say it. */
  readonly columns: Readonly<Record<string, string | Expr>>;
  readonly rows: readonly Row[];
}

/** The event's data, or its JSON where plain JSON cannot carry it; the columns that hold, with a space between. */
export type Row = readonly [data: Json | { readonly text: string }, holds: string, more?: RowMore];

export interface RowMore {
  /** An instant; else one second after the row before. */
  readonly time?: string;
  /** Who acts, by default nobody that other rows have: each row with a person of its own starts without a history. */
  readonly who?: string;
  readonly person?: Json;
  readonly type?: string;
}

export const isTextRow = (data: Row[0]): data is { readonly text: string } =>
  typeof data === "object" && data !== null && !Array.isArray(data) && Object.keys(data).join() === "text";

/** How the condition of a column reads. */
export const columnText = (column: string | Expr): string => (typeof column === "string" ? column : printExpr(column));

/** One policy for each column, triggered by `act.done`. */
export function tableBundle(table: Table): Bundle {
  const { vocabulary = "", zone = "UTC", fields, unguarded = [], suffixRules, columns } = table;
  const org = vocabulary.includes("org {") ? "" : `org { locales en timezone ${JSON.stringify(zone)} }`;
  const policies = Object.entries(columns).map(
    ([name, when]) =>
      `policy ${name} { trigger on act.done ${typeof when === "string" ? `when ${when}` : ""} message inline { body "-" } }`,
  );
  const event = `event act.done { moment before ${fields} }`;
  const compiled = compileText([org, vocabulary, event, ...policies].join("\n"), table.table);
  const patched: Bundle = {
    ...compiled,
    policies: Object.fromEntries(
      Object.entries(compiled.policies).map(([name, policy]): [string, Policy] => {
        const when = columns[name]!;
        return [name, typeof when === "string" ? policy : { ...policy, triggers: [{ on: ["act.done"], when }] }];
      }),
    ),
    events: {
      ...compiled.events,
      "act.done": {
        ...compiled.events["act.done"]!,
        fields: Object.fromEntries(
          Object.entries(compiled.events["act.done"]!.fields).map(([name, field]): [string, Field] => [
            name,
            unguarded.includes(name) ? { ...field, optional: true } : field,
          ]),
        ),
      },
    },
  };
  const finished = finish(patched);
  return suffixRules === undefined ? finished : { ...finished, suffixRules };
}

/** A bundle from policy text, without the positions of its source. */
export function compileText(text: string, name: string): Bundle {
  const { bundle, diagnostics } = compile([{ path: "policies.kairos", text }]);
  if (bundle === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const shown = errors.map(({ message, span }) => `${message}: ${text.slice(span.start, span.end)}`);
    throw new WrittenWrong(`${name}: ${shown.join("\n  ")}`);
  }
  const { sourceMap: _, ...rest } = bundle;
  return rest;
}
