/** Passwords typed into pages. */
import type { Activity } from "./activity.js";

export const SIGN_IN: readonly Activity[] = [
  {
    type: "credential.password_typed",
    perDay: { others: 0.09 },
    careless: 0.12,
    runs: 0.25,
    pilot: "password_elsewhere",
    make: (random, careless) => {
      if (!careless)
        return {
          site: random.pick(["sso.acme.example", "mail.acme.example", "travel.vendor.example"]),
          known_site: true,
        };
      const site = random.weighted([
        ["shop.example", 34],
        ["forum.example", 30],
        ["webinar.example", 24],
        ["login.acrne.example", 8],
        ["sso.acmee.example", 4],
      ]);
      return { site, known_site: false };
    },
  },
];
