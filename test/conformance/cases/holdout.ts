/** Control groups: the hash of policy and person, and the share that it is put against. */
import { murmur3 } from "../../oracle/texts.js";
import { hand, line, policy, type HandCase } from "./words.js";

/** MurmurHash3_x86_32 of `p:` and the person, as the package mmh3 (Python, 5.x) gives it; the bytes' number modulo 4 varies. */
const published: readonly (readonly [person: string, hash: number])[] = [
  ["a", 2715518068],
  ["an", 3910314165],
  ["ana", 2471919698],
  ["anna", 3362144262],
  ["ben", 2473076926],
  ["cem", 1154417910],
  ["dee", 110880455],
  ["eve", 3425659375],
  ["ana@acme.example", 2848837743],
  ["u-000001", 1935021441],
  ["u-000002", 3311327636],
  ["u-10000", 1663673603],
  ["\u00e9", 3859542767],
  ["e\u0301", 2329705480],
  ["\ud83d\ude00", 3330560877],
  ["a\ud83d\ude00", 1920193807],
  ["\u6f22\u5b57", 1606204643],
  ["\ud835\udcb3y", 1121095066],
  ["\u00df", 2050524277],
  ["p", 3775917113],
  ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 198748637],
  ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 3230886911],
  ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 262234641],
  ["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 3770067044],
  ["Ana", 1917119176],
  ["0", 3846537602],
  ["-", 1259906702],
  ["__proto__", 747901093],
  ["constructor", 3320985909],
  ["ana smith", 1697968587],
  ["\u00dcnal", 1840496905],
  ["\u00a0", 3548852464],
];

const scale = 2 ** 32;

/** The smallest number of parts in a million that holds the person out. */
const least = (hash: number): number => Math.floor((hash * 1e6) / scale) + 1;

const atTheBorder = published.map(([person, hash]) => {
  if (murmur3(`p:${person}`) !== BigInt(hash)) throw new Error(`murmur3 of p:${person} is not ${hash}`);
  const border = least(hash);
  return hand(
    `${JSON.stringify(person)} has the hash ${hash}: held out from ${border} parts in a million`,
    {
      policies: {
        p: policy({ holdoutPerMillion: border }),
      },
    },
    line("09:00", "held_out p", { who: person }),
  );
});

const below = published.map(([person, hash]) =>
  hand(
    `${JSON.stringify(person)} has the hash ${hash}: prompted at ${least(hash) - 1} parts in a million`,
    { policies: { p: policy({ holdoutPerMillion: least(hash) - 1 }) } },
    line("09:00", "prompt p", { who: person }),
  ),
);

/** People whose hash is the share of all hashes itself, cut to a whole number: the first that is not held out. */
const equal: readonly (readonly [person: string, perMillion: number])[] = [
  ["u-08572", 727_510],
  ["u-16229", 626_969],
  ["u-28851", 683_110],
  ["u-42457", 74_863],
  ["u-57298", 34_557],
];
const atTheShare = equal.flatMap(([person, perMillion]) =>
  [perMillion, perMillion + 1].map((share) =>
    hand(
      `${person}, whose hash is ⌊${perMillion} × 2^32 / 1,000,000⌋, at ${share} parts in a million`,
      { policies: { p: policy({ holdoutPerMillion: share }) } },
      line("09:00", share === perMillion ? "prompt p" : "held_out p", { who: person }),
    ),
  ),
);

const others: readonly HandCase[] = [
  hand(
    "nobody at 0, everybody at a million",
    { policies: { p: policy(), q: policy({ holdoutPerMillion: 1_000_000 }) } },
    ...["ana", "ben", "cem", "😀", "é"].map((who) => line("09:00", ["prompt p", "held_out q"], { who })),
  ),
  hand(
    "the group is drawn for each policy anew",
    // Of a:ana, b:ana and c:ana the hashes over 2^32 are 0.140, 0.747, 0.512.
    {
      policies: {
        a: policy({ holdoutPerMillion: 500_000 }),
        b: policy({ holdoutPerMillion: 500_000 }),
        c: policy({ holdoutPerMillion: 500_000 }),
      },
    },
    line("09:00", ["held_out a", "prompt b", "prompt c"]),
  ),
  hand(
    "held out before variant and limits: it counts towards nothing",
    { policies: { p: policy({ holdoutPerMillion: 1_000_000 }), q: policy() }, limits: [] },
    line("09:00", ["held_out p", "prompt q"]),
    line("09:00", ["held_out p", "prompt q"]),
  ),
  hand(
    "exempt before held out",
    { policies: { p: policy({ holdoutPerMillion: 1_000_000 }) }, exemptions: [{ name: "audit", policies: ["p"] }] },
    line("09:00", "exempt p by audit"),
  ),
];

export const holdouts: readonly HandCase[] = [...atTheBorder, ...below, ...atTheShare, ...others];
