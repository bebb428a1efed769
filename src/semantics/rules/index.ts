/**
 * What the compiler tells an author beyond names and types: one rule per file, run in this order over the finished model.
 * Rules that refuse come first, then those about what people are shown, then those about upkeep.
 */
import { backOffBesideAWait } from "./back-off-beside-a-wait.js";
import { baselinesHaveAnAudience } from "./baselines-have-an-audience.js";
import { calendarLimitsHold } from "./calendar-limits-hold.js";
import { conditionsDecide } from "./conditions-decide.js";
import { exemptionsEnd } from "./exemptions-end.js";
import { inlineHasNextStep } from "./inline-has-next-step.js";
import { laddersHaveAnOwner } from "./ladders-have-an-owner.js";
import { limitsMatter } from "./limits-matter.js";
import { linksAreSafe } from "./links-are-safe.js";
import { linksAreTrusted } from "./links-are-trusted.js";
import { localesAgree } from "./locales-agree.js";
import { messagesArePlain } from "./messages-are-plain.js";
import { messagesAreShort } from "./messages-are-short.js";
import { messagesBlameNobody } from "./messages-blame-nobody.js";
import { momentsFitMessages } from "./moments-fit-messages.js";
import { namesHaveStyle } from "./names-have-style.js";
import { personalDataStaysOut } from "./personal-data-stays-out.js";
import { policiesHaveFatigue } from "./policies-have-fatigue.js";
import { policiesHaveTheirSay } from "./policies-have-their-say.js";
import { policiesTakeTurns } from "./policies-take-turns.js";
import { reviewsHaveAnOwner } from "./reviews-have-an-owner.js";
import type { Rule } from "./rule.js";
import { shownValuesAreThere } from "./shown-values-are-there.js";
import { signalsAreAskedFor } from "./signals-are-asked-for.js";
import { signalsAreShown } from "./signals-are-shown.js";
import { signalsCanBeThere } from "./signals-can-be-there.js";
import { signalsSayTheirOwn } from "./signals-say-their-own.js";
import { stepsAreReachable } from "./steps-are-reachable.js";
import { thanksNameNothingMissed } from "./thanks-name-nothing-missed.js";
import { unusedDeclarations } from "./unused-declarations.js";
import { unusedImports } from "./unused-imports.js";

export const rules: readonly Rule[] = [
  backOffBesideAWait,
  linksAreTrusted,
  linksAreSafe,
  thanksNameNothingMissed,

  momentsFitMessages,
  inlineHasNextStep,
  signalsAreShown,
  signalsAreAskedFor,
  localesAgree,
  personalDataStaysOut,
  shownValuesAreThere,
  messagesAreShort,
  messagesArePlain,
  messagesBlameNobody,
  signalsSayTheirOwn,

  exemptionsEnd,
  namesHaveStyle,
];

/** Rules about what follows from the whole, is left out or left over; they are asked when nothing is wrong. */
export const upkeepRules: readonly Rule[] = [
  conditionsDecide,
  signalsCanBeThere,
  policiesHaveTheirSay,
  policiesTakeTurns,
  limitsMatter,
  calendarLimitsHold,
  stepsAreReachable,
  policiesHaveFatigue,
  reviewsHaveAnOwner,
  laddersHaveAnOwner,
  baselinesHaveAnAudience,
  unusedDeclarations,
  unusedImports,
];
