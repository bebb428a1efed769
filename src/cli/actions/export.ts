/** Writes what a bundle is to other tools. Equal policies give equal bytes: no clock is looked at. */
import { isDate } from "../../base/instant.js";
import type { Bundle } from "../../bundle/index.js";
import { celDocument, jsonSchema, oscalMappingCollection } from "../../export/index.js";
import type { ExportFormat } from "../commands/export.js";
import { exitStatus, Problem, wrongUse, type ExitStatus } from "../exit.js";
import { checkOutputs, writeResult } from "../outputs.js";
import { filesRead } from "../repository.js";
import { bundleOf } from "./policies.js";

export async function exportPolicies(options: {
  readonly policies: string;
  readonly format: ExportFormat;
  readonly output: string | undefined;
  readonly today: string | undefined;
}): Promise<ExitStatus> {
  const lastModified = dateOf(options.today);
  await checkOutputs([{ option: "--output", path: options.output }], await filesRead(options.policies));
  const bundle = await bundleOf(options.policies);
  if (bundle === undefined) return exitStatus.findings;
  const text = `${JSON.stringify(documentOf(bundle, options.format, lastModified), null, 2)}\n`;
  await writeResult(text, options.output);
  return exitStatus.fine;
}

function documentOf(bundle: Bundle, format: ExportFormat, lastModified: string): object {
  switch (format) {
    case "json-schema":
      return jsonSchema(bundle);
    case "cel":
      return celDocument(bundle);
    case "oscal": {
      const document = oscalMappingCollection(bundle, { lastModified });
      if (document !== undefined) return document;
      throw new Problem(
        "no policy names a control, so there is nothing to map",
        exitStatus.findings,
        'write `controls nist_csf_2 "PR.AT-01"` in a policy',
      );
    }
  }
}

/** Of builds that can be repeated, SOURCE_DATE_EPOCH is the date in seconds. */
function dateOf(today: string | undefined): string {
  if (today !== undefined) {
    if (!isDate(today)) throw wrongUse(`--today ${today} is no date`, "write a day that there is, as in 2027-03-31");
    return `${today}T00:00:00Z`;
  }
  const seconds = Number(process.env["SOURCE_DATE_EPOCH"] ?? 0);
  const date = new Date(
    Number.isSafeInteger(seconds) && seconds >= 0 && seconds < 253_402_300_800 ? seconds * 1000 : 0,
  );
  return date.toISOString().replace(".000Z", "Z");
}
