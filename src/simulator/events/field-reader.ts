/** The declared fields of one event type, found among the members that the scanner noted, and decoded from their bytes. */
import type { ByteTools } from "../bytes/source.js";
import { Misfit } from "../../engine/event.js";
import type { EventTypePlan, FieldPlan, Value } from "../../engine/event.js";
import { ByteCache } from "../json/interning.js";
import { FALSE, INTEGER, MEMBER_WIDTH, NULL, STRING, TRUE } from "../json/scanner.js";
import type { JsonScanner } from "../json/scanner.js";
import { MASKS, sameBytes, wordOf } from "../json/words.js";

const encoder = new TextEncoder();

/** Stands in a cache for "not met". */
const NOTHING = Symbol("nothing");

/** More fields than this are not told apart by the bits of a number: such types are read the plain way. */
const MOST_FIELDS = 31;

export class FieldReader {
  /** By slot, of the event that was last read. Used again for the next one. */
  readonly values: Value[] = [];
  private readonly lengths: Int32Array;
  private readonly firstWords: Int32Array;
  private readonly names: DataView[] = [];
  private readonly absent: Value[] = [];
  private readonly caches: ByteCache<Value | Misfit | typeof NOTHING>[] = [];
  private required = 0;
  private readonly readable: boolean;
  /** By slot: 1 where any plain string fits, and nothing looks at it. */
  private readonly unseen: Uint8Array;

  constructor(
    readonly type: EventTypePlan,
    private readonly tools: ByteTools,
    /** The fields that expressions look at; others of type string stay empty. */
    fieldsRead: ReadonlySet<string>,
  ) {
    const { fields } = type;
    this.readable = fields.length <= MOST_FIELDS;
    this.lengths = new Int32Array(fields.length);
    this.firstWords = new Int32Array(fields.length);
    this.unseen = new Uint8Array(fields.length);
    for (const { name, slot, decode, field } of fields) {
      if (field.type === "string" && type.name !== "kairos.response" && !fieldsRead.has(name)) this.unseen[slot] = 1;
      const bytes = encoder.encode(name);
      const padded = new Uint8Array(bytes.length + 4);
      padded.set(bytes);
      this.names.push(new DataView(padded.buffer));
      this.lengths[slot] = bytes.length;
      this.firstWords[slot] = wordOf(name);
      const absent = decode(undefined);
      if (absent instanceof Misfit) this.required |= 1 << slot;
      this.absent.push(absent instanceof Misfit ? undefined : absent);
      this.values.push(undefined);
      this.caches.push(new ByteCache<Value | Misfit | typeof NOTHING>(NOTHING));
    }
  }

  /** Fills `values` from the members of `data`. False where something does not fit, and the plain way must say what. */
  read(scanner: JsonScanner): boolean {
    if (!this.readable) return false;
    const { values, absent } = this;
    for (let slot = 0; slot < absent.length; slot += 1) values[slot] = absent[slot];
    const { members, view } = scanner;
    const count = scanner.memberCount;
    let missing = this.required;
    for (let member = 0; member < count; member += 1) {
      const base = member * MEMBER_WIDTH;
      const nameAt = members[base]!;
      const slot = this.slotOf(view, nameAt, members[base + 1]! - nameAt);
      if (slot < 0) continue;
      const kind = members[base + 2]!;
      if (kind === STRING && this.unseen[slot] === 1) {
        values[slot] = "";
        missing &= ~(1 << slot);
        continue;
      }
      if (kind === NULL) {
        // The last of several members of one name counts.
        values[slot] = absent[slot];
        missing |= (1 << slot) & this.required;
        continue;
      }
      const field = this.type.fields[slot]!;
      const value =
        kind === TRUE
          ? field.decode(true)
          : kind === FALSE
            ? field.decode(false)
            : kind === INTEGER
              ? field.decode(scanner.numbers[member])
              : this.text(scanner, field, kind, members[base + 3]!, members[base + 4]!);
      if (typeof value === "object" && value instanceof Misfit) return false;
      values[slot] = value;
      missing &= ~(1 << slot);
    }
    return missing === 0;
  }

  /** A value by the bytes that it is written with. */
  private text(scanner: JsonScanner, field: FieldPlan, kind: number, start: number, end: number): Value | Misfit {
    const { view, bytes } = scanner;
    const length = end - start;
    const cache = this.caches[field.slot]!;
    const slot = cache.slot(view, start, length);
    if (slot >= 0) {
      const kept = cache.at(slot, view, start, length);
      if (kept !== NOTHING) return kept as Value | Misfit;
    }
    const json: unknown =
      kind === STRING ? this.tools.ascii(bytes, start + 1, end - 1) : JSON.parse(this.tools.utf8(bytes, start, end));
    const value = field.decode(json);
    if (slot >= 0) cache.keep(slot, bytes, start, length, value);
    return value;
  }

  private slotOf(view: DataView, at: number, length: number): number {
    const { lengths, firstWords } = this;
    const word = view.getInt32(at, true) & (length < 4 ? MASKS[length]! : -1);
    for (let slot = 0; slot < lengths.length; slot += 1) {
      if (
        lengths[slot] === length &&
        firstWords[slot] === word &&
        (length <= 4 || sameBytes(this.names[slot]!, 4, view, at + 4, length - 4))
      ) {
        return slot;
      }
    }
    return -1;
  }
}
