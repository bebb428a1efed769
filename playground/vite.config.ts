/** Builds the playground into a static folder that any host serves under any path. Nothing in it talks to a network. */
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The page may load its own files and nothing else; what a person pastes cannot leave the browser. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const contentSecurity: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
    ],
  },
};

/** What the editor consists of is fetched and compiled beside the first paint, and runs after it. */
const EDITOR = new Set(["monaco", "providers", "themes"]);
const editorAhead: Plugin = {
  name: "editor-ahead",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {}, chunk: page }) => {
      const chunks = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" && EDITOR.has(file.name) ? [file] : [],
      );
      const scripts = new Set(chunks.flatMap(({ fileName, imports }) => [...imports, fileName]));
      if (page !== undefined) scripts.delete(page.fileName);
      return [...scripts].map((file) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `./${file}` },
        injectTo: "head" as const,
      }));
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  define: { KAIROS_VERSION: JSON.stringify(version) },
  plugins: [contentSecurity, editorAhead],
  worker: { format: "es" },
  build: {
    outDir: "../dist/playground",
    emptyOutDir: true,
    // What is fetched must be a file: the policy above forbids `data:` addresses.
    assetsInlineLimit: 0,
    target: "es2022",
    chunkSizeWarningLimit: 4000,
  },
  server: { fs: { allow: [".."] } },
});
