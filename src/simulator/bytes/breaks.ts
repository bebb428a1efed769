/** Why bytes came to a break: a file that cannot be read on, or a compressed one that ends early or is damaged. */
import type { InputProblem } from "../problem.js";

export type Compression = "none" | "gzip" | "zstd";

/**
 * @param error - what reading or decompressing threw
 * @param position - bytes on disk taken until then
 */
export function breakProblem(file: string, compression: Compression, error: unknown, position: number): InputProblem {
  const message = error instanceof Error ? error.message : String(error);
  const what = compression === "gzip" ? "gzip file" : "Zstandard file";
  if (compression === "none") {
    return {
      code: "not_readable",
      file,
      message: `it cannot be read to its end (${message})`,
      remedy: "check where it comes from",
    };
  }
  if (/unexpected e(nd|of)|truncated/i.test(message)) {
    return {
      code: "truncated",
      file,
      message: `the ${what} breaks off after ${position} bytes; what was whole before the break has been read`,
      remedy: "fetch it again, and compare its size or checksum with the original's",
    };
  }
  return {
    code: "damaged",
    file,
    message: `the ${what} is damaged near byte ${position} (${message}); what came before has been read`,
    remedy: "fetch it again, and compare its size or checksum with the original's",
  };
}
