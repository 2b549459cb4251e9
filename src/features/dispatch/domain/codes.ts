/** How a person came to hold a ticket. */
export const assignmentWays = ['rule', 'claim', 'assign', 'take_over', 'return'] as const
export type AssignmentWay = (typeof assignmentWays)[number]

/** Why a ticket waits in its team's queue. */
export const waitingReasons = [
  'nobody_in_team',
  'nobody_with_skill',
  'nobody_with_language',
  'nobody_of_tier',
  'nobody_online',
  'nobody_on_shift',
  'everybody_full',
  'returned',
  'quota_used',
  'not_accepted',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

/** Why this person and not another. */
export const choiceReasons = [
  'only_one',
  'lowest_load',
  'longest_idle',
  'previous_handler',
  'last_handler',
  'next_in_turn',
  'best_skill',
] as const
export type ChoiceReason = (typeof choiceReasons)[number]

export const returnReasons = [
  'not_my_field',
  'too_much',
  'off_duty',
  'conflict_of_interest',
  'person_left',
  'not_accepted',
  'shift_ended',
  'away_too_long',
] as const
export type ReturnReason = (typeof returnReasons)[number]

/** Why a ticket went on although its holder minded nothing: nobody else having taken it, it is theirs again when they are back. */
export const mayComeBack: ReadonlySet<ReturnReason> = new Set(['shift_ended', 'away_too_long'])

/** By what a team shares its tickets among those who can take them. */
export const shareOrders = ['least_loaded', 'round_robin', 'skill_weighted'] as const
export type ShareOrder = (typeof shareOrders)[number]

/** What became of somebody who was considered; all but the last two say why not. */
export const verdicts = [
  'gave_back',
  'no_skill',
  'no_language',
  'below_tier',
  'not_online',
  'off_shift',
  'full',
  'behind',
  'chosen',
] as const
export type Verdict = (typeof verdicts)[number]

/** What a decision took into account beside the order: a customer for seniors, the tier, the green channel, another team. */
export const decisionNotes = ['vip_senior', 'by_tier', 'green_channel', 'overflow'] as const
export type DecisionNote = (typeof decisionNotes)[number]
