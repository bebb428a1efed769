/** The editor's colours, the same in meaning as the page's: words of the language, names, texts, what is only said. */
import type { Monaco } from "./convert.js";

export function defineThemes(monaco: Monaco): void {
  monaco.editor.defineTheme("kairos-light", {
    base: "vs",
    inherit: true,
    rules: [
      { token: "keyword", foreground: "7a3e9d" },
      { token: "comment", foreground: "5f6b7a", fontStyle: "italic" },
      { token: "string", foreground: "0b6e4f" },
      { token: "string.slot", foreground: "0a58a8" },
      { token: "number", foreground: "9a4a00" },
      { token: "constant", foreground: "9a4a00" },
      { token: "type", foreground: "0a58a8" },
    ],
    colors: {
      ...brackets("#1b2330"),
      ...hints("#5f6b7a", "#eef1f5"),
      "editor.background": "#ffffff",
      "editorLineNumber.foreground": "#6b7684",
    },
  });
  monaco.editor.defineTheme("kairos-dark", {
    base: "vs-dark",
    inherit: true,
    rules: [
      { token: "keyword", foreground: "c9a2ff" },
      { token: "comment", foreground: "93a0b0", fontStyle: "italic" },
      { token: "string", foreground: "7fd6b0" },
      { token: "string.slot", foreground: "83bdff" },
      { token: "number", foreground: "ffb37a" },
      { token: "constant", foreground: "ffb37a" },
      { token: "type", foreground: "83bdff" },
    ],
    colors: {
      ...brackets("#d4d4d4"),
      ...hints("#93a0b0", "#20262f"),
      "editor.background": "#14181f",
      "editorLineNumber.foreground": "#8793a2",
    },
  });
}

/** All alike: colours mean something else here than depth. */
const brackets = (colour: string): Record<string, string> =>
  Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, colour]));

/** Said like a comment, and set off from the words around: nobody wrote it. */
const hints = (foreground: string, background: string): Record<string, string> => ({
  "editorInlayHint.foreground": foreground,
  "editorInlayHint.background": background,
});
