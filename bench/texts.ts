/** Policy texts of any length, for measuring the front end: good ones of several shapes, and broken ones. */

export const VOCABULARY = `org { locales en, de timezone "Europe/Berlin" domain: "acme.example" partners: ["partner.example"] }
enum Level ordered { public, internal, confidential, restricted }
enum Cue { urgency, authority, reward }
person { role: string department: string manager: personal string? }
${Array.from({ length: 20 }, (_, at) => event(at)).join("")}
fatigue gentle { wait 4h at most 5 within 7d across tag bench }
limits { at most 1 per event at most 3 per day }
`;

function event(at: number): string {
  return `event kind_${at}.happened {
  moment after
  level: Level
  domain: untrusted string
  size: bytes
  cues: list of Cue
  reported: bool
  risk { critical when event.level is restricted high when event.size > 25MB medium when event.level >= internal }
}
`;
}

/** One policy with a signal of its own, about 1 kB. */
function policy(at: number): string {
  const type = `kind_${at % 20}.happened`;
  return `/// What was there to see, number ${at}.
signal seen_${at} on ${type} {
  when   edit_distance(event.domain, org.domain) <= 2 and event.size >= ${at % 90}MB
  missed { en "{event.domain} only looks like ours, number ${at}." de "{event.domain} sieht nur so aus, Nummer ${at}." }
  check  { en "Read it from right to left." de "Von rechts nach links lesen." }
}
policy bench_${at} {
  title    "Policy number ${at}"
  owner    "awareness@acme.example"
  tags     bench
  controls nist_csf_2 "PR.AT-01"
  trigger on ${type} when risk >= medium and not event.reported and event.size > ${at % 97}MB
  signals any of seen_${at}
  priority ${at}
  message feedback {
    body   { en "{signals.missed} Next time: {signals.check}" de "{signals.missed} Beim nächsten Mal: {signals.check}" }
    action { en "Report it" de "Melden" } opens "https://acme.example/report"
  }
  fatigue gentle
  escalate { at 3 occurrences within 30d notify person.manager otherwise "awareness@acme.example" by weekly digest }
  variant finance when person.department is "finance" and event.level >= confidential { priority ${at + 1} }
}
`;
}

/** So many policies in so many files. */
export function policies(count: number, files: number): { path: string; text: string }[] {
  return Array.from({ length: files }, (_, file) => ({
    path: `policies/${file}.kairos`,
    text: `import "../vocabulary.kairos"\n${Array.from({ length: count / files }, (__, at) => policy(file + at * files)).join("")}`,
  }));
}

/** As many pieces as make a text of this length. */
function grown(length: number, piece: (at: number) => string): string {
  let text = "";
  for (let at = 0; text.length < length; at += 1) text += piece(at);
  return text;
}

const IMPORT = 'import "vocabulary.kairos"\n';

export const shapes: Readonly<Record<string, (length: number) => string>> = {
  "many policies": (length) => IMPORT + grown(length, policy),
  "one long condition": (length) =>
    `${IMPORT}segment long when ${grown(length, (at) => `${at === 0 ? "" : " or "}person.role is "role ${at}"`)}\n`,
  "one long list": (length) =>
    `${IMPORT}segment long when person.role in [${grown(length, (at) => `${at === 0 ? "" : ", "}"role ${at}"`)}]\n`,
  "one large enum": (length) => `enum Large { ${grown(length, (at) => `${at === 0 ? "" : ", "}value_${at}`)} }\n`,
  "one long text": (length) => `text long "${grown(length, (at) => `word ${at}. `)}"\n`,
  comments: (length) => grown(length, (at) => `// A remark that somebody left, number ${at}.\n`),
  "many mistakes": (length) =>
    IMPORT + grown(length, (at) => `policy p_${at} { triger on kind_1.happend wen event.sise > 3 Mb }\n`),
  "unclosed braces": (length) => grown(length, (at) => `policy p_${at} { message {\n`),
  "words in any order": (length) =>
    grown(length, (at) => ["policy ", "when ", "{ ", "event. ", ") ", '"x" ', "on "][at % 7]!),
};
