/** Wilson's 95% interval of a share, so that few cases do not decide. */

const Z = 1.959964;

/** Its lower end. @param whole - above 0 */
export function wilsonLow(part: number, whole: number): number {
  const share = part / whole;
  const middle = share + (Z * Z) / (2 * whole);
  const width = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  return Math.max(0, (middle - width) / (1 + (Z * Z) / whole));
}

/** Its upper end. @param whole - above 0 */
export function wilsonHigh(part: number, whole: number): number {
  return 1 - wilsonLow(whole - part, whole);
}
