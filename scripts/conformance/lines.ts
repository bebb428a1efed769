/** Lines of a stream, cut at line feeds alone: JSON may hold other separators of lines unescaped. */

export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const pieces = decoder.decode(chunk, { stream: true }).split("\n");
    pieces[0] = rest + pieces[0]!;
    rest = pieces.pop()!;
    yield* pieces;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
