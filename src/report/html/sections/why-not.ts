/** Why moments were not prompted, and what each limit silenced. */
import { charts } from "../../charts/index.js";
import { figure } from "../figure.js";
import type { Section } from "./section.js";

export const whyNot: Section = {
  id: "why-not-prompted",
  title: "Why not prompted?",
  definitions: ["silenced", "quietHours", "outranked"],
  content(report, document) {
    if (!charts.whyNot.has(report) && !charts.limits.has(report)) return undefined;
    return [figure(charts.whyNot, report, document), figure(charts.limits, report, document)];
  },
};
