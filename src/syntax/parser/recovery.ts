/**
 * What makes the parser go on after a mistake. No rule ever throws: a token that is not there is reported once and stood
 * in for by an empty one, so every clause gives its node, whole or with gaps.
 *
 * After a report the parser is in *panic*: it says nothing more until the next clause starts. Clauses are looked for at
 * the level of braces where the mistake was made; braces themselves have been balanced before parsing.
 */
import { EmbeddedActionsParser, EOF, type IOrAlt, type IToken, tokenMatcher, type TokenType } from "chevrotain";
import type { Span } from "../../base/span.js";
import { unmatchedBrace } from "../../diagnostics/catalogue/syntax/unmatched-brace.js";
import { endOf, type Lexeme, startOf } from "../lexer/lexeme.js";
import { Reporter } from "../reporter.js";
import * as t from "../tokens.js";
import type { Body, BodyKind } from "./bodies.js";
import { explainClause, explainMissing, misspelt } from "./explain.js";
import { mendToken } from "./mend.js";

/** Thrown by chevrotain's alternatives and caught in `pick`, right where it is thrown. */
const noAlternative = Symbol("no alternative");

export abstract class RecoveringParser extends EmbeddedActionsParser {
  reporter = new Reporter("");
  sourceText = "";
  tokens: Lexeme[] = [];
  /** A mistake was reported in this clause; what follows from it is not. */
  panic = false;
  /** The bodies around, the innermost last. */
  readonly bodies: BodyKind[] = [];
  /** The bodies that were read, inner ones before those around them. */
  read: Body[] = [];
  /** Of each body, whether its opening brace is missing. */
  readonly #unopened: boolean[] = [];
  /** Opening braces that were missing and whose closing ones are still to come, as those too many. */
  #missingOpeners = 0;
  /** What can't be relied on after the mistakes in it. */
  doubtful: Span[] = [];
  /** Mistakes that were told of in a clause further inside. */
  #accounted = 0;
  #untold = 0;
  #clauseStart = 0;
  #errorsBefore = 0;
  #last: Lexeme | undefined;
  readonly #starts: Map<BodyKind, ReadonlyMap<TokenType, readonly TokenType[]>> = new Map();

  constructor(validate: boolean) {
    super([...t.parsedTokens], { recoveryEnabled: false, maxLookahead: 2, skipValidations: !validate });
  }

  load(tokens: Lexeme[], text: string, reporter: Reporter): void {
    this.tokens = tokens;
    this.sourceText = text;
    this.reporter = reporter;
    this.panic = false;
    this.#errorsBefore = 0;
    this.#clauseStart = 0;
    this.#missingOpeners = 0;
    this.bodies.length = 0;
    this.read = [];
    this.#unopened.length = 0;
    this.#last = tokens.at(-1);
    this.doubtful = [];
    this.#untold = 0;
    this.#accounted = reporter.diagnostics.length;
    this.input = tokens;
  }

  // ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────────

  peek(ahead = 1): Lexeme {
    return this.LA(ahead) as Lexeme;
  }

