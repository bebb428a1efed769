/** Documents that must be loaded, though they look strange. */
import type { Json } from "../../../../src/base/json.js";
import { sha256Hex } from "../../../../src/base/hash.js";
import { canonical } from "../../../oracle/canonical.js";
import type { LoadedVector } from "../../format.js";
import { text } from "../words.js";
import { type Holder, at, copy, good, nested, pathOf, put, replaced, whole } from "./whole.js";

const sha256 = sha256Hex(good);
const load = (rule: string, written: string, loaded = sha256): LoadedVector => ({
  name: `loaded: ${rule}`,
  by: "hand",
  text: written,
  loaded,
});
/** Members in the other order, everywhere. */
const reversed = (json: Json): Json => {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(reversed);
  return Object.fromEntries(
    Object.entries(json)
      .toReversed()
      .map(([name, each]) => [name, reversed(each as Json)]),
  );
};
const changed = (rule: string, change: (document: Holder) => void): LoadedVector => {
  const document = copy();
  change(document);
  return load(rule, canonical(document), sha256Hex(canonical(document)));
};

export const loadable: readonly LoadedVector[] = [
  load("canonical", good),
  load("with spaces and line feeds", JSON.stringify(whole, undefined, 2)),
  load("with carriage returns and tabs", JSON.stringify(whole, undefined, "\t").replaceAll("\n", "\r\n")),
  load("with a line feed at the end", `${good}\n`),
  load("members in the other order", JSON.stringify(reversed(JSON.parse(good) as Json))),
  load(
    "numbers written otherwise",
    replaced('"priority":0', '"priority":-0.0').replace('"holdoutPerMillion":0', '"holdoutPerMillion":0e5'),
  ),
  load(
    "letters as escapes",
    replaced('"Asked for."', '"\\u0041sked\\u0020for\\u002e"').replace('"kairos"', '"k\\u0061iros"'),
  ),
  load("a solidus that is escaped", good.replaceAll("/", "\\/")),
  load(
    "places of declarations are not hashed",
    good.replace(/\}$/, ',"sourceMap":{"/policies/p":{"file":"a.kairos","line":1,"column":1}}}'),
  ),
  changed("a function too many", (document) => {
    document["functions"] = ["length", "lower"];
  }),
  changed("another bound of the state: it is not checked", (document) => {
    document["stateBound"] = { person: 1, group: 0 };
  }),
  changed("a later minor version without anything new", (document) => {
    document["kairos"] = "1.9999";
  }),
  changed("expressions 100 deep", (document) => put(document, nested(100))),
  changed("more is kept than is asked for", (document) => {
    at(document, pathOf("/history/0"))["keep"] = 1_000_000;
  }),
  changed("policies with names of JavaScript", (document) => {
    const policies = at(document, pathOf("/policies"));
    const q = policies["q"];
    Object.assign(policies, { constructor: q, toString: q, hasOwnProperty: q, valueOf: q });
  }),
  changed("characters beyond 16 bits, in keys and texts", (document) => {
    at(document, pathOf("/exemptions/1"))["because"] = "😀\u2028\u0000\u007f\ufffd\u{10ffff}";
    at(document, pathOf("/enums/Level/values/0"))["record"] = "z";
    document["sources"] = {};
  }),
  changed("a strange time zone that there is", (document) => {
    at(document, pathOf("/org"))["timezone"] = "America/North_Dakota/New_Salem";
  }),
  changed("nothing in it", (document) => {
    for (const name of [
      "enums",
      "segments",
      "texts",
      "signals",
      "policies",
      "followUps",
      "baselines",
      "sources",
      "events",
      "person",
    ])
      document[name] = {};
    for (const name of ["limits", "exemptions", "budgets", "history", "functions"]) document[name] = [];
    document["partition"] = "person";
  }),
  ...[
    "a{0}",
    "a{1000}",
    "(a{10}){100}",
    "",
    "a|b|",
    "[a-]",
    "[-a]",
    "\\p{L}",
    "[\\p{Lu}\\-]",
    "^a$",
    "a{2,2}",
    "😀+",
    "[😀-😂]",
    "\\n\\r\\t",
    "()",
    "a{3,}",
    "[a&&b]",
  ].map((pattern) =>
    changed(`the pattern ${pattern}`, (document) =>
      put(document, { op: "matches", type: "bool", args: [text("x")], pattern }),
    ),
  ),
];
