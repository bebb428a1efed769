/** What is said of texts that people read in the moment, and what is not: both sides of each threshold. */
import { describe, expect, it } from "vitest";
import { checkFiles } from "./check-text.js";

const VOCABULARY = `org { locales en, de motto: "look twice before you send" }
event file.shared { moment before name: untrusted string owner: untrusted string size: bytes }
fatigue gentle { wait 4h }
`;

/** The messages of one rule. */
function said(code: string, text: string): string[] {
  const { diagnostics } = checkFiles({ "p.kairos": VOCABULARY + text });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  return diagnostics.filter((one) => one.code === code).map(({ message }) => message);
}

function policy(message: string, more = ""): string {
  return `policy p { trigger on file.shared ${more} message ${message} fatigue gentle }\n`;
}

/** So many words, each a sentence of its own. */
function words(count: number): string {
  return Array.from({ length: count }, () => "Look.").join(" ");
}

function signal(name: string, missed: string, check = '"Look again."'): string {
  return `signal ${name} on file.shared { when event.size > ${name.length}MB missed ${missed} check ${check} }\n`;
}

describe("too-long-to-read", () => {
  const inline = (body: string, title = ""): string =>
    policy(`inline { ${title} body ${body} action "Report it" opens "https://acme.example/report" }`);

  it.each([
    ["an inline message of 61 words", inline(`"${words(61)}"`), 0],
    ["an inline message of 62", inline(`"${words(62)}"`), 1],
    ["one of 61 and a title", inline(`"${words(61)}"`, 'title "Stop"'), 1],
    ["one of 60 and a value, which is one word", inline(`"${words(60)} {event.name}"`), 0],
    ["one of 61 and a value", inline(`"${words(61)} {event.name}"`), 1],
    ["one of 56 and a constant of 5 words", inline(`"${words(56)} {org.motto}"`), 0],
    ["one of 57 and a constant of 5 words", inline(`"${words(57)} {org.motto}"`), 1],
    ["a feedback of 120 words", policy(`feedback { body "${words(120)}" }`), 0],
    ["a feedback of 121", policy(`feedback { body "${words(121)}" }`), 1],
    ["a thanks of 121", policy(`thanks { body "${words(121)}" }`), 1],
  ])("%s", (_, text, count) => {
    expect(said("too-long-to-read", text)).toHaveLength(count);
  });

  it("is asked of each language", () => {
    expect(said("too-long-to-read", inline(`{ en "Look." de "${words(62)}" }`))).toEqual([
      "the `inline` message of `p` takes 16 seconds to read in `de` (62 words with its signals)",
    ]);
  });

  it("is said of what a shared text brings along", () => {
    expect(said("too-long-to-read", `text long "${words(40)}"\n${inline(`"${words(22)} {text.long}"`)}`)).toHaveLength(
      1,
    );
  });

  it.each([
    ["both of two signals", "", 1],
    ["the longer one, where one is shown", "show at most 1", 0],
  ])("counts %s", (_, show, count) => {
    const signals = signal("one", `"${words(60)}"`) + signal("other", `"${words(61)}"`);
    const body = policy(`feedback { body "{signals.missed}" }`, `signals any of one, other ${show}`);
    expect(said("too-long-to-read", signals + body)).toHaveLength(count);
  });
});

describe("hard-to-read", () => {
  const feedback = (body: string): string => policy(`feedback { body ${body} }`);
  /** One sentence. */
  const sentence = (long: number, short: number): string =>
    `${[...Array.from({ length: long }, () => "letters"), ...Array.from({ length: short }, () => "letter")].join(" ")}.`;

  it.each([
    ["a sentence of 25 words", feedback(`"${sentence(0, 25)}"`), 0],
    ["a sentence of 26 words", feedback(`"${sentence(0, 26)}"`), 1],
    ["two sentences of 13 words", feedback(`"${sentence(0, 13)} ${sentence(0, 13)}"`), 0],
    ["20 words, 8 of them long: 60", feedback(`"${sentence(8, 12)}"`), 0],
    ["20 words, 9 of them long: 65", feedback(`"${sentence(9, 11)}"`), 1],
    ["the same in German", feedback(`{ en "Look." de "${sentence(9, 11)}" }`), 0],
    ["20 words in German, 10 of them long: 70", feedback(`{ en "Look." de "${sentence(10, 10)}" }`), 0],
    ["20 words in German, 11 of them long: 75", feedback(`{ en "Look." de "${sentence(11, 9)}" }`), 1],
    ["14 words, all of them long", feedback(`"${sentence(14, 0)}"`), 0],
    ["15 words, all of them long", feedback(`"${sentence(15, 0)}"`), 1],
  ])("%s", (_, text, count) => {
    expect(said("hard-to-read", text)).toHaveLength(count);
  });

  it("says how long the sentence is, or how hard the whole", () => {
    expect(said("hard-to-read", feedback(`"${sentence(0, 26)}"`))).toEqual([
      "this text is hard to read in `en`: a sentence has 26 words, and 25 are many",
    ]);
    expect(said("hard-to-read", feedback(`"${sentence(9, 11)}"`))).toEqual([
      "this text is hard to read in `en`: its LIX is 65, and 60 is very difficult",
    ]);
  });

  it("is not said of links, nor of content that nobody reads in the moment", () => {
    const link = `https://acme.example/${Array.from({ length: 30 }, () => "handling").join("/")}`;
    const content = policy(`feedback { body "Look." action "Go" opens "${link}" }`);
    const layer = `follow up later { title "${sentence(0, 26)}" content "https://acme.example/x" }\n`;
    expect(said("hard-to-read", content + layer)).toEqual([]);
  });
});

