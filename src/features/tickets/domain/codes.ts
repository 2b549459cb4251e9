/** What a ticket is about; the same words as a feedback's kind. */
export const ticketKinds = ['complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other'] as const
export type TicketKind = (typeof ticketKinds)[number]

export const urgencies = ['urgent', 'ordinary'] as const
export type Urgency = (typeof urgencies)[number]

/** 1 front line, 2 senior, 3 special team. */
export const tiers = [1, 2, 3] as const
export type Tier = (typeof tiers)[number]

export const holdReasons = ['customer', 'third_party', 'internal'] as const
export type HoldReason = (typeof holdReasons)[number]

export const outcomes = ['solved', 'explained', 'compensated', 'handed_over', 'not_possible'] as const
export type Outcome = (typeof outcomes)[number]

/** What showed that the customer agrees: their answer to a call or a survey, silence, a person's judgement, or a review of their dissatisfied answer. */
export const verifiers = ['callback', 'survey', 'silence', 'person', 'review'] as const
export type Verifier = (typeof verifiers)[number]

export const reopenReasons = [
  'callback_dissatisfied',
  'survey_dissatisfied',
  'customer_asked',
  'found_unsolved',
  'taken_apart',
] as const
export type ReopenReason = (typeof reopenReasons)[number]

export const withdrawReasons = ['customer_withdrew', 'duplicate', 'not_ours', 'opened_by_mistake'] as const
/** Why a ticket ended without being closed: a person's reason, or another ticket that goes on in its place. */
export const withdrawCauses = [...withdrawReasons, 'merged'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]
export type WithdrawCause = (typeof withdrawCauses)[number]

export const contactChannels = ['phone', 'email', 'sms', 'chat', 'in_person'] as const
export type ContactChannel = (typeof contactChannels)[number]

/** What a message to the customer does: a plan answers the plan clock, an outcome says what was done. */
export const messagePurposes = ['plan', 'progress', 'question', 'outcome'] as const
export type MessagePurpose = (typeof messagePurposes)[number]
