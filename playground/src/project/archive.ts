/** A project as an archive of its files: unpacked, it is a policy repository. */
import type { Project } from "./project.js";

/** ZIP. */
export async function archiveOf({ files }: Project): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import("fflate");
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])));
}
