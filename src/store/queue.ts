/** Work on one name is done piece by piece, in the order in which it was asked for; work on different names side by side. */

export class Queues {
  private readonly last = new Map<string, Promise<unknown>>();

  run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name) ?? Promise.resolve();
    // One that failed holds nobody up.
    const done = before.then(work, work);
    this.last.set(name, done);
    const forget = (): void => {
      if (this.last.get(name) === done) this.last.delete(name);
    };
    done.then(forget, forget);
    return done;
  }
}
