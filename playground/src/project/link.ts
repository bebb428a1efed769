/**
 * A project as the fragment of an address: `#1.` and its JSON, compressed (raw DEFLATE), as base64url. The number is the
 * version of this format; a version that was once written is read for ever.
 */
import { projectFrom, type Project } from "./project.js";

const VERSION = "1";

/** By version. */
const readers: Readonly<Record<string, (payload: string) => Promise<Project | undefined>>> = {
  "1": async (payload) => projectFrom(JSON.parse(await inflated(fromBase64Url(payload)))),
};

export async function fragmentOf(project: Project): Promise<string> {
  return `#${VERSION}.${toBase64Url(await deflated(JSON.stringify(project)))}`;
}

/** Undefined where the address carries no project; throws, in a sentence for people, where it carries one that cannot be read. */
export async function projectOfFragment(fragment: string): Promise<Project | undefined> {
  const [, version, payload] = /^#(\d+)\.(.*)$/s.exec(fragment) ?? [];
  if (version === undefined || payload === undefined) return undefined;
  const read = readers[version];
  if (read === undefined)
    throw new Error(
      `This link has version ${version} of the format, and this playground reads up to ${VERSION}: open it in a newer one.`,
    );
  const project = await read(payload).catch(() => undefined);
  if (project === undefined)
    throw new Error("This link is damaged: perhaps a part of it was cut off. Copy it again as a whole.");
  return project;
}

const deflated = (text: string): Promise<Uint8Array> =>
  piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));

const inflated = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder("utf-8", { fatal: true }).decode(await piped(bytes, new DecompressionStream("deflate-raw")));

async function piped(bytes: Uint8Array, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
