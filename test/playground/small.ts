/** Policies of a few lines, and a log that they prompt for twice. */
export const SMALL = {
  "main.kairos": `package small
import "./words.kairos"

policy leaving {
  title   "Mail to the outside"
  owner   "awareness@acme.example"
  trigger on mail.sent when event.external and not quiet_role
  message feedback {
    body   "That mail went outside."
    action "Check it" opens "https://intranet.acme.example/mail"
  }
  fatigue {
    wait 1h
  }
}

test "once an hour" {
  person ana { role: sales }
  09:00 ana mail.sent { external: true } -> prompt leaving
  09:30 ana mail.sent { external: true } -> silence because wait
}
`,
  "words.kairos": `package small.words

org {
  locales  en
  timezone "Europe/Berlin"
}

enum Role { sales, legal }

person {
  role: Role = sales
}

event mail.sent {
  moment after
  external: bool
  risk { high when event.external low otherwise }
}

segment quiet_role when person.role is legal
`,
} as const;

const event = (id: number, person: string, time: string, external: boolean): string =>
  JSON.stringify({
    specversion: "1.0",
    id: `m-${id}`,
    source: "/mail",
    type: "mail.sent",
    subject: person,
    time: `2026-10-05T${time}Z`,
    data: { external },
  });

/** Two prompts for ana, one silence in between, and nothing for ben. */
export const SMALL_LOG = `${[
  event(1, "ana", "08:00:00", true),
  event(2, "ana", "08:10:00", true),
  event(3, "ben", "08:20:00", false),
  event(4, "ana", "09:30:00", true),
].join("\n")}\n`;
