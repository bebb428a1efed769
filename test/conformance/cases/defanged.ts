/** What becomes of untrusted text, code point by code point. */
import { field, hand, line, policy, saying, type HandCase } from "./words.js";

const untrusted = (rule: string, it: string, text: string): HandCase =>
  hand(
    `untrusted: ${rule}`,
    {
      fields: { it: { type: "string", untrusted: true } },
      policies: { p: policy({ message: saying("<", { value: field("it", "string"), untrusted: true }, ">") }) },
    },
    line("09:00", `prompt p "<${text}>"`, { data: { it } }),
  );

const point = (code: number): string => String.fromCodePoint(code);
const hex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;

/** The borders of each range that goes, and their neighbours, which stay. */
const goes = [
  0x00, 0x08, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
  0x2028, 0x2029, 0x202a, 0x202d, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xe0000, 0xe0001, 0xe0041, 0xe007f,
];
const stays = [
  0x20, 0x7e, 0xa0, 0xad, 0x61b, 0x61d, 0x200a, 0x2010, 0x2027, 0x202f, 0x205f, 0x206a, 0xfefe, 0xff00, 0xdffff,
  0xe0080,
];

export const defanged: readonly HandCase[] = [
  ...goes.map((code) => untrusted(`${hex(code)} goes`, `a${point(code)}b`, "ab")),
  ...stays.map((code) => untrusted(`${hex(code)} stays`, `a${point(code)}b`, `a${point(code)}b`)),
  untrusted("a tab becomes a space", "a\tb", "a b"),
  untrusted("a line feed becomes a space", "a\nb", "a b"),
  untrusted("a carriage return becomes a space", "a\rb", "a b"),
  untrusted("both become two", "a\r\nb", "a  b"),
  untrusted("a dot", "evil.example", "evil[.]example"),
  untrusted("an ideographic full stop", "evil\u3002example", "evil[.]example"),
  untrusted("a fullwidth full stop", "evil\uff0eexample", "evil[.]example"),
  untrusted("a halfwidth ideographic full stop", "evil\uff61example", "evil[.]example"),
  untrusted("other dots stay", "a\u2024b\u00b7c\u2026", "a\u2024b\u00b7c\u2026"),
  untrusted("an address", "a@b", "a[@]b"),
  untrusted("a fullwidth at stays", "a\uff20b", "a\uff20b"),
  untrusted("a scheme", "http://x", "http[://]x"),
  untrusted("a colon without slashes stays", "mailto:x", "mailto:x"),
  untrusted("a colon and one slash stay", "a:/b", "a:/b"),
  untrusted("slashes alone stay", "a//b", "a//b"),
  untrusted("a scheme with three slashes", "file:///x", "file[://]/x"),
  untrusted("many dots", "...", "[.][.][.]"),
  untrusted("what was defanged already is defanged again", "a[.]b", "a[[.]]b"),
  untrusted("a scheme that appears when something goes", "http:\u200b//x", "http[://]x"),
  untrusted("a dot between what goes", "a\u200b.\u200bb", "a[.]b"),
  untrusted("a scheme that a line feed parts", "http:\n//x", "http: //x"),
  untrusted("braces are text", "{event.id}", "{event[.]id}"),
  untrusted("HTML is text", "<b>&amp;</b>", "<b>&amp;</b>"),
  untrusted("nothing", "", ""),
  untrusted("nothing but what goes", "\u200b\u202e", ""),
  untrusted("100 code points stay", "x".repeat(100), "x".repeat(100)),
  untrusted("101 are cut to 99 and …", "x".repeat(101), `${"x".repeat(99)}…`),
  untrusted("100 beyond 16 bits stay", "😀".repeat(100), "😀".repeat(100)),
  untrusted("101 beyond 16 bits are cut", "😀".repeat(101), `${"😀".repeat(99)}…`),
  untrusted("what goes is gone before it is cut", `${"\u200b".repeat(60)}${"x".repeat(100)}`, "x".repeat(100)),
  untrusted(
    "spaces that were line feeds are counted",
    `${"\n".repeat(60)}${"x".repeat(41)}`,
    `${" ".repeat(60)}${"x".repeat(39)}…`,
  ),
  untrusted("it is cut before it grows", ".".repeat(100), "[.]".repeat(100)),
  untrusted("a scheme that the cut parts", `${"x".repeat(97)}http://y`, `${"x".repeat(97)}ht…`),
  untrusted("a letter and its accent may be parted", `${"x".repeat(98)}e\u0301yz`, `${"x".repeat(98)}e…`),
  hand(
    "untrusted: a list is joined, then defanged as one text",
    {
      fields: { it: { type: { list: "string" }, untrusted: true } },
      policies: { p: policy({ message: saying({ value: field("it", { list: "string" }), untrusted: true }) }) },
    },
    line("09:00", 'prompt p "a[.]b, c[@]d"', { data: { it: ["a.b", "c@d"] } }),
    line("09:01", `prompt p "${"x".repeat(60)}, ${"y".repeat(37)}…"`, {
      data: { it: ["x".repeat(60), "y".repeat(60)] },
    }),
  ),
  hand(
    "untrusted: only what is marked is defanged",
    {
      fields: { it: { type: "string" }, that: { type: "string", untrusted: true } },
      policies: {
        p: policy({
          message: saying("a.b ", { value: field("it", "string") }, " ", {
            value: field("that", "string"),
            untrusted: true,
          }),
        }),
      },
    },
    line("09:00", 'prompt p "a.b c.d e[.]f"', { data: { it: "c.d", that: "e.f" } }),
  ),
];
