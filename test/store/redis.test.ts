/** The example store on a real Redis server. Runs where `redis-server` is installed. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "redis";
import { createCoach } from "../../src/store/index.js";
import { createRedisStore, type RedisClient } from "../../examples/redis-store.js";
import { MONDAY } from "../engine/builder.js";
import { behavesAsStore, BY_PERSON, event } from "./behaviour.js";
import { hasRedis, startRedis, type RedisServer } from "./redis-server.js";

if (!hasRedis)
  process.stderr.write("skipped: the store on Redis (no redis-server; Debian: apt-get install redis-server)\n");

describe.runIf(hasRedis)("the store on Redis", () => {
  let server: RedisServer;
  let client: RedisClient;
  let stores = 0;

  beforeAll(async () => {
    server = await startRedis();
    client = createClient({ url: server.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.close();
    server?.stop();
  });

  behavesAsStore(async () => {
    stores += 1;
    return createRedisStore(client, { prefix: `test-${stores}` });
  });

  test("decisions are in the stream when the state is in the store, byte for byte", async () => {
    const coach = createCoach(BY_PERSON, { store: createRedisStore(client, { prefix: "stream" }) });
    const outcome = await coach.decide(event(MONDAY, 'ana 𝒳 \u0000"\\'), {});
    await coach.decide(event(MONDAY + 1, 'ana 𝒳 \u0000"\\', "other"), {});
    const entries = await client.xRange("{stream}:decisions", "-", "+");
    expect(entries!.map(({ message }) => JSON.parse(message["decision"]!) as unknown)).toEqual(
      outcome.kind === "taken" ? outcome.decisions : [],
    );
    expect(entries).toHaveLength(1);
  });

  test("an entry that was forgotten and made anew is another one", async () => {
    const store = createRedisStore(client, { prefix: "forget", forgetAfterMs: 60 });
    const change = { key: "person:a", text: "{}", version: undefined };
    await store.write({ changes: [change], decisions: [] });
    const [before] = await store.read(["person:a"]);
    await expect.poll(() => store.read(["person:a"]), { timeout: 5000 }).toEqual([undefined]);
    await store.write({ changes: [change], decisions: [] });
    expect(await store.write({ changes: [{ ...change, version: before!.version }], decisions: [] })).toBe(false);
  });
});
