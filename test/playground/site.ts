/** The built playground, served from a folder of a local server as any host would serve it: plain files, below some path. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
/** The longest first: each is served the same. */
export const PATHS = ["/some/where/", "/a b/c.d/", "/"] as const;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".csv": "text/csv",
  ".ttf": "font/ttf",
  ".gz": "application/gzip",
};
const COMPRESSED = new Set([".html", ".js", ".css", ".csv"]);

export interface Site {
  /** Below the first of the paths. */
  readonly address: string;
  close(): void;
}

export async function openSite(): Promise<Site> {
  await build({
    root: join(root, "playground"),
    configFile: join(root, "playground/vite.config.ts"),
    logLevel: "error",
  });
  // Compressed once, as a host does.
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const pathname = decodeURI(new URL(request.url ?? "/", "http://localhost").pathname);
    const path = PATHS.find((each) => pathname.startsWith(each))!;
    const below = normalize(pathname.slice(path.length));
    const file = join(root, "dist/playground", below === "." ? "index.html" : below);
    if (below.startsWith("..") || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const extension = extname(file);
    const type = TYPES[extension] ?? "application/octet-stream";
    const isCompressed = COMPRESSED.has(extension);
    const body = bodies.get(file) ?? (isCompressed ? gzipSync(readFileSync(file)) : readFileSync(file));
    bodies.set(file, body);
    response.writeHead(200, { "content-type": type, ...(isCompressed ? { "content-encoding": "gzip" } : {}) });
    return response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: addressOf(server), close: () => server.close() };
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATHS[0]}`;
