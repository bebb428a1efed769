/** Where every record of the log went, and how the replay was asked for. */
import type { InputReport, Report } from "../../report.js";
import { number, time } from "../../words.js";
import type { Content } from "../markup.js";
import { table } from "../table.js";
import { facts, folded, type Section } from "./section.js";

export const records: Section = {
  id: "records",
  title: "Where every record went",
  definitions: ["record", "decided", "setAside", "warmUp"],
  content: (report) => [ledger(report.input), samples(report.input), settings(report)],
};

function ledger(input: InputReport): Content {
  const reasons = Object.entries(input.setAsideBy).filter(([, count]) => count > 0);
  return table(
    "Every record ends in one line",
    ["records", "count"],
    [
      ["decided", number(input.decided)],
      ["– by type alone: no policy asks for it", number(input.decidedByTypeAlone)],
      ["not in the vocabulary", number(input.outOfVocabulary)],
      ["set aside", number(input.setAside)],
      ...reasons.map(([reason, count]) => [`– ${reason.replaceAll("_", " ")}`, number(count)]),
      ["duplicates", number(input.duplicates)],
      ["read", number(input.read)],
    ],
  );
}

function samples({ samples: found }: InputReport): Content {
  const rows = Object.entries(found).flatMap(([reason, all]) =>
    all.map(({ file, line, detail }) => [reason.replaceAll("_", " "), `${file}:${line}`, detail]),
  );
  if (rows.length === 0) return undefined;
  return folded(
    "The first of those that were not decided",
    table("Records that were not decided", ["reason", "place", "why"], rows),
  );
}

function settings({ settings: asked, log, people }: Report): Content {
  return facts([
    ["files", log.files.join(", ")],
    ["days and weeks", `${number(log.days)} and ${number(log.weeks)}, by the calendar of ${log.timezone}`],
    [
      "warm-up",
      log.warmUp === undefined
        ? "none"
        : `until ${log.warmUp.until}: ${number(log.warmUp.records)} records filled the state and are in no figure`,
    ],
    [
      "people",
      `${number(people.seen)} seen${people.table === undefined ? "" : `, ${number(people.table)} in the table`}`,
    ],
    ["least risk of figures that name none", asked.risk],
    ["overhead of a prompt", time(asked.overheadMs)],
    ["labels", asked.labels.length === 0 ? "none" : asked.labels.join(", ")],
    ["figures about fewer than five people", asked.smallGroups ? "shown" : "withheld"],
    ["ids of people", asked.pseudonymized ? "replaced by keyed hashes" : "as in the log"],
    ["replicates of the bootstrap", number(asked.replicates)],
  ]);
}
