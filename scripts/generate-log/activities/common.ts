/** Outsiders, sizes and devices that several kinds of activity share. */
import type { Random } from "../random.js";

export const PARTNERS = ["auditor.example", "payroll.example", "counsel.example"];
export const CLIENTS = [
  "client.example",
  "nordwind.example",
  "contoso.example",
  "lumen.example",
  "harbour.example",
  "atelier.example",
];
export const FREEMAIL = ["freemail.example", "inbox.example", "postfach.example"];

export const DAY = 86_400_000;
const MB = 1_000_000;

export const size = (random: Random): number => Math.ceil(random.logNormal(3, 1.4)) * MB;

export const device = (random: Random): string =>
  random.weighted([
    ["laptop", 80],
    ["phone", 17],
    ["tablet", 3],
  ]);
