/** What is given for one event, and who goes first. */
import { atMost, hand, hour, line, policy, prompt, wait, type HandCase } from "./words.js";

export const competing: readonly HandCase[] = [
  hand(
    "`per event` has no `until`; the higher priority goes first, records stand by policy id",
    {
      policies: { a: policy(), p: policy({ priority: 5 }) },
      limits: [atMost(1, "event", { prompts: "all", for: "person" })],
    },
    line("09:00", ["suppressed a by at most 1 per event across all in limits", "prompt p"]),
    line("09:01", ["suppressed a by at most 1 per event across all in limits", "prompt p"]),
  ),
  hand(
    "of equal priority, ids go by code point",
    {
      policies: { a: policy(), Zeta: policy(), b: policy() },
      limits: [atMost(2, "event", { prompts: "all", for: "person" })],
    },
    line("09:00", ["prompt Zeta", "prompt a", "suppressed b by at most 2 per event across all in limits"]),
  ),
  hand(
    "a prompt counts at once, for the next in line too",
    { policies: { a: policy(), b: policy() }, limits: [wait(hour, { prompts: "all", for: "person" })] },
    line("09:00", ["prompt a", "suppressed b by wait 1h across all until 2026-03-02T10:00:00.000Z in limits"]),
  ),
  hand(
    "limits of the policy are asked before the shared ones",
    {
      policies: { p: policy({ fatigue: [wait(hour)] }) },
      limits: [wait(2 * hour, { prompts: "all", for: "person" })],
    },
    line("09:00", prompt),
    line("09:30", "suppressed p by wait 1h until 2026-03-02T10:00:00.000Z"),
    line("10:30", "suppressed p by wait 2h across all until 2026-03-02T11:00:00.000Z in limits"),
  ),
];
