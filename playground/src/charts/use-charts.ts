/** The charts of the report with the library that draws them: loaded when a view first asks for them. */
import { useEffect, useState } from "preact/hooks";
import type * as Module from "../../../src/report/charts/index.js";

export type Charts = typeof Module;

let loaded: Charts | undefined;

export async function loadCharts(): Promise<Charts> {
  loaded ??= await import("../../../src/report/charts/index.js");
  return loaded;
}

/** Undefined until they are there. */
export function useCharts(): Charts | undefined {
  const [charts, setCharts] = useState(loaded);
  useEffect(() => {
    // The figures stand in the view without them.
    if (charts === undefined) void loadCharts().then(setCharts, () => undefined);
  }, []);
  return charts;
}
