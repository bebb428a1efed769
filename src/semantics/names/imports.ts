/** Resolves imports among the files at hand, and refuses missing ones and cycles. */
import { suggest } from "../../base/suggest.js";
import { listedTwice } from "../../diagnostics/catalogue/names/listed-twice.js";
import { importCycle } from "../../diagnostics/catalogue/repository/import-cycle.js";
import { missingImport } from "../../diagnostics/catalogue/repository/missing-import.js";
import type { ReportDetails } from "../../diagnostics/define.js";
import type { Import, SourceFile } from "../../syntax/tree.js";
import type { Reporter } from "../reporter.js";
import { importTarget, importText } from "./file-paths.js";

export interface ResolvedImport {
  readonly syntax: Import;
  readonly target: string;
}

export interface Imports {
  /** By importing file; imports that lead nowhere are reported and left out. */
  readonly byFile: ReadonlyMap<string, readonly ResolvedImport[]>;
  /** Files that import what is not there: names that they lack may be declared there. */
  readonly incomplete: ReadonlySet<string>;
}

/** @param packages - what could be imported besides these files, as it is written: `std/okta` */
export function resolveImports(files: readonly SourceFile[], reporter: Reporter, packages: readonly string[]): Imports {
  const paths = new Set(files.map((file) => file.path));
  const imports = new Map<string, ResolvedImport[]>();
  const incomplete = new Set<string>();
  for (const file of files) {
    const resolved: ResolvedImport[] = [];
    for (const syntax of file.imports) {
      if (syntax.path.value === "") continue;
      const target = importTarget(file.path, syntax.path.value);
      if (target === undefined || !paths.has(target)) {
        incomplete.add(file.path);
        const candidates = files.filter((other) => other !== file).map((other) => importText(file.path, other.path));
        const close = suggest(syntax.path.value, [...new Set([...candidates, ...packages])]);
        reporter.report(missingImport, syntax.path.span, { path: syntax.path.value }, closePath(syntax, close));
      } else if (resolved.some((earlier) => earlier.target === target)) {
        const first = resolved.find((earlier) => earlier.target === target) as ResolvedImport;
        reporter.report(
          listedTwice,
          syntax.path.span,
          { name: syntax.path.value },
          { related: [{ span: first.syntax.path.span, message: "the first time" }] },
        );
      } else {
        resolved.push({ syntax, target });
      }
    }
    imports.set(file.path, resolved);
  }
  reportCycles(imports, reporter);
  return { byFile: imports, incomplete };
}

function closePath(syntax: Import, close: string | undefined): ReportDetails {
  if (close === undefined) return { help: "the path is relative to this file, and ends in `.kairos`" };
  return {
    help: `did you mean "${close}"?`,
    fixes: [{ title: `import "${close}"`, edits: [{ span: syntax.path.span, text: `"${close}"` }] }],
  };
}

/** Reports each import that closes a cycle, with the chain that leads back. */
function reportCycles(imports: Imports["byFile"], reporter: Reporter): void {
  const done = new Set<string>();
  const chain: ResolvedImport[] = [];
  const open: string[] = [];
  const visit = (file: string): void => {
    open.push(file);
    for (const step of imports.get(file) ?? []) {
      const start = open.indexOf(step.target);
      if (start >= 0) {
        const related = chain.slice(start).map((earlier) => ({
          span: earlier.syntax.path.span,
          message: `imports \`${earlier.target}\``,
        }));
        reporter.report(
          importCycle,
          step.syntax.path.span,
          { chain: [...open.slice(start), step.target] },
          { related },
        );
      } else if (!done.has(step.target)) {
        chain.push(step);
        visit(step.target);
        chain.pop();
      }
    }
    open.pop();
    done.add(file);
  };
  for (const file of imports.keys()) if (!done.has(file)) visit(file);
}
