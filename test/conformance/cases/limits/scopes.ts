/** Which prompts count, and to whom they were given. */
import {
  chat,
  fatigue,
  finance,
  hand,
  hour,
  line,
  perDepartment,
  policy,
  prompt,
  refused,
  wait,
  type HandCase,
} from "../words.js";

export const scopes: readonly HandCase[] = [
  hand(
    "`across tag T` counts prompts of every policy that has the tag",
    {
      policies: {
        a: policy({ ...chat, tags: ["t"] }),
        b: policy(chat),
        p: policy({ fatigue: [wait(hour, { prompts: "tag:t", for: "person" })] }),
      },
    },
    line("09:00", ["prompt a", "prompt b"], { type: "chat.sent" }),
    line("09:30", refused("wait 1h across tag t", "10:00")),
    line("10:00", prompt),
    line("10:10", prompt),
  ),
  hand(
    "`across all` counts prompts of all policies",
    { policies: { a: policy(chat), p: policy({ fatigue: [wait(hour, { prompts: "all", for: "person" })] }) } },
    line("09:00", "prompt a", { type: "chat.sent" }),
    line("09:30", refused("wait 1h across all", "10:00")),
  ),
  hand(
    "prompts to others do not count where nothing says so",
    fatigue(wait(hour)),
    line("09:00", prompt),
    line("09:10", prompt, { who: "ben" }),
  ),
  hand(
    "`for everyone` counts prompts to anybody",
    fatigue(wait(hour, { prompts: "policy:p", for: "everyone" })),
    line("09:00", prompt),
    line("09:10", refused("wait 1h for everyone", "10:00"), { who: "ben" }),
  ),
  hand(
    "`for each A`: those without a value are one group",
    fatigue(wait(hour, perDepartment)),
    line("09:00", prompt, { person: finance }),
    line("09:10", refused("wait 1h for each person.department", "10:00"), { who: "ben", person: finance }),
    line("09:20", prompt, { who: "cem" }),
    line("09:30", refused("wait 1h for each person.department", "10:20"), { who: "dora" }),
  ),
  hand(
    "the group is that of the moment when the prompt was given",
    fatigue(wait(hour, perDepartment)),
    line("09:00", prompt, { person: finance }),
    line("09:10", prompt, { person: { department: "sales" } }),
    line("09:20", refused("wait 1h for each person.department", "10:00"), { who: "ben", person: finance }),
  ),
];
