/** Generative AI: what is pasted, and what is done with the output. */
import type { Activity } from "./activity.js";
import type { Data } from "../record.js";

const FOREIGN_TOOLS = ["chat.example", "summarise.example", "translate.example", "paste-and-ask.example"];

const OWN_TOOLS = ["assistant.acme.example", "copilot.vendor.example"];

export const GENERATIVE_AI: readonly Activity[] = [
  {
    type: "ai.prompt_pasted",
    perDay: { others: 0.3, engineering: 0.6, support: 0.5, sales: 0.4 },
    careless: 0.075,
    runs: 0.35,
    machines: true,
    pilot: "paste_into_assistant",
    make: (random, careless, person) => {
      const characters = Math.round(random.logNormal(700, 0.9));
      const engineer = person.row.role === "engineering";
      if (!careless) {
        const own = random.chance(0.8);
        const contents = engineer && random.chance(0.6) ? ["source_code"] : [];
        return {
          tool_domain: random.pick(own ? OWN_TOOLS : FOREIGN_TOOLS),
          contents,
          characters: own ? characters : Math.min(characters, 1500),
        };
      }
      const tool_domain = random.pick(FOREIGN_TOOLS);
      return random.weighted<Data>([
        [{ tool_domain, contents: engineer ? ["source_code"] : [], characters: 2000 + characters }, 30],
        [
          { tool_domain, sensitivity: "confidential", contents: engineer ? ["source_code"] : ["contract"], characters },
          26,
        ],
        [{ tool_domain, contents: ["customer_data"], characters }, engineer ? 10 : 30],
        [{ tool_domain, sensitivity: "restricted", contents: ["health_data"], characters }, 4],
        [
          {
            tool_domain: random.chance(0.5) ? tool_domain : OWN_TOOLS[1],
            contents: ["credentials", "source_code"],
            characters,
          },
          engineer ? 22 : 3,
        ],
      ]);
    },
  },
  {
    type: "ai.output_used",
    perDay: { others: 0.14, support: 0.4, sales: 0.3, engineering: 0.3, people_team: 0.25 },
    careless: 0.09,
    runs: 0.1,
    pilot: "unreviewed_output",
    make: (random, careless, person) => {
      const words = Math.ceil(random.logNormal(140, 0.6));
      const review_time =
        Math.round((words / (careless ? random.logNormal(18, 0.4) : random.logNormal(3, 0.3))) * 10) * 100;
      const role = person.row.role;
      if (role === "people_team" && random.chance(0.12))
        return { purpose: "decision_about_people", words, review_time };
      const purpose =
        role === "engineering"
          ? "code"
          : role === "support" || role === "sales"
            ? random.pick(["customer_reply", "note"])
            : "note";
      return { purpose: careless && purpose === "note" ? "customer_reply" : purpose, words, review_time };
    },
  },
];
