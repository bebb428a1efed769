/** Moments by the values that people have of their attributes. */
import { compareCodePoints } from "../../base/codepoints.js";
import { getOrInsert } from "../../base/get-or-insert.js";
import type { Bundle } from "../../bundle/types.js";
import type { Audiences, DecodedPerson, FieldPlan, Value } from "../../engine/index.js";
import type { Plain } from "./plain.js";

export interface GroupCounts {
  people: number;
  moments: number;
  unreached: number;
}

/** The value is null where it is missing. */
export type GroupData = readonly [value: string | null, people: number, moments: number, unreached: number];

export class AttributeGroups {
  /** By attribute, then by value as records write it; undefined where it is missing. */
  readonly byAttribute = new Map<string, Map<string | undefined, GroupCounts>>();
  private readonly fields: readonly FieldPlan[];
  /** By field, then by value as the engine has it: the same counts. */
  private readonly byValue: readonly Map<Value, GroupCounts>[];

  /** Attributes that name somebody are left out, and so are numbers. */
  constructor(
    bundle: Bundle,
    private readonly audiences: Audiences,
  ) {
    this.fields = audiences.attributes.filter(({ name, field: { type, personal } }) => {
      const isGroup = type === "bool" || type === "string" || (typeof type === "object" && "enum" in type);
      return isGroup && personal !== true && Object.hasOwn(bundle.person, name);
    });
    for (const { name } of this.fields) this.byAttribute.set(name, new Map());
    this.byValue = this.fields.map(() => new Map());
  }

  add(person: DecodedPerson, moments: number, unreached: number): void {
    const { fields, byValue } = this;
    for (let at = 0; at < fields.length; at += 1) {
      const field = fields[at]!;
      const value = person.values[field.slot];
      const group = getOrInsert(byValue[at]!, value, () =>
        groupOf(this.byAttribute.get(field.name)!, this.audiences.written(field, value)),
      );
      addTo(group, 1, moments, unreached);
    }
  }

  plain(): Readonly<Record<string, readonly GroupData[]>> {
    return Object.fromEntries(
      [...this.byAttribute].map(([attribute, values]) => [
        attribute,
        [...values]
          .toSorted(
            ([a], [b]) => Number(b === undefined) - Number(a === undefined) || compareCodePoints(a ?? "", b ?? ""),
          )
          .map(([value, { people, moments, unreached }]): GroupData => [value ?? null, people, moments, unreached]),
      ]),
    );
  }

  take(plain: Plain): void {
    const attributes = plain.members([...this.byAttribute.keys()]);
    for (const [attribute, values] of this.byAttribute) {
      for (const group of attributes[attribute]!.list()) {
        const [value, people, moments, unreached] = group.list(4);
        const text = value!.isNull ? undefined : value!.text();
        addTo(groupOf(values, text), people!.count(), moments!.count(), unreached!.count());
      }
    }
  }

  merge(other: AttributeGroups): void {
    for (const [attribute, values] of other.byAttribute)
      for (const [value, { people, moments, unreached }] of values)
        addTo(groupOf(this.byAttribute.get(attribute)!, value), people, moments, unreached);
  }
}

function groupOf(groups: Map<string | undefined, GroupCounts>, value: string | undefined): GroupCounts {
  return getOrInsert(groups, value, () => ({ people: 0, moments: 0, unreached: 0 }));
}

function addTo(group: GroupCounts, people: number, moments: number, unreached: number): void {
  group.people += people;
  group.moments += moments;
  group.unreached += unreached;
}
