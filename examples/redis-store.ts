/**
 * A store on Redis, for hosts that decide for the same people side by side.
 *
 * An entry is a hash of `text` and `version`. A script on the server compares all versions and writes all entries, or none,
 * and appends the decisions to a stream: whoever delivers prompts reads it there, so a prompt is not lost when a host dies
 * after it was counted. Needs one Redis server, or one slot of a cluster: the prefix is a hash tag.
 */
import type { StateStore } from "kairos-lang/store";
import type { createClient } from "redis";

export interface RedisStoreOptions {
  /** Before every key; another one for each bundle's people. */
  readonly prefix?: string;
  /** Entries that nothing was written to for so long are forgotten: at least the longest window of the policies. */
  readonly forgetAfterMs?: number;
}

export type RedisClient = ReturnType<typeof createClient>;

/**
 * Keys: the entries, the counter of versions, the stream of decisions. Arguments: the decisions, when to forget, then a pair
 * for each entry: its version (empty: there must be none) and its text. Versions are never used twice, not even after an
 * entry was forgotten.
 */
const WRITE = `
local entries = #KEYS - 2
for i = 1, entries do
  local version = redis.call("HGET", KEYS[i], "version") or ""
  if version ~= ARGV[2 * i + 1] then return 0 end
end
for i = 1, entries do
  redis.call("HSET", KEYS[i], "text", ARGV[2 * i + 2], "version", redis.call("INCR", KEYS[entries + 1]))
  if ARGV[2] ~= "" then redis.call("PEXPIRE", KEYS[i], ARGV[2]) end
end
for _, decision in ipairs(cjson.decode(ARGV[1])) do
  redis.call("XADD", KEYS[#KEYS], "*", "decision", decision)
end
return 1
`;

export function createRedisStore(client: RedisClient, options: RedisStoreOptions = {}): StateStore {
  const { prefix = "kairos", forgetAfterMs } = options;
  const named = (key: string): string => `{${prefix}}:${key}`;
  return {
    read: (keys) =>
      Promise.all(
        keys.map(async (key) => {
          const [text, version] = await client.hmGet(named(key), ["text", "version"]);
          return typeof text === "string" && typeof version === "string" ? { text, version } : undefined;
        }),
      ),
    async write({ changes, decisions }) {
      const written = await client.eval(WRITE, {
        keys: [...changes.map(({ key }) => named(key)), named("versions"), named("decisions")],
        arguments: [
          // The decisions go out as texts, so that the server changes no byte of them.
          JSON.stringify(decisions.map((decision) => JSON.stringify(decision))),
          forgetAfterMs === undefined ? "" : String(forgetAfterMs),
          ...changes.flatMap(({ version, text }) => [version ?? "", text]),
        ],
      });
      return written === 1;
    },
  };
}