  is(type: TokenType, ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  lastToken(): Lexeme | undefined {
    return this.#last;
  }

  isEnd(ahead = 1): boolean {
    return this.LA(ahead).tokenType === EOF;
  }

  /** Takes the next token, whatever it is. */
  skip(): Lexeme {
    const token = this.peek();
    if (token.tokenType !== EOF) this.consume(99, token.tokenType);
    return token;
  }

  /** The offset right after the last token that was taken. */
  lastEnd(): number {
    const last = this.LA(0);
    return last.tokenType === EOF ? 0 : endOf(last, this.sourceText.length);
  }

  /** From the first token of a node to the last one taken; empty where none was. */
  spanFrom(first: IToken): Span {
    const end = this.lastEnd();
    return this.reporter.span(Math.min(startOf(first, this.sourceText.length), end), end);
  }

  spanOf(token: IToken): Span {
    return this.reporter.span(startOf(token, this.sourceText.length), endOf(token, this.sourceText.length));
  }

  // ── taking ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes a token of this type, or reports that it is missing and stands one in. */
  need(index: number, type: TokenType, expected?: string): Lexeme {
    if (this.RECORDING_PHASE) return this.consume(index, type) as Lexeme;
    if (this.is(type)) return this.consume(index, type) as Lexeme;
    if (!this.panic) {
      const mended = mendToken(this, type, expected ?? type.LABEL ?? type.name);
      if (mended !== undefined) return mended;
      if (this.is(type)) return this.consume(index, type) as Lexeme;
      this.fail(expected ?? type.LABEL ?? type.name);
    }
    return this.missing(type);
  }

  /** One of several ways to go on, or the report that none fits and what stands in. */
  pick<T>(index: number, expected: string, alternatives: IOrAlt<T>[], fallback: () => T): T {
    if (this.RECORDING_PHASE) return this.or(index, alternatives);
    for (let attempt = 0; ; attempt++) {
      try {
        return this.or(index, alternatives);
      } catch (error) {
        if (error !== noAlternative) throw error;
      }
      if (this.panic || attempt > 1 || !(this.#dropColon() || misspelt(this, expected))) break;
    }
    if (this.is(t.Broken)) {
      this.skip();
      this.doubt();
      return fallback();
    }
    this.fail(expected);
    return fallback();
  }

  /** Chevrotain would build a message from all that could stand here; ours comes from the place. */
  raiseNoAltException(): never {
    throw noAlternative;
  }

  /** A token of no width in the place of one that is not there. */
  missing(type: TokenType): Lexeme {
    const offset = this.lastEnd();
    return {
      image: "",
      startOffset: offset,
      endOffset: offset - 1,
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
      index: -1,
      line: -1,
      column: -1,
      firstOnLine: false,
      indent: 0,
    };
  }

  fail(expected: string): void {
    if (this.panic) return;
    this.panic = true;
    // Right after a brace that was put in, the mistake is that brace.
    if ((this.LA(0) as Lexeme).virtual !== true) explainMissing(this, expected);
  }

  #dropColon(): boolean {
    return this.is(t.Colon) && mendToken(this, t.Name, "") === undefined;
  }

  // ── bodies ────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Braces with clauses between them. */
  block(kind: BodyKind, clause: () => void): void {
    if (!this.open(kind)) return;
    this.clauses(kind, clause);
    this.close();
  }

  /**
   * Takes the opening brace. Where it is missing and a clause follows, the body is read as if it were there. False where
   * there is no body to read.
   */
  open(kind?: BodyKind, follows = kind !== undefined && this.startsClause(kind)): boolean {
    if (this.RECORDING_PHASE) {
      this.consume(0, t.LeftBrace);
      return true;
    }
    let found = this.is(t.LeftBrace);
    if (!found) {
      // Something too much in the head: the brace is further along.
      const ahead = follows ? 0 : this.#braceAhead();
      this.fail("`{`");
      for (let count = 1; count < ahead; count++) this.skip();
      found = ahead > 0;
      if (!found && !follows) return false;
    }
    if (found) this.consume(0, t.LeftBrace);
    this.#unopened.push(!found);
    if (!found) this.#missingOpeners++;
    this.panic = false;
    return true;
  }

  close(): void {
    if (this.RECORDING_PHASE) {
      this.consume(0, t.RightBrace);
      return;
    }
    const unopened = this.#unopened.pop() === true;
    if (unopened && this.peek().doubtful === true) this.#missingOpeners--;
    if (this.is(t.RightBrace)) this.consume(0, t.RightBrace);
    else if (!unopened) this.fail("`}`");
    this.panic = false;
  }

  /** Passes over what is left of a list in braces, which is one mistake at most, and takes the closing brace. */
  closeRest(expected: string): void {
    if (!this.RECORDING_PHASE && !this.is(t.RightBrace)) {
      const start = this.peek();
      const reported = this.panic;
      this.panic = true;
      while (!this.isEnd() && !this.is(t.RightBrace) && !this.startsDeclaration()) this.skipBalanced();
      // The repair of braces has said already that this one is missing.
      if (!reported && this.peek().virtual !== true) {
        this.panic = false;
        explainMissing(this, expected, start);
      }
    }
    this.close();
  }

  /** Clauses up to the brace that ends the body. */
  clauses(kind: BodyKind, clause: () => void): void {
    let from: number | undefined;
    const bodyStart = this.lastEnd();
    const starts: number[] = [];
    const many = (): void =>
      this.many(0, {
        GATE: () => !this.panic || this.startsClause(kind),
        DEF: () => {
          this.panic = false;
          from = this.peek().startOffset;
          starts.push(from);
          this.#clauseStart = this.reporter.diagnostics.length;
          if (kind === "declaration") this.#errorsBefore = this.reporter.diagnostics.length;
          this.#watch(clause);
        },
      });
    if (this.RECORDING_PHASE) {
      many();
      return;
    }
    this.bodies.push(kind);
    let stuck: Lexeme | undefined;
    many();
    while (!this.#endsBody()) {
      if (this.peek() === stuck) this.panic = true;
      stuck = this.peek();
      const start = this.peek().startOffset;
      // The clause before has perhaps ended too early; one with a block has not.
      const endedEarly = this.LA(0).tokenType === t.RightBrace ? undefined : from;
      if (!this.panic && !this.startsClause(kind) && !explainClause(this, kind)) this.panic = true;
      if (this.panic) this.#skipToClause(kind);
      if (this.lastEnd() > start) this.doubtful.push(this.reporter.span(endedEarly ?? start, this.lastEnd()));
      this.#accounted = this.#mistakes();
      many();
    }
    this.bodies.pop();
    this.read.push({ kind, start: bodyStart, end: startOf(this.peek(), this.sourceText.length), clauses: starts });
  }

  /** Reads a clause, and notes as doubtful what a mistake in it leaves unsure: all of it, or what stands before its block. */
  #watch(clause: () => void): void {
    const first = this.peek();
    const inside = this.#accounted;
    const before = this.#mistakes();
    clause();
    const all = this.#mistakes() - before;
    if (all > 0) {
      const own = all - (this.#accounted - inside);
      let last = this.LA(0) as Lexeme;
      if (own === 0) {
        const inner = this.tokens.slice(first.index, last.index).find(({ tokenType }) => tokenType === t.LeftBrace);
        last = inner ?? last;
      }
      this.doubtful.push(this.reporter.span(first.startOffset, Math.max(first.startOffset, endOf(last, 0))));
    }
    this.#accounted = this.#mistakes();
  }

  #mistakes(): number {
    return this.reporter.diagnostics.length + this.#untold;
  }

  /** Counts a mistake that the scanner has told of already. */
  doubt(): void {
    this.#untold++;
  }

  /** Whether the declaration before has a mistake in it. */
  declarationHasErrors(): boolean {
    return this.reporter.diagnostics.length > this.#errorsBefore;
  }

  /** Whether the clause that was read last, or one inside of it, has a mistake in it. */
  clauseHasErrors(): boolean {
    return this.reporter.diagnostics.length > this.#clauseStart;
  }

  #endsBody(): boolean {
    if (this.peek().doubtful === true && this.#unopened.at(-1) === false && this.#missingOpeners > 0) {
      this.#missingOpeners--;
    } else if (this.peek().doubtful === true && this.#unopened.at(-1) === false) {
      const { startOffset } = this.skip();
      if (!this.panic) {
        this.reporter.report(unmatchedBrace, this.reporter.span(startOffset, startOffset + 1), undefined, {
          fixes: [this.reporter.replacement("delete it", startOffset, startOffset + 1, "")],
        });
      }
      this.panic = true;
      return this.#endsBody();
    }
    if (this.isEnd() || this.is(t.RightBrace)) return true;
    if (this.bodies.at(-1) === "declaration" && (this.is(t.word.import) || this.is(t.word.package))) return true;
    return this.#unopened.at(-1) === true && this.startsDeclaration();
  }

