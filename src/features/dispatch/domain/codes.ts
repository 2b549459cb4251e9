/** How a person came to hold a ticket. */
export const assignmentWays = ['rule', 'claim', 'assign', 'take_over', 'return'] as const
export type AssignmentWay = (typeof assignmentWays)[number]

/** Why a ticket waits in its team's queue. */
export const waitingReasons = [
  'nobody_in_team',
  'nobody_with_skill',
  'nobody_with_language',
  'nobody_online',
  'everybody_full',
  'returned',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

/** Why this person and not another. */
export const choiceReasons = ['only_one', 'lowest_load', 'longest_idle', 'previous_handler'] as const
export type ChoiceReason = (typeof choiceReasons)[number]

export const returnReasons = [
  'not_my_field',
  'too_much',
  'off_duty',
  'conflict_of_interest',
  'person_left',
] as const
export type ReturnReason = (typeof returnReasons)[number]
