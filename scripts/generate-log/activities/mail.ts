/** Real mail: links followed, messages reported, messages about to leave. */
import type { Activity } from "./activity.js";
import type { Data } from "../record.js";
import { CLIENTS, DAY, FREEMAIL, device, size } from "./common.js";

export const MAIL: readonly Activity[] = [
  {
    type: "mail.link_clicked",
    perDay: { others: 0.3, support: 0.5 },
    careless: 0.035,
    runs: 0.15,
    pilot: "risky_link",
    make: (random, careless) => {
      const sender = random.pick(
        careless ? ["billing-notice.example", "docs-share.example", "parcel-track.example"] : CLIENTS,
      );
      const elsewhere = careless && random.chance(0.5);
      const host = elsewhere ? "landing.click-here.example" : `www.${sender}`;
      const days = careless ? random.whole(1, 60) : Math.ceil(random.logNormal(1500, 0.8));
      const domain_age = random.chance(0.1) ? null : days * DAY;
      return {
        url: `https://${host}/r/${random.whole(100, 999)}`,
        sender_domain: sender,
        domain_age,
        blocked: careless && random.chance(0.45),
        device: device(random),
      };
    },
  },
  {
    type: "mail.reported",
    perDay: { others: 0.012 },
    careless: 0,
    runs: 0,
    pilot: "report_thanks",
    make: (random) => (random.chance(0.4) ? {} : { malicious: random.chance(0.3) }),
  },
  {
    type: "mail.send_requested",
    perDay: { others: 0.5, sales: 0.9, legal: 0.8, executive: 0.7, assistant: 0.9 },
    careless: 0.04,
    runs: 0.2,
    pilot: "misdirected_mail",
    make: (random, careless) => {
      const external = careless || random.chance(0.45);
      const domain = external ? random.pick(careless && random.chance(0.3) ? FREEMAIL : CLIENTS) : "acme.example";
      const data = { recipient_domain: domain, recipients: 1 + random.poisson(0.8), external };
      if (!careless) return random.chance(0.3) ? { ...data, attachment_size: size(random) } : data;
      return random.weighted<Data>([
        [{ ...data, autocompleted: true }, 34],
        [{ ...data, sensitivity: "confidential", attachment_size: size(random) }, 40],
        [{ ...data, sensitivity: "restricted", autocompleted: true, attachment_size: size(random) }, 9],
        [{ ...data, recipients: random.whole(20, 140) }, 17],
      ]);
    },
  },
];
