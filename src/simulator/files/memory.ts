/** Memory of the process that replays. */
import { setFlagsFromString } from "node:v8";

/**
 * Keeps the space for young objects as small as it is. What a replay makes lives for one event or to the end, so that a
 * larger one would be filled with garbage, and save nothing. To be called before anything else is read: it never shrinks.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
