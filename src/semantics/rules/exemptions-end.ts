/** An exemption is for a time. One without an end is forgotten, one past its end lets nobody off. */
import { isDate } from "../../base/instant.js";
import { exemptionExpired } from "../../diagnostics/catalogue/policy/exemption-expired.js";
import { exemptionWithoutEnd } from "../../diagnostics/catalogue/policy/exemption-without-end.js";
import type { Rule } from "./rule.js";

export const exemptionsEnd: Rule = ({ checker }) => {
  for (const { declaration } of checker.names.ofKind("exemption").values()) {
    const until = declaration.clauses.find((clause) => clause.kind === "until");
    const { today } = checker.options;
    if (until === undefined) {
      checker.reporter.report(
        exemptionWithoutEnd,
        declaration.name.span,
        { exemption: declaration.name.text },
        { help: "add a line such as `until 2027-03-31`" },
      );
    } else if (today !== undefined && isDate(until.date) && until.date < today) {
      checker.reporter.report(exemptionExpired, until.span, {
        exemption: declaration.name.text,
        until: until.date,
        today,
      });
    }
  }
};
