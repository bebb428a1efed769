/** Identifiers of the NIST AI Risk Management Framework 1.0: functions, categories and subcategories. */

const NUMBERS: Readonly<Record<string, string>> = {
  GOVERN: "1 1.1 1.2 1.3 1.4 1.5 1.6 1.7 2 2.1 2.2 2.3 3 3.1 3.2 4 4.1 4.2 4.3 5 5.1 5.2 6 6.1 6.2",
  MAP: "1 1.1 1.2 1.3 1.4 1.5 1.6 2 2.1 2.2 2.3 3 3.1 3.2 3.3 3.4 3.5 4 4.1 4.2 5 5.1 5.2",
  MEASURE: "1 1.1 1.2 1.3 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 3 3.1 3.2 3.3 4 4.1 4.2 4.3",
  MANAGE: "1 1.1 1.2 1.3 1.4 2 2.1 2.2 2.3 2.4 3 3.1 3.2 4 4.1 4.2 4.3",
};

/** `GOVERN`, `GOVERN 2`, `GOVERN 2.2`. */
export const NIST_AI_RMF_1: ReadonlySet<string> = new Set(
  Object.entries(NUMBERS).flatMap(([name, numbers]) => [
    name,
    ...numbers.split(" ").map((number) => `${name} ${number}`),
  ]),
);
