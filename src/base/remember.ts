/** Answers that are kept by the text that was asked about: what is asked again and again is worked out once. */

/** Beyond so many texts all are forgotten, so that a program that runs for long does not grow. */
const MOST_KEPT = 5000;

export function remembered<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known.answer;
    const answer = work(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, { answer });
    return answer;
  };
}
