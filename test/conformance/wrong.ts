/** What somebody wrote is not what comes of it. */
export class WrittenWrong extends Error {
  override readonly name = "WrittenWrong";
}
