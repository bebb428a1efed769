/** A project as an archive of its files: unpacked, it is a policy repository. */
import type { SourceText } from "../../../src/compiler/index.js";
import type { Project } from "./project.js";

export const loadArchiver = () => import("fflate");

/** ZIP. */
export async function archiveOf({ files }: Project): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await loadArchiver();
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])));
}

/** The policies in an archive; none where it has none or cannot be read. */
export async function policiesIn(zip: Blob): Promise<readonly SourceText[]> {
  const { strFromU8, unzipSync } = await loadArchiver();
  try {
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()), {
      filter: ({ name, originalSize }) => name.endsWith(".kairos") && originalSize <= MOST_BYTES,
    });
    return Object.entries(files).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
  } catch {
    return [];
  }
}

/** No policy is longer; what claims to be is no policy. */
const MOST_BYTES = 10_000_000;
