/** What the options of `simulate` ask of the figures: read, checked against the bundle, and said plainly where it cannot be. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseDuration } from "../../base/units.js";
import type { Bundle, RiskLevel } from "../../bundle/index.js";
import { Pseudonyms } from "../../report/index.js";
import type { ReportFacts } from "../../report/index.js";
import { FIELD, ResponseModel, Responses } from "../../simulator/index.js";
import type { Label, PeopleTable, ResponseParameters, TallyOptions } from "../../simulator/index.js";
import { wrongUse } from "../exit.js";

export interface FigureOptions {
  readonly warmUp?: string | undefined;
  readonly risk: RiskLevel;
  readonly overhead: string;
  readonly label?: readonly string[] | undefined;
}

/** What a report says beside its figures. */
export interface FactOptions {
  readonly population?: number | undefined;
  readonly ramp?: string | undefined;
  readonly backtestWeeks?: number | undefined;
  readonly smallGroups?: boolean | undefined;
  readonly pseudonymize?: string | undefined;
}

export function tallyOptionsOf(options: FigureOptions, bundle: Bundle): TallyOptions {
  return {
    risk: options.risk,
    warmUpMs: options.warmUp === undefined ? 0 : duration("--warm-up", options.warmUp),
    overheadMs: duration("--overhead", options.overhead),
    labels: (options.label ?? []).map((label) => labelOf(label, bundle)),
  };
}

type AskedFacts = Pick<ReportFacts, "smallGroups" | "rollout" | "backtestWeeks">;

export function factsOf({ smallGroups, population, ramp, backtestWeeks }: FactOptions): AskedFacts {
  if (population !== undefined && !(Number.isSafeInteger(population) && population > 0))
    throw wrongUse(`--population ${population} is no number of people`, "write a whole number above 0");
  if (backtestWeeks !== undefined && !(Number.isInteger(backtestWeeks) && backtestWeeks > 0))
    throw wrongUse(`--backtest-weeks ${backtestWeeks} is no number of weeks`, "write a whole number above 0");
  const stages = ramp?.split(",").map(stageOf);
  return {
    smallGroups: smallGroups ?? false,
    ...(population === undefined && stages === undefined
      ? {}
      : {
          rollout: {
            ...(population === undefined ? {} : { population }),
            ...(stages === undefined ? {} : { ramp: stages }),
          },
        }),
    ...(backtestWeeks === undefined ? {} : { backtestWeeks }),
  };
}

/** Undefined where ids stay as they are. */
export async function pseudonymsOf(
  { pseudonymize }: FactOptions,
  people: PeopleTable | undefined,
): Promise<Pseudonyms | undefined> {
  if (pseudonymize === undefined) return undefined;
  const isPerson = (id: string): boolean => people?.get(id) !== undefined;
  return new Pseudonyms(pseudonymize === "" ? randomBytes(32) : await keyOf(pseudonymize), isPerson);
}

/** What a file of that name holds, less a line feed at its end; else the text itself. */
async function keyOf(text: string): Promise<Uint8Array> {
  if (text === "-")
    throw wrongUse("--pseudonymize takes no key from standard input", "name a file that holds the key, or a key");
  const bytes = await readFile(text).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENAMETOOLONG") return new TextEncoder().encode(text);
    throw wrongUse(`--pseudonymize ${text} cannot be read (${error.code})`, "name a file that holds the key, or a key");
  });
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  if (end === 0)
    throw wrongUse(`--pseudonymize ${text} holds no key`, "write a key into the file, of 32 random bytes or so");
  return bytes.subarray(0, end);
}

function duration(option: string, text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw wrongUse(`${option} ${text} is no length of time`, "write it as in 30d, 12h or 5s");
  return ms;
}

function stageOf(text: string): number {
  const [, digits] = /^\s*(\d+(?:\.\d+)?)%\s*$/.exec(text) ?? [];
  const share = Number(digits) / 100;
  if (!(share > 0 && share <= 1))
    throw wrongUse(`--ramp: \`${text}\` is no share of the people`, "write stages as in --ramp 10%,50%,100%");
  return share;
}

function labelOf(text: string, bundle: Bundle): Label {
  const dot = text.lastIndexOf(".");
  if (dot <= 0 || dot === text.length - 1)
    throw wrongUse(`--label ${text} names no field`, "write it as TYPE.FIELD, as in mail.reported.malicious");
  const type = text.slice(0, Math.max(0, dot));
  const field = text.slice(dot + 1);
  const declared = Object.hasOwn(bundle.events, type) ? bundle.events[type] : undefined;
  if (declared === undefined)
    throw wrongUse(
      `--label ${text}: there is no event type \`${type}\``,
      "write it as TYPE.FIELD, as in mail.reported.malicious",
    );
  if (!Object.hasOwn(declared.fields, field) || declared.fields[field]!.type !== "bool")
    throw wrongUse(
      `--label ${text}: \`${type}\` has no field \`${field}\` of type bool`,
      "name a field that says whether the moment was truly risky",
    );
  return { type, field };
}

/** `field`, or the file of parameters that differ from it; undefined where no model was asked for. */
export async function responsesOf(model: string | undefined, bundle: Bundle): Promise<Responses | undefined> {
  if (model === undefined) return undefined;
  if (model === "field") return new Responses(bundle, new ResponseModel(FIELD));
  const text = await readFile(model, "utf8").catch(() => {
    throw wrongUse(`--responses ${model} is no model and no file`, "write `field`, or name a JSON file of parameters");
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrongUse(`--responses ${model} holds no JSON`, 'write parameters, as in {"averted": 0.05}');
  }
  const parameters: ResponseParameters = { ...FIELD };
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw wrongUse(`--responses ${model} holds no object`, 'write parameters, as in {"averted": 0.05}');
  for (const [name, value] of Object.entries(given)) {
    const isShare = name === "overload" || name === "familiarity" || name === "averted";
    const least = name === "failAlpha" || name === "failBeta" ? 1 : 0;
    const fits = typeof value === "number" && (isShare ? value >= 0 && value <= 1 : value > 0 && value >= least);
    if (!Object.hasOwn(FIELD, name) || !fits || !Number.isFinite(value))
      throw wrongUse(
        `--responses ${model}: ${name} ${JSON.stringify(value)} is no parameter, or lies outside of what it can be`,
        `the parameters are ${Object.keys(FIELD).join(", ")}; shares from 0 to 1, failAlpha and failBeta from 1`,
      );
    Object.assign(parameters, { [name]: value });
  }
  return new Responses(bundle, new ResponseModel(parameters));
}
