/** Texts that are no strict JSON, or too great. */
import type { RefusedVector } from "../../format.js";
import { good, refusedText, replaced } from "./whole.js";

const texts: readonly (readonly [rule: string, written: string, pointer?: string])[] = [
  ["nothing", "", ""],
  ["a space", " ", ""],
  ["a word", "bundle", ""],
  ["a list", "[]", ""],
  ["null", "null", ""],
  ["a string", '"1.0"', ""],
  ["a number", "1", ""],
  ["an object without anything", "{}", "/kairos"],
  ["half of a document", good.slice(0, good.length / 2), ""],
  ["a document and more", `${good}{}`, ""],
  ["a document and a comma", `${good},`, ""],
  ["a byte order mark", `\ufeff${good}`, ""],
  ["a comment", `/* */${good}`, ""],
  ["a comma too many", replaced('"enums":{', '"enums":{,'), ""],
  ["a comma at the end", good.replace(/\}$/, ",}"), ""],
  ["single quotes", good.replaceAll('"', "'"), ""],
  ["a key without quotes", replaced('"kairos"', "kairos"), ""],
  ["NaN", replaced('"priority":0', '"priority":NaN'), ""],
  ["Infinity", replaced('"priority":0', '"priority":Infinity'), ""],
  ["a number with a plus", replaced('"priority":0', '"priority":+1'), ""],
  ["a number with a leading zero", replaced('"priority":0', '"priority":01'), ""],
  ["a number that ends in a dot", replaced('"priority":0', '"priority":1.'), ""],
  ["a hexadecimal number", replaced('"priority":0', '"priority":0x1'), ""],
  ["a raw line feed in a string", replaced('"Asked for."', '"Asked\nfor."'), ""],
  ["an escape that there is not", replaced('"Asked for."', '"Asked\\x20for."'), ""],
  ["a key that stands twice", replaced('"kairos":"1.0"', '"kairos":"1.0","kairos":"1.0"'), "/kairos"],
  [
    "a key that stands twice, written otherwise",
    replaced('"kairos":"1.0"', '"kairos":"1.0","k\\u0061iros":"1.0"'),
    "/kairos",
  ],
  [
    "a key of a policy that stands twice",
    replaced('"priority":0', '"priority":0,"priority":0'),
    "/policies/p/priority",
  ],
  ["a policy that stands twice", replaced('"policies":{', '"policies":{"q":1,'), "/policies/q"],
  ["the key __proto__", replaced('"policies":{', '"policies":{"__proto__":{},'), "/policies/__proto__"],
  ["the key __proto__, at the top", replaced('"kairos"', '"__proto__":null,"kairos"'), "/__proto__"],
  [
    "the key __proto__, written otherwise",
    replaced('"policies":{', '"policies":{"\\u005f_proto__":{},'),
    "/policies/__proto__",
  ],
  ["half of a character in a string", replaced('"Asked for."', '"Asked \\ud800 for."'), "/exemptions/1/because"],
  ["the other half", replaced('"Asked for."', '"\\udc00"'), "/exemptions/1/because"],
  ["two first halves", replaced('"Asked for."', '"\\ud83d\\ud83d\\ude00"'), "/exemptions/1/because"],
  ["half of a character in a key", replaced('"policies":{', '"policies":{"\\ud800":{},'), "/policies"],
  ["a number that no double holds", replaced('"priority":0', '"priority":1e400'), "/policies/p/priority"],
  ["a number beyond the ints", replaced('"priority":0', '"priority":9007199254740993'), "/policies/p/priority"],
  ["251 lists inside each other", replaced('"enums":{', `"enums":{"x":${"[".repeat(300)}${"]".repeat(300)},`)],
  ["20,000 lists inside each other", "[".repeat(20_000)],
  ["20,000 objects inside each other", '{"a":'.repeat(20_000)],
];

export const textsOf: readonly RefusedVector[] = texts.map(([rule, written, pointer]) =>
  refusedText(`text: ${rule}`, written, pointer),
);
