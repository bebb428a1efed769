/** A name of letters, a digit or a mark that names do not have. */
import { defineDiagnostic } from "../../define.js";

export const badName = defineDiagnostic<{
  name: string;
  problem: "letters" | "digit" | "hyphen" | "spaces" | "quotes";
}>({
  code: "bad-name",
  severity: "error",
  message: ({ name, problem }) =>
    ({
      letters: `the name \`${name}\` has letters outside of a to z`,
      digit: `\`${name}\` is no name: a name does not start with a digit`,
      spaces: `the name \`${name}\` has spaces`,
      hyphen: `the name \`${name}\` has a hyphen`,
      quotes: `${name} stands in quotes, but a name is asked for`,
    })[problem],
  remedy: "begin with a letter, and use letters from a to z, digits and `_`",
  why: "Names are made of the letters a to z, digits and `_`, and do not start with a digit: `phishing_click`. They stand in events, bundles and reports, and so have to be the same on every system. What people read is a text in quotes and may have any letters.",
  bad: `enum Colour { dark-red, blue }
`,
  good: `enum Colour { dark_red, blue }
`,
  standalone: true,
});
