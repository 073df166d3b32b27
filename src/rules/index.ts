import { alertHasScenario } from './alert-has-scenario.ts';
import { backupIsSomeoneElse } from './backup-is-someone-else.ts';
import { bodyParses } from './body-parses.ts';
import { claimFitsKind } from './claim-fits-kind.ts';
import { claimIsDesigned } from './claim-is-designed.ts';
import { claimIsExercised } from './claim-is-exercised.ts';
import { claimIsOperated } from './claim-is-operated.ts';
import { closedActionHasProof } from './closed-action-has-proof.ts';
import { contactCanBeCalled } from './contact-can-be-called.ts';
import { contactHasSecondChannel } from './contact-has-second-channel.ts';
import { contactIsReal } from './contact-is-real.ts';
import { contactIsVerified } from './contact-is-verified.ts';
import { contentIsNotCode } from './content-is-not-code.ts';
import { dateIsPlausible } from './date-is-plausible.ts';
import { decisionHasTwoDeciders } from './decision-has-two-deciders.ts';
import { demoIsFictional } from './demo-is-fictional.ts';
import { drillActionNotOverdue } from './drill-action-not-overdue.ts';
import { drillCanBeHeld } from './drill-can-be-held.ts';
import { drillHangsTogether } from './drill-hangs-together.ts';
import { drillNotOverdue } from './drill-not-overdue.ts';
import { drillSaysExercise } from './drill-says-exercise.ts';
import { entryHasSummary } from './entry-has-summary.ts';
import { entryIsOwned } from './entry-is-owned.ts';
import { entryIsReachable } from './entry-is-reachable.ts';
import { evidenceBeforeDestruction } from './evidence-before-destruction.ts';
import { exampleHasOneLevel } from './example-has-one-level.ts';
import { exemptionIsDecided } from './exemption-is-decided.ts';
import { fieldIsDeclared } from './field-is-declared.ts';
import { fieldIsUsed } from './field-is-used.ts';
import { fileHasAKind } from './file-has-a-kind.ts';
import { fileIsReadable } from './file-is-readable.ts';
import { frontMatterIsPlain } from './front-matter-is-plain.ts';
import { heldDrillIsRecorded } from './held-drill-is-recorded.ts';
import { heldReviewIsRecorded } from './held-review-is-recorded.ts';
import { holderIsTrained } from './holder-is-trained.ts';
import { hoursAreCovered } from './hours-are-covered.ts';
import { idIsUnique } from './id-is-unique.ts';
import { injectFitsTheClock } from './inject-fits-the-clock.ts';
import { levelHasATest } from './level-has-a-test.ts';
import { limitMeetsDeadline } from './limit-meets-deadline.ts';
import { linkResolves } from './link-resolves.ts';
import { matchesSchema } from './matches-schema.ts';
import { noBlanksLeft } from './no-blanks-left.ts';
import { noSinglePoint } from './no-single-point.ts';
import { noticeIsComplete } from './notice-is-complete.ts';
import { objectiveIsRated } from './objective-is-rated.ts';
import { pathLeadsToAPerson } from './path-leads-to-a-person.ts';
import { phaseHasExit } from './phase-has-exit.ts';
import { planIsApproved } from './plan-is-approved.ts';
import { plannedDrillIsHeld } from './planned-drill-is-held.ts';
import { referenceExists } from './reference-exists.ts';
import { requirementIsClaimed } from './requirement-is-claimed.ts';
import { responseTimeOrder } from './response-time-order.ts';
import { reviewCoversContent } from './review-covers-content.ts';
import { reviewIsRecorded } from './review-is-recorded.ts';
import { reviewNotOverdue } from './review-not-overdue.ts';
import { reviewOfIncidentInTime } from './review-of-incident-in-time.ts';
import { reviewsAreSpread } from './reviews-are-spread.ts';
import { roleHasBackup } from './role-has-backup.ts';
import { roleIsFilled } from './role-is-filled.ts';
import { routineNotOverdue } from './routine-not-overdue.ts';
import type { Rule } from './rule.ts';
import { scenarioIsExercised } from './scenario-is-exercised.ts';
import { scenarioStartsIn15Minutes } from './scenario-starts-in-15-minutes.ts';
import { senderIsNotSoleApprover } from './sender-is-not-sole-approver.ts';
import { sheetFitsAPage } from './sheet-fits-a-page.ts';
import { stepHasActor } from './step-has-actor.ts';
import { stepIsDefinite } from './step-is-definite.ts';
import { stepIsShort } from './step-is-short.ts';
import { stepsAreSteps } from './steps-are-steps.ts';
import { templateHasApprover } from './template-has-approver.ts';
import { templateHasSubject } from './template-has-subject.ts';
import { trainingNotOverdue } from './training-not-overdue.ts';
import { updateTimeOrder } from './update-time-order.ts';
import { waiverIsUsed } from './waiver-is-used.ts';
import { waiverIsValid } from './waiver-is-valid.ts';
import { wordsArePlain } from './words-are-plain.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  alertHasScenario,
  backupIsSomeoneElse,
  bodyParses,
  claimFitsKind,
  claimIsDesigned,
  claimIsExercised,
  claimIsOperated,
  closedActionHasProof,
  contactCanBeCalled,
  contactHasSecondChannel,
  contactIsReal,
  contactIsVerified,
  contentIsNotCode,
  dateIsPlausible,
  decisionHasTwoDeciders,
  demoIsFictional,
  drillActionNotOverdue,
  drillCanBeHeld,
  drillHangsTogether,
  drillNotOverdue,
  drillSaysExercise,
  entryHasSummary,
  entryIsOwned,
  entryIsReachable,
  evidenceBeforeDestruction,
  exampleHasOneLevel,
  exemptionIsDecided,
  fieldIsDeclared,
  fieldIsUsed,
  fileHasAKind,
  fileIsReadable,
  frontMatterIsPlain,
  heldDrillIsRecorded,
  heldReviewIsRecorded,
  holderIsTrained,
  hoursAreCovered,
  idIsUnique,
  injectFitsTheClock,
  levelHasATest,
  limitMeetsDeadline,
  linkResolves,
  matchesSchema,
  noBlanksLeft,
  noSinglePoint,
  noticeIsComplete,
  objectiveIsRated,
  pathLeadsToAPerson,
  phaseHasExit,
  planIsApproved,
  plannedDrillIsHeld,
  referenceExists,
  requirementIsClaimed,
  responseTimeOrder,
  reviewCoversContent,
  reviewIsRecorded,
  reviewNotOverdue,
  reviewOfIncidentInTime,
  reviewsAreSpread,
  roleHasBackup,
  roleIsFilled,
  routineNotOverdue,
  scenarioIsExercised,
  scenarioStartsIn15Minutes,
  senderIsNotSoleApprover,
  sheetFitsAPage,
  stepHasActor,
  stepIsDefinite,
  stepIsShort,
  stepsAreSteps,
  templateHasApprover,
  templateHasSubject,
  trainingNotOverdue,
  updateTimeOrder,
  waiverIsUsed,
  waiverIsValid,
  wordsArePlain,
];

/** The rules that say what follows from the findings of others. Nothing of theirs falls due by itself. */
export const CONSEQUENCES: ReadonlySet<string> = new Set(
  RULES.filter((rule) => rule.checkFound !== undefined).map((rule) => rule.id),
);
