/** Payments to approve and accounts that change. */
import type { Activity } from "./activity.js";
import { FREEMAIL } from "./common.js";

const SUPPLIERS = [
  "Nordlicht GmbH",
  "Harbour Logistics Ltd",
  "Atelier Blau",
  "Contoso Print",
  "Kanzlei Winter",
  "Lumen Energy",
];

export const PAYMENTS: readonly Activity[] = [
  {
    type: "payment.approval_requested",
    perDay: { finance: 1.3, assistant: 0.5, executive: 0.15, others: 0 },
    careless: 0.05,
    runs: 0.1,
    machines: true,
    pilot: "unverified_payment",
    make: (random, careless) => {
      const amount = Math.round(random.logNormal(careless ? 14_000 : 2_600, 1.1));
      const data = { beneficiary: random.pick(SUPPLIERS), channel: "portal" };
      if (!careless) {
        const transaction = random.weighted([
          ["bank_transfer", 70],
          ["direct_debit", 14],
          ["card", 12],
          ["instant_transfer", 4],
        ]);
        return { ...data, transaction, amount, new_beneficiary: random.chance(0.05) };
      }
      const channel = random.weighted([
        ["mail", 70],
        ["chat", 16],
        ["phone", 14],
      ]);
      const requested_by = `p-${String(random.whole(335, 344)).padStart(4, "0")}@acme.example`;
      if (random.chance(0.25))
        return {
          ...data,
          beneficiary: "Gift cards",
          transaction: "gift_card",
          amount: random.whole(2, 40) * 25,
          channel,
          requested_by,
        };
      const transaction = random.weighted([
        ["bank_transfer", 76],
        ["instant_transfer", 24],
      ]);
      return { ...data, transaction, amount, new_beneficiary: true, channel, requested_by };
    },
  },
  {
    type: "supplier.bank_details_changed",
    perDay: { finance: 0.1, assistant: 0.02, others: 0 },
    careless: 0.3,
    runs: 0.05,
    pilot: "changed_bank_details",
    make: (random, careless) => {
      const supplier = random.pick(SUPPLIERS);
      if (!careless) return { supplier, channel: "portal", called_back: random.chance(0.8) };
      const requester = random.chance(0.4) ? `accounts@${random.pick(FREEMAIL)}` : "accounts@harbour.example";
      return {
        supplier,
        channel: random.pick(["mail", "mail", "phone"]),
        requester,
        country_changed: random.chance(0.3),
        called_back: false,
      };
    },
  },
];
