/** Phishing simulations: six waves, each over two days, and who clicks, types a password, or reports. */
import { busyness, moment } from "./calendar.js";
import type { Person } from "./people.js";
import type { Random } from "./random.js";
import type { Happening } from "./record.js";

interface Wave {
  readonly campaign: string;
  readonly day: number;
  readonly difficulty: "easy" | "moderate" | "hard";
  readonly senders: readonly string[];
  readonly cues: readonly string[];
}

const WAVES: readonly Wave[] = [
  { campaign: "parcel", day: 1, difficulty: "easy", senders: ["acme-parcel.example"], cues: ["curiosity"] },
  {
    campaign: "password-expiry",
    day: 7,
    difficulty: "moderate",
    senders: ["acrne.example"],
    cues: ["urgency", "sign_in_page"],
  },
  { campaign: "board-request", day: 10, difficulty: "hard", senders: ["acme.example"], cues: ["authority", "urgency"] },
  { campaign: "voucher", day: 15, difficulty: "easy", senders: ["gifts.example"], cues: ["reward", "urgency"] },
  {
    campaign: "shared-file",
    day: 21,
    difficulty: "moderate",
    senders: ["acme-files.example", "acne.example"],
    cues: ["curiosity", "sign_in_page"],
  },
  { campaign: "payslip", day: 25, difficulty: "easy", senders: ["acrne.example"], cues: ["authority", "sign_in_page"] },
];

/** How much more, or less, a wave takes in than one of middling difficulty: 7 to 15 per cent were measured. */
const PULL = { easy: 0.75, moderate: 1, hard: 1.5 };

const MINUTE = 60_000;

export function simulate(random: Random, people: readonly Person[]): Happening[] {
  const happenings: Happening[] = [];
  for (const person of people) {
    if (person.row.identity !== "human") continue;
    const own = random.fork();
    // Some people report nearly everything, most report nothing.
    const diligence = own.beta(0.5, 2.2);
    for (const wave of WAVES) {
      const day = own.chance(0.5) ? wave.day : wave.day + 1;
      if (busyness(person, day) > 0.1) happenings.push(...receive(own, person, wave, day, diligence));
    }
  }
  return happenings;
}

function receive(random: Random, person: Person, wave: Wave, day: number, diligence: number): Happening[] {
  const { campaign, difficulty, cues } = wave;
  const id = person.row.id;
  const delivered = moment(random, person, day);
  const happenings: Happening[] = [
    { time: delivered, person: id, type: "phishing_simulation.delivered", data: { campaign } },
  ];
  let time = delivered + seconds(random.logNormal(25, 1.1));
  const reports = random.chance(diligence);
  const clicks = random.chance(Math.min(0.9, person.susceptibility * PULL[difficulty]));
  const reportsFirst = reports && random.chance(0.15);
  const report = (): void => {
    const after = time - delivered;
    happenings.push({
      time,
      person: id,
      type: "phishing_simulation.reported",
      data: { campaign, after },
      pilot: "report_thanks",
    });
  };
  if (reportsFirst) report();
  if (clicks) {
    time += seconds(random.logNormal(1, 0.6));
    const device = random.weighted<string>([
      ["laptop", 64],
      ["phone", 30],
      ["tablet", 6],
    ]);
    const data = { campaign, difficulty, sender_domain: random.pick(wave.senders), cues, device };
    const clicked = reportsFirst ? { ...data, reported: true } : data;
    happenings.push({ time, person: id, type: "phishing_simulation.clicked", data: clicked, pilot: "phishing_click" });
    // A second look at the page, from another device or an hour later.
    if (random.chance(0.12)) {
      const again = time + seconds(random.logNormal(50, 0.8));
      happenings.push({ time: again, person: id, type: "phishing_simulation.clicked", data: clicked });
    }
    if (cues.includes("sign_in_page") && random.chance(0.45)) {
      time += seconds(random.logNormal(0.8, 0.5));
      happenings.push({ time, person: id, type: "phishing_simulation.submitted", data, pilot: "phishing_submit" });
    }
  }
  if (reports && !reportsFirst) {
    time += seconds(random.logNormal(6, 1));
    report();
  }
  return happenings;
}

/** Minutes to whole seconds, in milliseconds. */
const seconds = (minutes: number): number => Math.max(1000, Math.round((minutes * MINUTE) / 1000) * 1000);
