/**
 * Diagnostics as SARIF 2.1.0 (OASIS), which code scanning reads: rules with their help from the catalogue, results with
 * related places and fixes. Paths are relative to `%SRCROOT%`, so that a log says nothing of the machine it was made on.
 *
 * Braces stand in messages as they are. The standard would have them doubled, but its readers fill in numbered places
 * only, and would show both.
 */
import type { Span } from "../../base/span.js";
import { type AnyEntry, entryOf } from "../catalogue/index.js";
import { oneLine } from "../display-width.js";
import type { Diagnostic, Fix } from "../diagnostic.js";
import { type Place, placesIn, type SourceFile } from "./places.js";
import { headlineOf, markdownOf, pageOf, textOf } from "./page.js";

export interface SarifOptions {
  /** Of Kairos. */
  readonly version: string;
  /** Leads from the root of the checkout to that of the policies: "" or ending in `/`. */
  readonly folder?: string;
}

const ROOT = "%SRCROOT%";

export function sarifLog(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  { version, folder = "" }: SarifOptions,
): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const ruleIndexes = new Map(codes.map((code, index) => [code, index]));
  const fileIndexes = new Map(files.map(({ path }, index) => [path, index]));
  const placeOf = placesIn(files);
  const artifact = (path: string): object => {
    const index = fileIndexes.get(path);
    return { uri: uriOf(folder + path), uriBaseId: ROOT, ...(index === undefined ? {} : { index }) };
  };
  const location = (span: Span): object => ({
    artifactLocation: artifact(span.file),
    region: regionOf(placeOf(span)),
  });
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Kairos",
            version,
            semanticVersion: version,
            rules: codes.flatMap((code) => ruleOf(entryOf(code))),
          },
        },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the checkout." } } },
        artifacts: files.map(({ path }) => ({
          location: artifact(path),
          encoding: "utf-8",
          mimeType: "text/x-kairos",
          sourceLanguage: "kairos",
        })),
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        results: diagnostics.map((diagnostic) => {
          const { code, severity, message, help, span, related, fixes } = diagnostic;
          return {
            ruleId: code,
            ruleIndex: ruleIndexes.get(code),
            level: severity,
            message: { text: sentences([message, ...(help === undefined ? [] : [help])]) },
            locations: [{ physicalLocation: location(span) }],
            ...(related.length === 0
              ? {}
              : {
                  relatedLocations: related.map((place, index) => ({
                    id: index + 1,
                    physicalLocation: location(place.span),
                    message: { text: sentences([place.message]) },
                  })),
                }),
            ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, artifact, placeOf)) }),
          };
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(entry: AnyEntry | undefined): object[] {
  if (entry === undefined) return [];
  const { code, severity, why } = entry;
  const page = pageOf(entry);
  const name = code.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [
    {
      id: code,
      name,
      shortDescription: { text: headlineOf(entry) },
      fullDescription: { text: why },
      help: { text: textOf(page), markdown: markdownOf(page) },
      defaultConfiguration: { level: severity },
    },
  ];
}

function fixOf(fix: Fix, artifact: (path: string) => object, placeOf: (span: Span) => Place): object {
  const files = [...new Set(fix.edits.map(({ span }) => span.file))];
  return {
    description: { text: sentences([fix.title]) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: fix.edits
        .filter(({ span }) => span.file === file)
        .map(({ span, text }) => ({
          deletedRegion: regionOf(placeOf(span)),
          ...(text === "" ? {} : { insertedContent: { text } }),
        })),
    })),
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Messages are lower case and have no full stop; a log is read by itself. */
function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => {
      const line = oneLine(part);
      const first = line.slice(0, 1).toUpperCase() + line.slice(1);
      return /[.?!…]$/.test(first) ? first : `${first}.`;
    })
    .join(" ");
}

function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\uFFFD")
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
}
