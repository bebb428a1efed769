/** Files: shared, opened to anyone, downloaded. */
import type { Activity } from "./activity.js";
import { CLIENTS, DAY, FREEMAIL, PARTNERS, size } from "./common.js";

export const FILES: readonly Activity[] = [
  {
    type: "file.share_requested",
    perDay: { others: 0.35, sales: 0.8, legal: 0.7, people_team: 0.6, executive: 0.4, assistant: 0.7 },
    careless: 0.075,
    runs: 0.35,
    pilot: "share_outside",
    make: (random, careless, person) => {
      if (person.row.role === "people_team" && random.chance(0.06))
        return {
          sensitivity: "restricted",
          recipient_domain: "payroll.example",
          external: true,
          audience: "named_people",
          size: size(random),
        };
      if (!careless) {
        const external = random.chance(0.3);
        const domain = external ? random.pick(random.chance(0.5) ? PARTNERS : CLIENTS) : "acme.example";
        const sensitivity = random.weighted([
          ["public", 25],
          ["internal", external ? 74 : 60],
          ["confidential", external ? 1 : 15],
        ]);
        return {
          sensitivity,
          recipient_domain: domain,
          external,
          audience: external ? "named_people" : "organisation",
          expires: random.pick([7, 14, 30]) * DAY,
          size: size(random),
        };
      }
      const sensitivity = random.weighted([
        ["internal", 34],
        ["confidential", 52],
        ["restricted", 14],
      ]);
      const domain = random.pick(random.chance(0.25) ? FREEMAIL : random.chance(0.2) ? PARTNERS : CLIENTS);
      const audience = sensitivity === "internal" || random.chance(0.3) ? "anyone" : "named_people";
      const data = { sensitivity, recipient_domain: domain, external: true, audience, size: size(random) };
      return random.chance(0.35) ? { ...data, expires: 30 * DAY } : data;
    },
  },
  {
    type: "file.link_opened_to_anyone",
    perDay: { others: 0.022, sales: 0.04 },
    careless: 0.45,
    runs: 0.15,
    pilot: "public_link",
    make: (random, careless) => {
      const sensitivity = careless
        ? random.weighted([
            ["internal", 55],
            ["confidential", 38],
            ["restricted", 7],
          ])
        : "public";
      return random.chance(0.35) ? { sensitivity, expires: 7 * DAY } : { sensitivity };
    },
  },
  {
    type: "file.downloaded",
    perDay: { others: 0.35, finance: 0.6, legal: 0.6, operations: 0.45 },
    careless: 0.025,
    runs: 0.2,
    machines: true,
    pilot: "bulk_download",
    make: (random, careless) => {
      if (careless)
        return {
          sensitivity: random.weighted([
            ["confidential", 85],
            ["restricted", 15],
          ]),
          size: size(random),
          managed_device: false,
        };
      const sensitivity = random.weighted([
        ["public", 15],
        ["internal", 66],
        ["confidential", 18],
        ["restricted", 1],
      ]);
      return { sensitivity, size: size(random), managed_device: true };
    },
  },
];
