/** For the command lines of scripts and benches: yargs reads `--seed x` as NaN, of which a loop makes no rounds at all. */

/** What is wrong with the options, else true. */
export function numbersGiven(options: Readonly<Record<string, unknown>>): string | true {
  const wrong = Object.entries(options).find(([, value]) => Number.isNaN(value));
  return wrong === undefined ? true : `--${wrong[0]} takes a number`;
}
