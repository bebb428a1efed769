/** V8 as a replay wants it, which is over in seconds. To be called before anything else is read or compiled. */
import { setFlagsFromString } from "node:v8";

/**
 * The space for young objects stays as small as it is: what a replay makes lives for one event or to the end, so that a
 * larger one would be filled with garbage, and save nothing. And code is optimised early rather than far, by threads that
 * take the processor from the one that replays: what waits for functions to be inlined ever deeper, for loops to be peeled,
 * and for the scanner's to be found hot, is most of the log.
 */
export function prepareV8(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--max-inlined-bytecode-size=200");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=500");
  setFlagsFromString("--no-turbo-loop-peeling");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
