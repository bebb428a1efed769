/** The layer table of `src/`: a folder is a stage, and a stage knows those it names here and nothing else. */

export interface Layer {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** True where `node:*` may be imported: the rim. */
  readonly rim?: true;
}

const language = ["diagnostics", "base"];
const compiling = ["compiler", "semantics", "syntax", "bundle", ...language];
const deciding = ["engine", "bundle", "base"];

export const layers: readonly Layer[] = [
  { folder: "base", mayImport: [] },
  { folder: "diagnostics", mayImport: ["base"] },
  { folder: "syntax", mayImport: language },
  { folder: "semantics", mayImport: ["syntax", ...language] },
  { folder: "bundle", mayImport: ["base"] },
  { folder: "compiler", mayImport: ["semantics", "syntax", "bundle", ...language] },
  { folder: "engine", mayImport: ["bundle", "base"] },
  { folder: "export", mayImport: ["bundle", "base"] },
  { folder: "store", mayImport: deciding },
  { folder: "simulator", mayImport: deciding },
  { folder: "simulator/files", mayImport: ["simulator", ...deciding], rim: true },
  { folder: "report", mayImport: ["simulator", ...deciding] },
  { folder: "language", mayImport: compiling },
  { folder: "server", mayImport: ["language", ...compiling], rim: true },
  { folder: "workbench", mayImport: ["report", "simulator", "engine", ...compiling] },
  {
    folder: "cli",
    mayImport: ["server", "workbench", ...compiling, "engine", "export", "simulator", "simulator/files", "report"],
    rim: true,
  },
];
