/** Secrets in code: held up at a push, and pushed past the protection. */
import type { Activity } from "./activity.js";

const REPOSITORIES = ["shop", "billing", "mobile-app", "data-pipeline", "infrastructure", "website"];

export const CODE: readonly Activity[] = [
  {
    type: "repository.secret_push_attempted",
    perDay: { engineering: 0.07, operations: 0.02, others: 0 },
    careless: 0.55,
    runs: 0.5,
    machines: true,
    pilot: "secret_in_push",
    make: (random, careless) => {
      const secret = random.weighted([
        ["api_key", 40],
        ["access_token", 34],
        ["database_password", 18],
        ["private_key", 8],
      ]);
      const data = {
        repository: random.pick(REPOSITORIES),
        public: random.chance(0.12),
        secret,
        commits: 1 + random.poisson(0.5),
      };
      if (!careless)
        return {
          ...data,
          active: false,
          path: random.pick(["docs/setup.md", "tests/fixtures/keys.ts", "examples/config.yaml"]),
        };
      const path = random.pick([
        "service/.env",
        ".env.local",
        "src/client.ts",
        "deploy/values.yaml",
        "scripts/migrate.py",
      ]);
      return random.chance(0.3) ? { ...data, path } : { ...data, active: random.chance(0.75), path };
    },
  },
  {
    type: "repository.push_protection_bypassed",
    perDay: { engineering: 0.02, others: 0 },
    careless: 0.5,
    runs: 0.2,
    machines: true,
    pilot: "pushed_past_protection",
    make: (random, careless) => {
      const reason = careless
        ? random.weighted([
            ["will_fix_later", 80],
            ["used_in_tests", 20],
          ])
        : random.pick(["false_positive", "used_in_tests"]);
      const secret = random.weighted([
        ["api_key", 50],
        ["access_token", 35],
        ["private_key", 15],
      ]);
      return { repository: random.pick(REPOSITORIES), public: random.chance(careless ? 0.2 : 0.05), secret, reason };
    },
  },
];
