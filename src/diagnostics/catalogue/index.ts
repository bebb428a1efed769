/** All diagnostics that Kairos knows, by family and code. */
import type { DiagnosticEntry } from "../define.js";
import { badLocale } from "./names/bad-locale.js";
import { bareRoot } from "./names/bare-root.js";
import { builtInField } from "./names/built-in-field.js";
import { builtInName } from "./names/built-in-name.js";
import { declaredOnce } from "./names/declared-once.js";
import { duplicateMember } from "./names/duplicate-member.js";
import { duplicateName } from "./names/duplicate-name.js";
import { duplicateRecordText } from "./names/duplicate-record-text.js";
import { earlierControl } from "./names/earlier-control.js";
import { fieldDiffers } from "./names/field-differs.js";
import { fieldNotInAll } from "./names/field-not-in-all.js";
import { functionNotHere } from "./names/function-not-here.js";
import { listedTwice } from "./names/listed-twice.js";
import { nameStyle } from "./names/name-style.js";
import { noMembers } from "./names/no-members.js";
import { reservedName } from "./names/reserved-name.js";
import { responseNotHere } from "./names/response-not-here.js";
import { rootNotHere } from "./names/root-not-here.js";
import { segmentCycle } from "./names/segment-cycle.js";
import { signalNotOfPolicy } from "./names/signal-not-of-policy.js";
import { textInText } from "./names/text-in-text.js";
import { unknownAnswer } from "./names/unknown-answer.js";
import { unknownControl } from "./names/unknown-control.js";
import { unknownEnumValue } from "./names/unknown-enum-value.js";
import { unknownField } from "./names/unknown-field.js";
import { unknownFramework } from "./names/unknown-framework.js";
import { unknownFunction } from "./names/unknown-function.js";
import { unknownLocale } from "./names/unknown-locale.js";
import { unknownName } from "./names/unknown-name.js";
import { unknownPerson } from "./names/unknown-person.js";
import { unknownRoot } from "./names/unknown-root.js";
import { unknownSlot } from "./names/unknown-slot.js";
import { unknownSubject } from "./names/unknown-subject.js";
import { unknownTag } from "./names/unknown-tag.js";
import { unknownTimezone } from "./names/unknown-timezone.js";
import { unusedDeclaration } from "./names/unused-declaration.js";
import { afterOtherwise } from "./policy/after-otherwise.js";
import { alwaysHolds } from "./policy/always-holds.js";
import { backOffFactor } from "./policy/back-off-factor.js";
import { backOffWithoutWait } from "./policy/back-off-without-wait.js";
import { baselineWithoutAudience } from "./policy/baseline-without-audience.js";
import { clauseTwice } from "./policy/clause-twice.js";
import { competingPolicies } from "./policy/competing-policies.js";
import { doubleAtMidnight } from "./policy/double-at-midnight.js";
import { escalationWithoutOwner } from "./policy/escalation-without-owner.js";
import { eventWithoutMoment } from "./policy/event-without-moment.js";
import { exemptionExpired } from "./policy/exemption-expired.js";
import { exemptionWithoutEnd } from "./policy/exemption-without-end.js";
import { feedbackTooEarly } from "./policy/feedback-too-early.js";
import { goalValueType } from "./policy/goal-value-type.js";
import { groupBy } from "./policy/group-by.js";
import { holdoutOutOfRange } from "./policy/holdout-out-of-range.js";
import { idleLimit } from "./policy/idle-limit.js";
import { inlineWithoutAction } from "./policy/inline-without-action.js";
import { missingClause } from "./policy/missing-clause.js";
import { missingField } from "./policy/missing-field.js";
import { neverHolds } from "./policy/never-holds.js";
import { numberTooSmall } from "./policy/number-too-small.js";
import { onlyInPolicies } from "./policy/only-in-policies.js";
import { outrankedPolicy } from "./policy/outranked-policy.js";
import { policyWithoutFatigue } from "./policy/policy-without-fatigue.js";
import { promptTooLate } from "./policy/prompt-too-late.js";
import { quietAlways } from "./policy/quiet-always.js";
import { reversibleWithoutAfter } from "./policy/reversible-without-after.js";
import { reviewWithoutOwner } from "./policy/review-without-owner.js";
import { scopeNotHere } from "./policy/scope-not-here.js";
import { shadowedRisk } from "./policy/shadowed-risk.js";
import { shadowedVariant } from "./policy/shadowed-variant.js";
import { showWithoutSignals } from "./policy/show-without-signals.js";
import { signalNeverThere } from "./policy/signal-never-there.js";
import { signalOnOtherEvent } from "./policy/signal-on-other-event.js";
import { noSignalsToShow } from "./policy/no-signals-to-show.js";
import { signalsNotShown } from "./policy/signals-not-shown.js";
import { statisticWithoutPerson } from "./policy/statistic-without-person.js";
import { testOutOfOrder } from "./policy/test-out-of-order.js";
import { thanksNamesMissed } from "./policy/thanks-names-missed.js";
import { unreachableStep } from "./policy/unreachable-step.js";
import { windowOutOfRange } from "./policy/window-out-of-range.js";
import { bundleLimit } from "./repository/bundle-limit.js";
import { importCycle } from "./repository/import-cycle.js";
import { missingImport } from "./repository/missing-import.js";
import { notImported } from "./repository/not-imported.js";
import { unusedImport } from "./repository/unused-import.js";
import { badDate } from "./syntax/bad-date.js";
import { badEscape } from "./syntax/bad-escape.js";
import { badName } from "./syntax/bad-name.js";
import { badNumber } from "./syntax/bad-number.js";
import { badSlot } from "./syntax/bad-slot.js";
import { badTime } from "./syntax/bad-time.js";
import { comparisonChain } from "./syntax/comparison-chain.js";
import { extraColon } from "./syntax/extra-colon.js";
import { extraComma } from "./syntax/extra-comma.js";
import { foreignComment } from "./syntax/foreign-comment.js";
import { foreignOperator } from "./syntax/foreign-operator.js";
import { fractionalUnit } from "./syntax/fractional-unit.js";
import { groupedDigits } from "./syntax/grouped-digits.js";
import { hiddenCharacter } from "./syntax/hidden-character.js";
import { invalidCharacter } from "./syntax/invalid-character.js";
import { lateHeader } from "./syntax/late-header.js";
import { misplacedClause } from "./syntax/misplaced-clause.js";
import { missingBrace } from "./syntax/missing-brace.js";
import { missingBracket } from "./syntax/missing-bracket.js";
import { missingColon } from "./syntax/missing-colon.js";
import { missingComma } from "./syntax/missing-comma.js";
import { missingQuotes } from "./syntax/missing-quotes.js";
import { missingUnit } from "./syntax/missing-unit.js";
import { missingValue } from "./syntax/missing-value.js";
import { mixedAndOr } from "./syntax/mixed-and-or.js";
import { negativeNumber } from "./syntax/negative-number.js";
import { noBlocking } from "./syntax/no-blocking.js";
import { numberTooLarge } from "./syntax/number-too-large.js";
import { onceADay } from "./syntax/once-a-day.js";
import { perDuration } from "./syntax/per-duration.js";
import { secondOtherwise } from "./syntax/second-otherwise.js";
import { smartQuotes } from "./syntax/smart-quotes.js";
import { spacedUnit } from "./syntax/spaced-unit.js";
import { tagSign } from "./syntax/tag-sign.js";
import { tooDeep } from "./syntax/too-deep.js";
import { unclosedBrace } from "./syntax/unclosed-brace.js";
import { unclosedString } from "./syntax/unclosed-string.js";
import { unexpectedWord } from "./syntax/unexpected-word.js";
import { unknownClause } from "./syntax/unknown-clause.js";
import { unknownDeclaration } from "./syntax/unknown-declaration.js";
import { unknownUnit } from "./syntax/unknown-unit.js";
import { unmatchedBrace } from "./syntax/unmatched-brace.js";
import { userRoot } from "./syntax/user-root.js";
import { withinPeriod } from "./syntax/within-period.js";
import { wordAsName } from "./syntax/word-as-name.js";
import { blamingWords } from "./text/blaming-words.js";
import { hardToRead } from "./text/hard-to-read.js";
import { linkWithoutScheme } from "./text/link-without-scheme.js";
import { missingDefaultLocale } from "./text/missing-default-locale.js";
import { missingLocale } from "./text/missing-locale.js";
import { personalShown } from "./text/personal-shown.js";
import { sameSignalText } from "./text/same-signal-text.js";
import { slotMayBeMissing } from "./text/slot-may-be-missing.js";
import { tooLongToRead } from "./text/too-long-to-read.js";
import { unsafeLink } from "./text/unsafe-link.js";
import { untrustedInLink } from "./text/untrusted-in-link.js";
import { argumentCount } from "./types/argument-count.js";
import { arithmeticTypes } from "./types/arithmetic-types.js";
import { askedWithExists } from "./types/asked-with-exists.js";
import { badPattern } from "./types/bad-pattern.js";
import { countNotCompared } from "./types/count-not-compared.js";
import { distinctOfEvent } from "./types/distinct-of-event.js";
import { historyNotHere } from "./types/history-not-here.js";
import { listCompared } from "./types/list-compared.js";
import { listInList } from "./types/list-in-list.js";
import { mayBeMissing } from "./types/may-be-missing.js";
import { mixedList } from "./types/mixed-list.js";
import { neverMissing } from "./types/never-missing.js";
import { notACondition } from "./types/not-a-condition.js";
import { notALiteral } from "./types/not-a-literal.js";
import { notOrdered } from "./types/not-ordered.js";
import { numberWithoutUnit } from "./types/number-without-unit.js";
import { operandType } from "./types/operand-type.js";
import { quotedValue } from "./types/quoted-value.js";
import { typeMismatch } from "./types/type-mismatch.js";
import { unitMismatch } from "./types/unit-mismatch.js";
import { unknownType } from "./types/unknown-type.js";
import { unquotedText } from "./types/unquoted-text.js";
import { wrongType } from "./types/wrong-type.js";

