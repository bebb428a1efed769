/** What the tally asks of people at each decision, and many have in common: where they are counted, their zone and locale. */
import { getOrInsert } from "../../base/get-or-insert.js";
import { Zone } from "../../base/zone.js";
import type { DecodedPerson } from "../../engine/event.js";
import type { Audiences } from "../../engine/index.js";

export interface Profile {
  /** Everybody, 0, and the segments that the person belongs to, by position + 1. */
  readonly groups: readonly number[];
  /** Undefined for somebody whose attributes do not fit: nothing is ever decided for them. */
  readonly zone: Zone | undefined;
  readonly locale: string | undefined;
}

export class Profiles {
  /** By number. */
  private readonly all: Profile[] = [];
  /** By zone, locale and segments, as text. */
  private readonly numbers = new Map<string, number>();
  /** The one that was asked for last without a segment, which is mostly the next one too. */
  private last = -1;
  private readonly zoneSlot: number;
  private readonly localeSlot: number;

  constructor(private readonly audiences: Audiences) {
    const slotOf = (name: string): number => audiences.attributes.findIndex((attribute) => attribute.name === name);
    this.zoneSlot = slotOf("timezone");
    this.localeSlot = slotOf("locale");
  }

  at(number: number): Profile {
    return this.all[number]!;
  }

  /** @param isCounted - others belong to no segment */
  numberOf(person: DecodedPerson, isCounted: boolean): number {
    const zone = person.values[this.zoneSlot] as string | undefined;
    const locale = person.values[this.localeSlot] as string | undefined;
    const isGrouped = isCounted && this.audiences.segments.length > 0;
    const segments = isGrouped ? this.audiences.segmentsOf(person) : NONE;
    if (segments.length > 0) return this.found(zone, locale, segments);
    const last = this.all[this.last];
    if (last === undefined || last.zone?.name !== zone || last.locale !== locale)
      this.last = this.found(zone, locale, NONE);
    return this.last;
  }

  private found(zone: string | undefined, locale: string | undefined, segments: readonly number[]): number {
    return getOrInsert(this.numbers, JSON.stringify([zone ?? null, locale ?? null, segments]), () => {
      this.all.push({
        groups: [0, ...segments.map((segment) => segment + 1)],
        zone: zone === undefined ? undefined : Zone.named(zone),
        locale,
      });
      return this.all.length - 1;
    });
  }
}

const NONE: readonly number[] = [];