describe("blaming-words", () => {
  const feedback = (locale: "en" | "de", body: string): string =>
    policy(locale === "en" ? `feedback { body "${body}" }` : `feedback { body { en "Look." de "${body}" } }`);

  it.each([
    ["en", "You failed to look closely.", "You failed to"],
    ["en", "you should have asked.", "you should have"],
    ["en", "That was YOUR MISTAKE.", "YOUR MISTAKE"],
    ["en", "A careless click.", "careless"],
    ["en", "You fell for it.", "You fell for"],
    ["en", "This can be punished.", "punished"],
    ["de", "Sie haben vergessen, nachzusehen.", "Sie haben vergessen"],
    ["de", "Selbst schuld.", "Selbst schuld"],
    ["de", "Ein leichtsinniger Klick.", "leichtsinniger"],
    ["de", "Sie haben gegen die Regeln verstoßen.", "Sie haben gegen die Regeln verstoßen"],
  ] as const)("are, in %s: %s", (locale, body, found) => {
    expect(said("blaming-words", feedback(locale, body))).toEqual([`\`${found}\` blames the reader`]);
  });

  it.each([
    ["en", "The link failed to open."],
    ["en", "You should ask next time."],
    ["en", "Mistakes happen to everybody."],
    ["en", "A carefree click."],
    ["en", "Look at lazyload.js and at nonlazy ones."],
    ["en", "Sie haben vergessen"],
    ["de", "A lazy click."],
    ["de", "Sie haben den Link geöffnet."],
    ["de", "Schuld ist niemand."],
  ] as const)("are not, in %s: %s", (locale, body) => {
    expect(said("blaming-words", feedback(locale, body))).toEqual([]);
  });

  it("are looked for in signals, titles and shared texts too, and each phrase has its place", () => {
    const text = `text blame "A careless click."
${signal("seen", '"You failed to look."')}${policy(
      'feedback { title "Shame on you" body "{text.blame} {signals.missed}" }',
      "signals any of seen",
    )}`;
    const { diagnostics, files } = checkFiles({ "p.kairos": VOCABULARY + text });
    const places = diagnostics
      .filter(({ code }) => code === "blaming-words")
      .map(({ span }) => files["p.kairos"]!.slice(span.start, span.end));
    expect(places).toEqual(["careless", "You failed to", "Shame on you"]);
  });

  it("are said once more where the same text stands elsewhere", () => {
    const other = policy('feedback { body "A careless click." }').replace("policy p", "policy q");
    expect(said("blaming-words", policy('feedback { body "A careless click." }') + other)).toHaveLength(2);
  });
});

describe("same-signal-text", () => {
  const two = (first: string, second: string, check?: string): string =>
    signal("one", first, check) +
    signal("other", second, check) +
    policy('feedback { body "{signals.missed} {signals.check}" }', "signals any of one, other");

  it.each([
    ["the same words", '"Look here."', '"Look here."', 1],
    ["the same but for case and space at the ends", '"Look here."', '" look HERE. "', 1],
    ["other words", '"Look here."', '"Look there."', 0],
    ["the same words around the same value", '"Look at {event.name}."', '"Look at {event.name}."', 1],
    ["the same words around other values", '"Look at {event.name}."', '"Look at {event.owner}."', 0],
    ["the same words in one of two languages", '{ en "A" de "Dort." }', '{ en "B" de "Dort." }', 1],
    ["in one language what the other says in another", '{ en "A" de "B" }', '{ en "B" de "A" }', 0],
    ["nothing", '""', '""', 0],
  ])("%s", (_, first, second, count) => {
    expect(said("same-signal-text", two(first, second))).toHaveLength(count);
  });

  it("is about what was missed: what to check may be the same", () => {
    expect(said("same-signal-text", two('"Here."', '"There."', '"Ask by phone."'))).toEqual([]);
  });

  it("is said once of two signals, with the language", () => {
    expect(said("same-signal-text", two('{ en "A" de "B" }', '{ en "A" de "B" }'))).toEqual([
      "the signals `one` and `other` say the same about what was missed, in `en`",
    ]);
  });
});
