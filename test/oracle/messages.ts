/** The words of a prompt. */
import type { Bundle, Expr, Message, Policy, Text, Type } from "../../src/bundle/types.js";
import type { RenderedMessage } from "../../src/engine/decision.js";
import type { Moment } from "./chronicle.js";
import type { Evaluator } from "./evaluate.js";
import { instantText } from "./instants.js";
import { codePoints, compareText } from "./texts.js";
import type { Value } from "./values.js";

/** The locales to be tried for a person, the best first. */
function preferences(bundle: Bundle, locale: string): string[] {
  const parts = locale.split("-");
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join("-")), ...bundle.org.locales];
}

export function localeOf(bundle: Bundle, text: Text, person: string): string {
  const written = Object.keys(text).toSorted(compareText);
  return preferences(bundle, person).find((locale) => written.includes(locale)) ?? written[0]!;
}

/** As RFC 8785 writes it, which has no word for what is no finite number. */
const numberText = (value: number): string => (Number.isFinite(value) ? JSON.stringify(value) : String(value));

function inLargestUnit(amount: number, units: readonly (readonly [string, number])[]): string {
  // What no unit divides, as a part of the smallest one or what is no number, stands in the smallest one.
  const [name, size] = units.find(([, each]) => amount % each === 0) ?? units.at(-1)!;
  return `${numberText(amount / size)}${name}`;
}
const durations = [
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;
const sizes = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
  ["B", 1],
] as const;

/** Nothing where arithmetic has left the years 1970 to 9999. */
const computedInstantText = (instant: number): string =>
  instant >= 0 && instant < Date.UTC(10_000, 0) ? instantText(instant) : "";

function words(bundle: Bundle, type: Type, value: Value, locale: string): string {
  if (value === undefined) return "";
  if (typeof type === "object" && "list" in type) {
    return (value as readonly Value[]).map((element) => words(bundle, type.list, element, locale)).join(", ");
  }
  if (typeof type === "object") {
    const found = bundle.enums[type.enum]?.values.find((each) => each.record === value);
    return found === undefined ? String(value) : (found.words?.[locale] ?? found.name);
  }
  switch (type) {
    case "duration":
      return inLargestUnit(value as number, durations);
    case "bytes":
      return inLargestUnit(value as number, sizes);
    case "timestamp":
      return computedInstantText(Math.floor(value as number));
    default:
      return typeof value === "number" ? numberText(value) : String(value);
  }
}

const removed: readonly (readonly [number, number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x061c, 0x061c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];

/** Text that an attacker may control. */
export function defang(text: string): string {
  const spaced = codePoints(text).map((point) => (["\t", "\n", "\r"].includes(point) ? " " : point));
  const kept = spaced.filter((point) => {
    const number = point.codePointAt(0)!;
    return !removed.some(([from, to]) => number >= from && number <= to);
  });
  const cut = kept.length > 100 ? [...kept.slice(0, 99), "…"] : kept;
  return cut
    .map((point) => (".。．｡".includes(point) ? "[.]" : point))
    .join("")
    .split("://")
    .join("[://]")
    .split("@")
    .join("[@]");
}

export class Renderer {
  constructor(
    private readonly bundle: Bundle,
    private readonly evaluator: Evaluator,
  ) {}

  message(message: Message, policy: Policy, signals: readonly string[], moment: Moment): RenderedMessage {
    const shown = signals.slice(0, policy.signals?.showAtMost ?? signals.length);
    const render = (text: Text): string => this.text(text, shown, moment);
    return {
      mode: message.mode,
      locale: localeOf(this.bundle, message.body, moment.person.locale),
      ...(message.title !== undefined && { title: render(message.title) }),
      body: render(message.body),
      ...(message.action !== undefined && {
        action: { label: render(message.action.label), opens: render(message.action.opens) },
      }),
    };
  }

  private text(text: Text, shown: readonly string[], moment: Moment): string {
    const locale = localeOf(this.bundle, text, moment.person.locale);
    return text[locale]!.map((part) => {
      if (typeof part === "string") return part;
      if ("text" in part) return this.text(this.bundle.texts[part.text]!, shown, moment);
      if ("signals" in part) {
        return shown.map((name) => this.text(this.bundle.signals[name]![part.signals], [], moment)).join(" ");
      }
      const said = this.spoken(part.value, moment, locale);
      return part.untrusted === true ? defang(said) : said;
    }).join("");
  }

  private spoken(value: Expr, moment: Moment, locale: string): string {
    return words(this.bundle, value.type, this.evaluator.value(value, moment), locale);
  }
}
