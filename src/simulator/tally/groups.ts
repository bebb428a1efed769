/** Moments by the values that people have of their attributes. */
import { compareCodePoints } from "../../base/codepoints.js";
import { getOrInsert } from "../../base/get-or-insert.js";
import type { Bundle } from "../../bundle/types.js";
import type { Audiences, DecodedPerson, FieldPlan } from "../../engine/index.js";
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
  }

  add(person: DecodedPerson, moments: number, unreached: number): void {
    for (const field of this.fields) {
      const value = this.audiences.written(field, person.values[field.slot]);
      addTo(this.byAttribute.get(field.name)!, value, 1, moments, unreached);
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
        addTo(values, text, people!.count(), moments!.count(), unreached!.count());
      }
    }
  }

  merge(other: AttributeGroups): void {
    for (const [attribute, values] of other.byAttribute)
      for (const [value, { people, moments, unreached }] of values)
        addTo(this.byAttribute.get(attribute)!, value, people, moments, unreached);
  }
}

function addTo(
  groups: Map<string | undefined, GroupCounts>,
  value: string | undefined,
  people: number,
  moments: number,
  unreached: number,
): void {
  const group = getOrInsert(groups, value, () => ({ people: 0, moments: 0, unreached: 0 }));
  group.people += people;
  group.moments += moments;
  group.unreached += unreached;
}
