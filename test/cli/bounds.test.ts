/** What `check --bounds` prints. */
import { expect, it } from "vitest";
import { boundsText } from "../../src/cli/bounds.js";
import { compile } from "../../src/compiler/index.js";
import { promptBounds } from "../../src/semantics/windows/bounds.js";

const text = `person { team: string }
event work.done { moment after hot: bool }
policy calm { trigger on work.done message feedback { body "Look." } fatigue { wait 12h at most 2 per day } }
policy eager { trigger on work.done message feedback { body "Look." } fatigue { wait 1h when event.hot } }
`;

it("lists what limits allow, and where they allow anything", () => {
  const { bundle, model } = compile([{ path: "p.kairos", text }]);
  expect(boundsText(promptBounds(model), bundle!.stateBound)).toMatchInlineSnapshot(`
    "most prompts to one person  day  week  month  any 24h  any 7d  any 30d
    all policies                  –     –      –        –       –        –
    calm                          2    14     62        2      14       60
    eager                         –     –      –        –       –        –

    From limits without a \`when\` alone, for a person whose time zone stays the same.
    –: no limit that always holds. \`fatigue\` or \`limits\` could set one.
    State: at most 6 entries for a person, 0 entries for a group.
    "
  `);
});
