/** The charts of a comparison, for every page that shows them. */
import { causes } from "./causes.js";
import { changes } from "./changes.js";
import { people } from "./people.js";
import { policies } from "./policies.js";
import { segmentCoverage, segmentPrompts } from "./segments.js";

/** In the order in which a reader asks. */
export const comparisonCharts = { policies, changes, causes, segmentPrompts, segmentCoverage, people } as const;
