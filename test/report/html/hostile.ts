/** A report, or a comparison, whose every name and text tries to become markup, a script, a style, or something else than it looks like. */

const ATTACKS = [
  "</style><script>document.title='taken'</script>",
  `"><img src=x onerror="document.title='taken'">`,
  "'><svg onload=document.title='taken'>",
  "</title></text></svg><script>document.title='taken'</script>",
  "<a href=javascript:document.title='taken'>`x`</a>",
  "<!-- --><![CDATA[ ]]>&lt;script&gt;",
  "\u202Eevil\u2066\u0000\u200B",
  "<style>*{display:none}</style>",
];

/** What is a word of the format's own, not a text of policies or logs. */
const OWN = new Set(
  "report comparison sha256 format tzdata risk why kind basis action date from to until timezone weekday per unit statistic reason rule only".split(
    " ",
  ),
);
const BY_NAME = new Set(["byPolicy", "promptsByPolicy", "suppressed"]);

export function hostile<Model extends object>(model: Model): Model {
  let count = 0;
  const names = new Map<string, string>();
  const attacked = (text: string): string => {
    const known = names.get(text) ?? `${text}${ATTACKS[count++ % ATTACKS.length]!}`;
    names.set(text, known);
    return known;
  };
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return OWN.has(name) ? value : attacked(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (typeof value !== "object" || value === null) return value;
    // The `suppressed` of a comparison is a figure, not a count by limit.
    const byName = BY_NAME.has(name) && !("difference" in value);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [byName ? attacked(key) : key, walk(each, key)]),
    );
  };
  return walk(model, "") as Model;
}

interface Shaped {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string }>;
}

/** What a page is made of, which no text may change: its elements and their attributes, but for those that set a text. */
export function shapeOf(elements: readonly Shaped[]): readonly string[] {
  return elements
    .filter(({ localName }) => localName !== "wbr" && localName !== "code")
    .map(({ localName, attributes }) => `${localName} ${Array.from(attributes, ({ name }) => name).join(" ")}`)
    .toSorted();
}
