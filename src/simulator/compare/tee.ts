/** One source of bytes for two readers, piece by piece: neither is ever more than a piece ahead, and nothing is read twice. */
import type { ByteSource } from "../bytes/source.js";

const PIECE_BYTES = 256 * 1024;

/** @param onPiece - called when both readers have worked on all that was read before */
export function tee(source: ByteSource, onPiece: () => void = () => {}): readonly [ByteSource, ByteSource] {
  const piece = new Uint8Array(PIECE_BYTES);
  const at = [0, 0];
  const asking = [false, false];
  const closed = [false, false];
  let length = 0;
  let ended = false;
  let failure: unknown;
  let wake: (() => void) | undefined;
  const wakeOther = (): void => {
    wake?.();
    wake = undefined;
  };

  const refill = async (): Promise<void> => {
    onPiece();
    try {
      length = await source.read(piece, 0);
      ended = length === 0;
    } catch (error) {
      failure = error;
      ended = true;
      length = 0;
    }
    at.fill(0);
    asking.fill(false);
    wakeOther();
  };

  const reader = (side: 0 | 1): ByteSource => {
    const other = 1 - side;
    return {
      name: source.name,
      ...(source.size === undefined ? {} : { size: source.size }),
      position: () => source.position(),
      async read(target, offset) {
        // oxlint-disable-next-line no-unmodified-loop-condition -- `refill` ends it
        while (at[side] === length && !ended) {
          asking[side] = true;
          // oxlint-disable-next-line no-await-in-loop -- the next piece comes when both have asked for it
          await (asking[other] === true || closed[other] === true
            ? refill()
            : new Promise<void>((resolve) => {
                wake = resolve;
              }));
        }
        if (failure !== undefined && at[side] === length) throw failure;
        const count = Math.min(length - at[side]!, target.length - offset);
        target.set(piece.subarray(at[side]!, at[side]! + count), offset);
        at[side]! += count;
        return count;
      },
      async close() {
        closed[side] = true;
        wakeOther();
        if (closed[other] === true) await source.close();
      },
    };
  };
  return [reader(0), reader(1)];
}