  #skipToClause(kind: BodyKind): void {
    while (!this.#endsBody() && !this.startsClause(kind)) this.skipBalanced();
  }

  /** Skips one token, or a pair of braces with all that is in it. */
  skipBalanced(): void {
    let depth = 0;
    do {
      const token = this.skip();
      if (token.tokenType === t.LeftBrace) depth++;
      else if (token.tokenType === t.RightBrace) depth--;
    } while (depth > 0 && !this.isEnd());
  }

  /** How many tokens ahead the next opening brace of this line is, or one at the head of the next; 0 for none. */
  #braceAhead(): number {
    for (let ahead = 1; ahead < 20; ahead++) {
      const token = this.peek(ahead);
      if (token.tokenType === t.LeftBrace) return ahead;
      if (token.tokenType === EOF || token.tokenType === t.RightBrace || token.firstOnLine) return 0;
    }
    return 0;
  }

  /**
   * Whether a clause of this body most likely starts here: by its first two tokens, and on a line of its own, since words
   * of the language may also be names or stand in a text that lost its quotes. Where nothing is wrong yet, `strict` asks
   * for both tokens.
   */
  startsClause(kind: BodyKind, ahead = 1, strict = false): boolean {
    const token = this.peek(ahead);
    if (token.tokenType === EOF) return false;
    const second = this.peek(ahead + 1);
    for (const [first, seconds] of this.startsOf(kind)) {
      if (!tokenMatcher(token, first)) continue;
      const fits = seconds.some((type) => tokenMatcher(second, type));
      if (fits && (token.firstOnLine || first !== t.Name || second.tokenType === t.Colon)) return true;
      if (!strict && token.firstOnLine && first !== t.Name) return true;
    }
    return false;
  }

  /** Whether the next clause of the body around, or the next declaration, starts here. */
  startsNext(): boolean {
    const kind = this.bodies.at(-1);
    return this.startsDeclaration(1, true) || (kind !== undefined && this.startsClause(kind, 1, true));
  }

  /** Whether a declaration starts here, at the head of a line that is not indented. */
  startsDeclaration(ahead = 1, strict = false): boolean {
    const token = this.peek(ahead);
    return token.firstOnLine && token.column === 0 && this.startsClause("declaration", ahead, strict);
  }

  /** The tokens that a clause can start with, each with those that can follow; worked out from the grammar itself. */
  startsOf(kind: BodyKind): ReadonlyMap<TokenType, readonly TokenType[]> {
    let starts = this.#starts.get(kind);
    if (starts === undefined) {
      const firsts = new Set(this.computeContentAssist(kind, []).map((path) => path.nextTokenType));
      starts = new Map(
        [...firsts].map((first) => {
          const token = { ...this.missing(first), image: first.name };
          return [first, [...new Set(this.computeContentAssist(kind, [token]).map((path) => path.nextTokenType))]];
        }),
      );
      this.#starts.set(kind, starts);
    }
    return starts;
  }
}
