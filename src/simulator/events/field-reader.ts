/** The declared fields of one event type, found among the members that the scanner noted, and decoded from their bytes. */
import type { ByteTools } from "../bytes/source.js";
import { Misfit } from "../../engine/event.js";
import type { EventTypePlan, Value } from "../../engine/event.js";
import { ByteCache } from "../json/interning.js";
import { FALSE, INTEGER, MEMBER_WIDTH, NULL, STRING, TRUE, UNRESOLVED } from "../json/scanner.js";
import type { JsonScanner } from "../json/scanner.js";
import { MemberNames } from "../json/names.js";
import { isNumeric, isUnseen } from "./fields-read.js";
import type { FieldsRead } from "./fields-read.js";

/** Stands in a cache for "not met". */
const NOTHING = Symbol("nothing");

/** More fields than this are not told apart by the bits of a number: such types are read the plain way. */
const MOST_FIELDS = 31;

type Read = Value | Misfit | typeof NOTHING;

export class FieldReader {
  /** By slot, of the event that was last read. Used again for the next one. */
  readonly values: Value[] = [];
  private readonly readable: boolean;
  /** By slot. */
  readonly names: MemberNames;
  private readonly absent: Value[] = [];
  private readonly decoders: ((json: unknown) => Value | Misfit)[] = [];
  private readonly whenTrue: (Value | Misfit)[] = [];
  private readonly whenFalse: (Value | Misfit)[] = [];
  private readonly caches: ByteCache<Read>[] = [];
  /** By slot: 1 where whole numbers are taken as they are. */
  private readonly numeric: Uint8Array;
  /** By slot: 1 where any plain string fits, and nothing looks at it. */
  private readonly unseen: Uint8Array;
  /** One bit per slot: all of them, and those that must be there. */
  private readonly all: number;
  private required = 0;

  constructor(
    readonly type: EventTypePlan,
    private readonly tools: ByteTools,
    /** The fields that expressions look at; others of type string stay empty. */
    fieldsRead: FieldsRead,
  ) {
    const { fields } = type;
    this.readable = fields.length <= MOST_FIELDS;
    this.all = this.readable ? 2 ** fields.length - 1 : 0;
    this.names = new MemberNames(fields.map((field) => field.name));
    this.numeric = new Uint8Array(fields.length);
    this.unseen = new Uint8Array(fields.length);
    for (const { name, slot, decode, field } of fields) {
      if (isNumeric(field)) this.numeric[slot] = 1;
      if (isUnseen(type, name, field, fieldsRead)) this.unseen[slot] = 1;
      const absent = decode(undefined);
      if (absent instanceof Misfit) this.required |= 1 << slot;
      this.absent.push(absent instanceof Misfit ? undefined : absent);
      this.values.push(undefined);
      this.decoders.push(decode);
      this.whenTrue.push(decode(true));
      this.whenFalse.push(decode(false));
      this.caches.push(new ByteCache<Read>(NOTHING));
    }
  }

  /** Fills `values` from the members of a line's `data`. False where something does not fit, and the plain way must say what. */
  read(scanner: JsonScanner, line: number): boolean {
    if (!this.readable) return false;
    const { values, absent, required, names } = this;
    const { members, view } = scanner;
    const first = scanner.firstMember[line]!;
    const count = scanner.memberCount[line]!;
    let missing = this.all;
    for (let member = 0; member < count; member += 1) {
      const base = (first + member) * MEMBER_WIDTH;
      let slot = members[base + 5]!;
      if (slot === UNRESOLVED) {
        const nameAt = members[base]!;
        slot = names.positionOf(view, nameAt, members[base + 1]! - nameAt, member);
      }
      if (slot < 0) continue;
      const kind = members[base + 2]!;
      let value: Value | Misfit;
      if (kind === STRING) {
        value = this.unseen[slot] === 1 ? "" : this.text(scanner, slot, STRING, members[base + 3]!, members[base + 4]!);
      } else if (kind === INTEGER && this.numeric[slot] === 1) {
        value = scanner.numbers[first + member];
      } else if (kind === TRUE) {
        value = this.whenTrue[slot];
      } else if (kind === FALSE) {
        value = this.whenFalse[slot];
      } else if (kind === NULL) {
        // The last of several members of one name counts.
        missing |= 1 << slot;
        continue;
      } else {
        value = this.text(scanner, slot, kind, members[base + 3]!, members[base + 4]!);
      }
      if (typeof value === "object" && value instanceof Misfit) return false;
      values[slot] = value;
      missing &= ~(1 << slot);
    }
    if (missing === 0) return true;
    if ((missing & required) !== 0) return false;
    for (let slot = 0; slot < absent.length; slot += 1) if ((missing & (1 << slot)) !== 0) values[slot] = absent[slot];
    return true;
  }

  /** A value by the bytes that it is written with. */
  private text(scanner: JsonScanner, field: number, kind: number, start: number, end: number): Value | Misfit {
    const { view, bytes } = scanner;
    const length = end - start;
    const cache = this.caches[field]!;
    const kept = cache.find(view, start, length);
    if (kept !== NOTHING) return kept as Value | Misfit;
    const json: unknown =
      kind === STRING ? this.tools.ascii(bytes, start + 1, end - 1) : JSON.parse(this.tools.utf8(bytes, start, end));
    const value = this.decoders[field]!(json);
    cache.keep(view, start, length, value);
    return value;
  }
}
