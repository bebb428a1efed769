/** What one event costs while a replay runs. */

/** How many events were taken when: the median of many short stretches tells more of an event than one long run does. */
export class Pace {
  private readonly marks: { readonly events: number; readonly at: number }[] = [];

  note(events: number): void {
    this.marks.push({ events, at: performance.now() });
  }

  /** Nanoseconds an event; NaN where the log is too short to tell. */
  steady(all: number): number {
    const later = this.marks.filter(({ events }) => events > all / 4);
    const costs = later.slice(1).flatMap(({ events, at }, before) => {
      const taken = events - later[before]!.events;
      return taken > 0 ? [((at - later[before]!.at) * 1e6) / taken] : [];
    });
    return costs.toSorted((a, b) => a - b)[costs.length >> 1] ?? NaN;
  }
}
