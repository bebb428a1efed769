/** How a command ends: its exit status, and the problems that end it early. */

export const exitStatus = {
  fine: 0,
  /** Errors in policies, findings, a broken budget, a log that could not be read to its end. */
  findings: 1,
  /** A missing argument, an unknown option, a path that does not exist. */
  wrongUse: 2,
  /** An error in Kairos itself. */
  fault: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** What a user did wrong outside a policy text: one message with reason and remedy, never a stack trace. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    message: string,
    readonly status: ExitStatus,
    readonly remedy?: string,
  ) {
    super(message);
  }
}

export function wrongUse(message: string, remedy?: string): Problem {
  return new Problem(message, exitStatus.wrongUse, remedy);
}
