/**
 * The colours of charts. Told apart by people who see fewer colours too, at least 3:1 against what they stand on, in
 * light and dark (a test computes both).
 */

/** `series-7` is for what is left over. */
export type Colour = (typeof SERIES)[number] | (typeof HEAT)[number];

export const SERIES = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "series-7"] as const;

/** From few to many. */
export const HEAT = ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5"] as const;

/** As a value of SVG attributes. */
export function paint(colour: Colour): string {
  return `var(--${colour})`;
}

interface Theme {
  readonly sheet: string;
  readonly colours: Readonly<Record<Colour, string>>;
}

/** `sheet` is the colour that charts stand on. */
export const THEMES = {
  light: {
    sheet: "#ffffff",
    colours: {
      "series-1": "#22336b",
      "series-2": "#e8701f",
      "series-3": "#0f7a8a",
      "series-4": "#8a4fd0",
      "series-5": "#a3341a",
      "series-6": "#5496e4",
      "series-7": "#8b949e",
      "heat-1": "#dce6f2",
      "heat-2": "#a9c3e2",
      "heat-3": "#6c93c8",
      "heat-4": "#3d62a4",
      "heat-5": "#22336b",
    },
  },
  dark: {
    sheet: "#1b1f24",
    colours: {
      "series-1": "#5b9cf5",
      "series-2": "#ebb44a",
      "series-3": "#86e8c8",
      "series-4": "#bcb8f8",
      "series-5": "#bf6326",
      "series-6": "#b4968a",
      "series-7": "#6e7690",
      "heat-1": "#2a4468",
      "heat-2": "#335a90",
      "heat-3": "#3f72b8",
      "heat-4": "#63a0f0",
      "heat-5": "#b5d4ff",
    },
  },
} as const satisfies Readonly<Record<string, Theme>>;

/** The colours of a theme as custom properties, to stand in a rule of the page's choice. */
export function themeProperties(theme: keyof typeof THEMES): string {
  return Object.entries(THEMES[theme].colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(" ");
}

/** What drawings and legends need beside the colours. `--quiet`, `--line` and `--sheet` are the page's. */
export const CHART_STYLE = `
.chart { display: block; width: 100%; height: auto; font: 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; overflow: visible; }
.chart text { white-space: pre; }
.chart .quiet { fill: var(--quiet); }
.chart .rule { stroke: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: .4rem; margin: 0; }
.swatch { flex: none; width: .75rem; height: .75rem; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.chart rect, .chart circle { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
${[...SERIES, ...HEAT].map((colour) => `.swatch.${colour} { background: var(--${colour}); }`).join("\n")}
`;
