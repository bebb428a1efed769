/** What would be loaded when it is first used is loaded ahead: from then on the whole page works without a network. */
import editorWorker from "monaco-editor/editor/editor.worker?worker&url";
import { loadCharts } from "./charts/use-charts.js";
import { gallery } from "./gallery/index.js";
import { loadArchiver } from "./project/archive.js";
import { keepWorker } from "./worker/start.js";
import worker from "./worker/worker.ts?worker&url";

/** Once the editor is there. What is not to be had is tried again when it is used. */
export async function loadTheRest(): Promise<void> {
  await Promise.allSettled([
    loadCharts(),
    loadArchiver(),
    keepWorker(worker),
    keepWorker(editorWorker),
    document.fonts.load("16px codicon"),
    ...gallery.map(({ log }) => log()),
  ]);
}