/** An entry whatever its parameters are. */
export type AnyEntry = DiagnosticEntry<never>;

export const catalogue: readonly AnyEntry[] = [
  badLocale,
  bareRoot,
  builtInField,
  builtInName,
  declaredOnce,
  duplicateMember,
  duplicateName,
  duplicateRecordText,
  earlierControl,
  fieldDiffers,
  fieldNotInAll,
  functionNotHere,
  listedTwice,
  nameStyle,
  noMembers,
  reservedName,
  responseNotHere,
  rootNotHere,
  segmentCycle,
  signalNotOfPolicy,
  textInText,
  unknownAnswer,
  unknownControl,
  unknownEnumValue,
  unknownField,
  unknownFramework,
  unknownFunction,
  unknownLocale,
  unknownName,
  unknownPerson,
  unknownRoot,
  unknownSlot,
  unknownSubject,
  unknownTag,
  unknownTimezone,
  unusedDeclaration,
  afterOtherwise,
  alwaysHolds,
  backOffFactor,
  backOffWithoutWait,
  baselineWithoutAudience,
  clauseTwice,
  competingPolicies,
  doubleAtMidnight,
  escalationWithoutOwner,
  eventWithoutMoment,
  exemptionExpired,
  exemptionWithoutEnd,
  feedbackTooEarly,
  goalValueType,
  groupBy,
  holdoutOutOfRange,
  idleLimit,
  inlineWithoutAction,
  missingClause,
  missingField,
  neverHolds,
  numberTooSmall,
  onlyInPolicies,
  outrankedPolicy,
  policyWithoutFatigue,
  promptTooLate,
  quietAlways,
  reversibleWithoutAfter,
  reviewWithoutOwner,
  scopeNotHere,
  shadowedRisk,
  shadowedVariant,
  showWithoutSignals,
  signalNeverThere,
  signalOnOtherEvent,
  noSignalsToShow,
  signalsNotShown,
  statisticWithoutPerson,
  testOutOfOrder,
  thanksNamesMissed,
  unreachableStep,
  windowOutOfRange,
  bundleLimit,
  importCycle,
  missingImport,
  notImported,
  unusedImport,
  badDate,
  badEscape,
  badName,
  badNumber,
  badSlot,
  badTime,
  comparisonChain,
  extraColon,
  extraComma,
  foreignComment,
  foreignOperator,
  fractionalUnit,
  groupedDigits,
  hiddenCharacter,
  invalidCharacter,
  lateHeader,
  misplacedClause,
  missingBrace,
  missingBracket,
  missingColon,
  missingComma,
  missingQuotes,
  missingUnit,
  missingValue,
  mixedAndOr,
  negativeNumber,
  noBlocking,
  numberTooLarge,
  onceADay,
  perDuration,
  secondOtherwise,
  smartQuotes,
  spacedUnit,
  tagSign,
  tooDeep,
  unclosedBrace,
  unclosedString,
  unexpectedWord,
  unknownClause,
  unknownDeclaration,
  unknownUnit,
  unmatchedBrace,
  userRoot,
  withinPeriod,
  wordAsName,
  blamingWords,
  hardToRead,
  linkWithoutScheme,
  missingDefaultLocale,
  missingLocale,
  personalShown,
  sameSignalText,
  slotMayBeMissing,
  tooLongToRead,
  unsafeLink,
  untrustedInLink,
  argumentCount,
  arithmeticTypes,
  askedWithExists,
  badPattern,
  countNotCompared,
  distinctOfEvent,
  historyNotHere,
  listCompared,
  listInList,
  mayBeMissing,
  mixedList,
  neverMissing,
  notACondition,
  notALiteral,
  notOrdered,
  numberWithoutUnit,
  operandType,
  quotedValue,
  typeMismatch,
  unitMismatch,
  unknownType,
  unquotedText,
  wrongType,
];

/** The entry of a code, for `kairos explain CODE`. */
export function entryOf(code: string): AnyEntry | undefined {
  return catalogue.find((entry) => entry.code === code);
}
