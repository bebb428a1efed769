/** The conditions of a bundle as CEL (cel.dev), beside the names and the form of what they look at. */
import { identity } from "../../bundle/canonical.js";
import type { Bundle, Field, ScalarType, Type } from "../../bundle/types.js";
import { predicatesOf } from "./predicates.js";
import { toCel, type CelPredicate } from "./translate.js";

export interface CelDocument {
  /** SHA-256 of the bundle that these are the conditions of. */
  readonly bundle: string;
  readonly variables: {
    /** Of every event type: its fields, and `id` and `time`. */
    readonly event: Readonly<Record<string, CelMembers>>;
    readonly person: CelMembers;
    readonly risk: CelMember;
  };
  /** By JSON pointer into the bundle. `on` are the types that the event may have, none where there is no event. */
  readonly predicates: Readonly<Record<string, CelPredicate & { readonly on: readonly string[] }>>;
}

type CelMembers = Readonly<Record<string, CelMember>>;

export interface CelMember {
  readonly type: string;
  /** What a number or a string stands for. */
  readonly is?: string;
  /** Not in the map where the event or the person lacks it; a default counts as there. */
  readonly optional?: true;
}

export function celDocument(bundle: Bundle): CelDocument {
  const predicates = predicatesOf(bundle).map(
    (predicate) => [predicate.pointer, { on: predicate.on, ...toCel(predicate, bundle) }] as const,
  );
  const events = Object.entries(bundle.events).map(
    ([name, { fields }]) =>
      [name, members({ id: { type: "string" }, time: { type: "timestamp" }, ...fields })] as const,
  );
  return {
    bundle: identity(bundle),
    variables: {
      event: Object.fromEntries(events),
      person: members({
        id: { type: "string" },
        timezone: { type: "timezone" },
        locale: { type: "locale" },
        ...bundle.person,
      }),
      risk: { type: "string", is: "the level by name: low, medium, high, critical" },
    },
    predicates: Object.fromEntries(predicates),
  };
}

function members(fields: Readonly<Record<string, Field>>): CelMembers {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { type, optional, default: standIn }]) => [
      name,
      { ...member(type), ...(optional && standIn === undefined ? { optional } : {}) },
    ]),
  );
}

function member(type: Type): CelMember {
  if (typeof type === "object" && "list" in type) {
    const { type: of, is } = member(type.list);
    return { type: `list(${of})`, ...(is === undefined ? {} : { is }) };
  }
  return typeof type === "object" ? { type: "string", is: `how records write a value of ${type.enum}` } : scalars[type];
}

const scalars: Readonly<Record<Exclude<ScalarType, object>, CelMember>> = {
  bool: { type: "bool" },
  int: { type: "double", is: "a whole number" },
  number: { type: "double" },
  percentage: { type: "double", is: "a share: 0.8 is 80%" },
  bytes: { type: "double", is: "bytes" },
  duration: { type: "double", is: "milliseconds" },
  timestamp: { type: "double", is: "milliseconds since the epoch" },
  time: { type: "double", is: "minutes since midnight" },
  date: { type: "string", is: "a date such as 2027-03-31" },
  string: { type: "string" },
  timezone: { type: "string", is: "the name of an IANA time zone" },
  locale: { type: "string", is: "a locale such as de-AT" },
};
