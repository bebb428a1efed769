/**
 * TypeScript types from a JSON Schema, laid out to be read: one declaration per definition whose `title` is a type's name
 * (`EventType`), in the order of the schema, everything read-only. Any other title (`event type name`) is for people, and
 * the definition is written out where it is used. It knows the keywords that the schema of bundles uses, and refuses to
 * guess at others.
 */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly then?: Schema;
  readonly else?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly items?: boolean | Schema;
}

/** Definitions that stand for a type which is declared elsewhere. */
export type ImportedTypes = Readonly<Record<string, { readonly name: string; readonly from: string }>>;

const width = 120;

/** A member or an alternative as it will stand in the file. */
interface Written {
  readonly text: string;
  readonly description?: string | undefined;
}

/** @param fileHead - the comment at the head of the file, and what it imports beside `imported` */
export function schemaToTypes(root: Schema, imported: ImportedTypes, fileHead: string): string {
  const named = new Map<string, Schema>();

  function resolve(reference: string): { name: string; schema: Schema } {
    const name = reference.replace("#/$defs/", "");
    const schema = root.$defs?.[name];
    if (!schema) throw new Error(`no definition ${reference}`);
    return { name, schema };
  }

  /** The type as one line or several; every line but the first is indented by `indent`. */
  function typeOf(schema: Schema, indent: string): string {
    if (schema.$ref !== undefined) {
      const { name, schema: target } = resolve(schema.$ref);
      return imported[name]?.name ?? typeName(target) ?? typeOf(target, indent);
    }
    const name = typeName(schema);
    if (name !== undefined && schema !== root) {
      named.set(name, schema);
      return name;
    }
    return bodyOf(schema, indent);
  }

  function bodyOf(schema: Schema, indent: string): string {
    if (schema.then && schema.else) return union([schema], indent);
    if (schema.oneOf) return union(schema.oneOf, indent);
    if ("const" in schema) return JSON.stringify(schema.const);
    if (schema.enum)
      return alternatives(
        schema.enum.map((value) => ({ text: JSON.stringify(value) })),
        indent,
      );
    if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ type }, indent)).join(" | ");
    switch (schema.type) {
      case "object":
        return schema.properties
          ? objectOf(schema, indent)
          : `Readonly<Record<string, ${typeOf(valuesOf(schema), indent)}>>`;
      case "array":
        return arrayOf(schema, indent);
      case "integer":
      case "number":
        return "number";
      case "string":
      case "boolean":
      case "null":
        return schema.type;
      default:
        throw new Error(`cannot write a type for ${JSON.stringify(schema).slice(0, 200)}`);
    }
  }

  function valuesOf(schema: Schema): Schema {
    if (typeof schema.additionalProperties !== "object")
      throw new Error(`a map without a type for its values: ${JSON.stringify(schema)}`);
    return schema.additionalProperties;
  }

  function arrayOf(schema: Schema, indent: string): string {
    if (schema.prefixItems) return `readonly [${schema.prefixItems.map((item) => typeOf(item, indent)).join(", ")}]`;
    if (typeof schema.items !== "object")
      throw new Error(`a list without a type for its items: ${JSON.stringify(schema)}`);
    const item = typeOf(schema.items, indent);
    const isObject = item.startsWith("{") && !item.includes("} | {");
    return `readonly ${/[| ]/.test(item) && !isObject ? `(${item})` : item}[]`;
  }

  function members(schema: Schema, indent: string): Written[] {
    return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      text: `readonly ${name}${schema.required?.includes(name) ? "" : "?"}:${spaced(typeOf(property, indent))}`,
      description: typeName(property) === undefined ? property.description : undefined,
    }));
  }

  function objectOf(schema: Schema, indent: string): string {
    const inner = `${indent}  `;
    const written = members(schema, inner);
    const line = `{ ${written.map(({ text }) => text).join("; ")} }`;
    // Of a single member, what is said of the whole is enough.
    if (
      (written.length === 1 || written.every(({ description }) => description === undefined)) &&
      line.length + indent.length < width - 10 &&
      !line.includes("\n")
    )
      return line;
    return `{\n${memberLines(written, inner)}${indent}}`;
  }

  function union(schemas: readonly Schema[], indent: string): string {
    return alternatives(
      schemas.flatMap((schema) => {
        // A branch that only says which of two definitions holds stands for both.
        const branches = schema.then && schema.else ? [schema.else, schema.then] : [schema];
        return branches.flatMap((branch): Written[] => {
          if (branch.enum) return branch.enum.map((value) => ({ text: JSON.stringify(value) }));
          if ("const" in branch || branch.type === "null") return [{ text: typeOf(branch, indent) }];
          const described = branch.$ref === undefined ? branch : resolve(branch.$ref).schema;
          const description = typeName(described) === undefined ? described.description : undefined;
          return [{ text: typeOf(branch, `${indent}    `), ...(description === undefined ? {} : { description }) }];
        });
      }),
      indent,
    );
  }

  function declaration(name: string, schema: Schema): string {
    const section = schema.$comment?.startsWith("Section: ")
      ? `${sectionLine(schema.$comment.slice("Section: ".length))}\n\n`
      : "";
    const head = `${section}${comment(schema.description, "")}export `;
    if (schema.type === "object" && schema.properties && !schema.oneOf)
      return `${head}interface ${name} {\n${memberLines(members(schema, "  "), "  ")}}\n`;
    const body = bodyOf(schema, "");
    return `${head}type ${name} =${spaced(body)};\n`;
  }

  const declarations = [declaration(root.title!, root)];
  for (const [key, definition] of Object.entries(root.$defs ?? {})) {
    const name = typeName(definition);
    if (name === undefined || Object.hasOwn(imported, key)) continue;
    declarations.push(declaration(name, definition));
    for (const [inner, schema] of named) declarations.push(declaration(inner, schema));
    named.clear();
  }
  const byFile = new Map<string, string[]>();
  for (const { name, from } of Object.values(imported)) byFile.set(from, [...(byFile.get(from) ?? []), name]);
  const imports = [...byFile].map(([from, names]) => `import type { ${names.join(", ")} } from "${from}";\n`);
  return `${fileHead}${imports.join("")}\n${declarations.join("\n")}`;
}

function typeName({ title }: Schema): string | undefined {
  return title !== undefined && /^[A-Z][A-Za-z]*$/.test(title) ? title : undefined;
}

function memberLines(written: readonly Written[], indent: string): string {
  return written.map(({ text, description }) => `${comment(description, indent)}${indent}${text};\n`).join("");
}

function alternatives(written: readonly Written[], indent: string): string {
  const line = written.map(({ text }) => text).join(" | ");
  // What is that short says itself what it is.
  if (indent.length + line.length < width - 25 && !line.includes("\n")) return line;
  const inner = `${indent}  `;
  return `\n${written.map(({ text, description }) => `${comment(description, inner)}${inner}| ${text}`).join("\n")}`;
}

/** A type that begins on a line of its own needs no space before it. */
function spaced(type: string): string {
  return type.startsWith("\n") ? type : ` ${type}`;
}

function sectionLine(title: string): string {
  return `// ── ${title} ${"─".repeat(width - title.length - 7)}`;
}

/** A documentation comment, broken into lines where it is long. */
function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return "";
  if (indent.length + text.length + 7 <= width) return `${indent}/** ${text} */\n`;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + 3 + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return `${indent}/**\n${[...lines, line].map((each) => `${indent} * ${each}\n`).join("")}${indent} */\n`;
}
