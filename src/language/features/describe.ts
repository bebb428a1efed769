/** What a named thing is, as a declaration would say it, with its documentation and where it stands. */
import { unreachable } from "../../base/invariant.js";
import { importText, isStandard } from "../../semantics/names/file-paths.js";
import type { Span } from "../../base/span.js";
import type { Declaration, FatigueDeclaration, PolicyDeclaration } from "../../syntax/tree.js";
import { printExpression, printLimit, printStep } from "../../syntax/index.js";
import { typeName } from "../../semantics/type-rules.js";
import type { EventModel } from "../../semantics/model.js";
import type { Analysis } from "../analysis.js";
import { enumText, fieldType, valueText } from "../shown.js";
import type { NamedThing } from "../symbols.js";

export interface Description {
  /** In the language itself, one line or few. */
  readonly code: string;
  /** Paragraphs of Markdown. */
  readonly text: readonly string[];
}

export function describeThing(analysis: Analysis, named: NamedThing): Description | undefined {
  const { model, names } = analysis;
  const { name, owner = "" } = named;
  switch (named.kind) {
    case "field": {
      const event = model.events.get(owner);
      const field = event?.fields.get(name);
      if (field === undefined) return undefined;
      return withEnum(analysis, `${owner}.${name}: ${fieldType(field)}`, typeName(field.type), field.doc);
    }
    case "attribute": {
      const field = model.person.get(name);
      return field && withEnum(analysis, `person.${name}: ${fieldType(field)}`, typeName(field.type), field.doc);
    }
    case "constant": {
      const constant = model.org.constants.get(name);
      return (
        constant && {
          code: `org.${name}: ${typeName(constant.value.type)} = ${valueText(constant.value) ?? "…"}`,
          text: [],
        }
      );
    }
    case "enum_value": {
      const found = model.enums.get(owner);
      const value = found?.values.find((one) => one.name === name);
      if (found === undefined || value === undefined) return undefined;
      const record = value.record === name ? [] : [`Records write it \`${value.record}\`.`];
      return { code: `${owner}.${name}`, text: [...paragraphs(value.doc), ...record, `\`${enumText(found)}\``] };
    }
    case "enum": {
      const found = model.enums.get(name);
      return found && { code: enumText(found), text: paragraphs(found.doc) };
    }
    case "event": {
      const event = model.events.get(name);
      return event && { code: eventText(event), text: paragraphs(event.doc) };
    }
    case "tag": {
      const policies = [...model.policies.values()]
        .filter(({ tags }) => tags.includes(name))
        .map((one) => `\`${one.name}\``);
      return { code: `tag ${name}`, text: [`Of ${policies.join(", ")}.`] };
    }
    case "variant":
      return {
        code: `variant ${name}`,
        text: paragraphs(model.policies.get(owner)?.variants.find((one) => one.name === name)?.doc),
      };
    case "test_person":
      return { code: `person ${name}`, text: ["Of this test."] };
    case "locale":
      return { code: `locale ${name}`, text: model.org.locales[0] === name ? ["The first is the default."] : [] };
    case "segment":
    case "text":
    case "signal":
    case "message":
    case "fatigue":
    case "escalate":
    case "policy":
    case "follow_up":
    case "baseline":
    case "exemption":
    case "source": {
      const declared = names.find(named.kind, name);
      if (declared === undefined) return undefined;
      return { code: declarationText(declared.declaration), text: paragraphs(declared.declaration.doc) };
    }
    default:
      return unreachable(named.kind);
  }
}

function paragraphs(doc: string | undefined): string[] {
  return doc === undefined ? [] : [doc];
}

function withEnum({ model }: Analysis, code: string, type: string, doc: string | undefined): Description {
  const found = model.enums.get(type.replace(/^list of /, ""));
  return { code, text: [...paragraphs(doc), ...(found === undefined ? [] : [`\`${enumText(found)}\``])] };
}

function eventText(event: EventModel): string {
  const fields = [...event.fields.values()]
    .filter(({ builtIn }) => !builtIn)
    .map((field) => `  ${field.name}: ${fieldType(field)}`);
  const moment = event.moment === undefined ? [] : [`  moment ${event.moment}`];
  return [`event ${event.name} {`, ...moment, ...fields, "}"].join("\n");
}

/** A declaration in short: its head and what one would look up. */
function declarationText(declaration: Declaration): string {
  switch (declaration.kind) {
    case "segment":
      return `segment ${declaration.name.text} when ${printExpression(declaration.when)}`;
    case "signal": {
      const when = declaration.clauses.find((clause) => clause.kind === "when");
      const head = `signal ${declaration.name.text} on ${declaration.on.map(({ text }) => text).join(", ")}`;
      return when === undefined ? head : `${head}\n  when ${printExpression(when.when)}`;
    }
    case "fatigue":
      return fatigueText(declaration);
    case "escalate":
      return [
        `escalate ${declaration.name.text} {`,
        ...declaration.steps.map((step) => `  ${printStep(step)}`),
        "}",
      ].join("\n");
    case "text":
      return `text ${declaration.name.text} ${declaration.text.variants.map(({ literal }) => literal.raw).join(" ")}`;
    case "message":
      return `message ${declaration.name.text} ${declaration.prompt.mode}`;
    case "policy":
      return policyText(declaration);
    case "follow_up":
      return `follow up ${declaration.name.text}`;
    default:
      return "name" in declaration ? `${declaration.kind} ${declaration.name.text}` : declaration.kind;
  }
}

function fatigueText({ name, limits }: FatigueDeclaration): string {
  return [`fatigue ${name.text} {`, ...limits.map((limit) => `  ${printLimit(limit)}`), "}"].join("\n");
}

function policyText({ name, clauses }: PolicyDeclaration): string {
  const lines = clauses.flatMap((clause) => {
    if (clause.kind === "title") return [`  title ${clause.value.raw}`];
    if (clause.kind !== "trigger") return [];
    const when = clause.when === undefined ? "" : ` when ${printExpression(clause.when)}`;
    return [`  trigger on ${clause.on.map(({ text }) => text).join(", ")}${when}`];
  });
  return [`policy ${name.text} {`, ...lines, "}"].join("\n");
}

/** `sharing.kairos, line 12`; of a package that ships with Kairos, `std/phishing, line 12`. */
export function placeWords(analysis: Analysis, span: Span): string {
  const file = isStandard(span.file) ? importText("", span.file) : span.file;
  const position = analysis.files.get(span.file)?.lines.position(span.start);
  return position === undefined ? file : `${file}, line ${position.line}`;
}
