/** What a peer is: other software that is asked the same of the same log. Each answers for every event. */

/** The policies of `bench/office.kairos`; an answer has a bit for each, in this order. */
export const POLICIES = [
  "changed_account",
  "external_share",
  "many_recipients",
  "paste_into_tool",
  "phishing_click",
  "phishing_submit",
  "secret_in_code",
  "strange_link",
  "tired_approval",
  "unmanaged_download",
] as const;
export type PolicyName = (typeof POLICIES)[number];

/** What is asked of a peer, each more than the one before. */
export const TASKS = ["conditions", "history", "prompts"] as const;
export type Task = (typeof TASKS)[number];

export const TASK_WORDS: Readonly<Record<Task, string>> = {
  conditions: "which policies' conditions hold, without what is counted of earlier events",
  history: "the same, with what is counted of earlier events",
  prompts: "whom each policy prompts: history, control groups, variants, limits, quiet hours, back-off",
};

/** By line of the log, from 0: a bit for each policy. */
export type Answers = Uint16Array;

export const bitOf = (policy: PolicyName): number => 1 << POLICIES.indexOf(policy);

export interface Files {
  readonly log: string;
  /** A table of CSV. */
  readonly people: string;
}

export interface Peer {
  readonly name: string;
  readonly tasks: readonly Task[];
  /** What of these policies it cannot say, or has its host say. */
  readonly leaves: string;
  /** Reads the policies, and the people where it needs them. What it returns reads the log, and alone is timed. */
  prepare(task: Task, files: Files): Promise<(answers: Answers) => void | Promise<void>>;
}

/** Of conditions that each look at events of one type. */
export type ByType<T> = Readonly<Record<string, readonly (readonly [policy: PolicyName, condition: T])[]>>;
