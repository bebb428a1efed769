/** Prompts that wait for their answers: of each policy at most one to a person, a list of its deadline, variant and event id. */
import type { EngineState } from "./engine-state.js";
import type { DecodedEvent } from "./event.js";
import { ID_BYTES, NEXT_DEADLINE } from "./person-rows.js";
import { idLength, readText, writeId } from "./short-text.js";

// Behind the deadline: a cell of two words, the variant and how many bytes the id has, 0 where it lies outside; then the bytes.
const HEAD = 2;

export interface Waiting {
  /** Position of the policy. */
  readonly policy: number;
  readonly deadline: number;
  /** Position of the variant in its policy; -1 for the base. */
  readonly variant: number;
}

/** @param first - the number of the first such list; the positions of policies are counted from it */
export function waitingOf(state: EngineState, place: number, first: number, policy: number): Waiting | undefined {
  const at = state.lists.find(place, first + policy);
  return at === 0 ? undefined : waitingAt(state, at, first);
}

/** The one whose deadline comes first, of equal ones that of the first policy. */
export function nextWaiting(state: EngineState, place: number, first: number): Waiting | undefined {
  const { lists } = state;
  let found = 0;
  for (let at = lists.next(place, first, 0); at !== 0; at = lists.next(place, first, at)) {
    const sooner = found === 0 ? -1 : lists.cells[at + 1]! - lists.cells[found + 1]!;
    if (sooner < 0 || (sooner === 0 && lists.words[2 * at]! < lists.words[2 * found]!)) found = at;
  }
  return found === 0 ? undefined : waitingAt(state, found, first);
}

/** The id of the event that the prompt was for. */
export function waitedFor(state: EngineState, place: number, first: number, policy: number): string {
  const { lists } = state;
  const at = lists.find(place, first + policy);
  const length = lists.words[2 * (at + 2) + 1]!;
  return length === 0
    ? state.outside(place).waitingFor.get(policy)!
    : readText(lists.words, 2 * (at + 1 + HEAD), length);
}

export function startWaiting(
  state: EngineState,
  place: number,
  first: number,
  { policy, deadline, variant }: Waiting,
  event: Pick<DecodedEvent, "id" | "idBytes">,
): void {
  const { lists, rows } = state;
  const length = idLength(event, ID_BYTES);
  const at = lists.begin(place, first + policy, HEAD + ((length + 7) >> 3));
  lists.cells[at] = deadline;
  lists.words[2 * at + 2] = variant;
  lists.words[2 * at + 3] = length;
  if (length === 0) state.outside(place).waitingFor.set(policy, event.id);
  else writeId(lists.words, 2 * (at + HEAD), event, ID_BYTES);
  if (deadline < rows.cells[place + NEXT_DEADLINE]!) rows.cells[place + NEXT_DEADLINE] = deadline;
}

export function stopWaiting(state: EngineState, place: number, first: number, policy: number): void {
  state.lists.remove(place, first + policy);
  state.rows.cells[place + NEXT_DEADLINE] = nextWaiting(state, place, first)?.deadline ?? Infinity;
}

function waitingAt({ lists: { cells, words } }: EngineState, at: number, first: number): Waiting {
  return { policy: words[2 * at]! - first, deadline: cells[at + 1]!, variant: words[2 * at + 4]! };
}
