/** Records that lose their use with time, and how many days each is kept unless the organisation decides otherwise. */
export const recordClasses = {
  /** Notifications that were read. */
  read_notifications: 180,
  /** Address, subject and text of mails that were sent or given up; the fact that they were sent stays. */
  mail_contents: 90,
  /** What customers wrote beside their scores; the scores stay. */
  survey_comments: 1095,
  /** What people wrote to questions of surveys; scores and choices stay. */
  questionnaire_comments: 1095,
  /** Replies kept for repeated requests. */
  request_keys: 7,
  /** Who was considered for a ticket and why not; that it was dispatched, and to whom, stays. */
  dispatch_decisions: 365,
  /** Whole months of the event log; while anything is held, none goes. */
  event_log: 3650,
} as const
export type RecordClass = keyof typeof recordClasses
export const recordClassNames = Object.keys(recordClasses) as [RecordClass, ...RecordClass[]]

/** Fewest days that a class may be kept: a repeated request must still find its first reply. */
export const fewestDays: Readonly<Record<RecordClass, number>> = {
  read_notifications: 1,
  mail_contents: 3,
  survey_comments: 30,
  questionnaire_comments: 30,
  request_keys: 2,
  // A draft of dispatch is tried on as much.
  dispatch_decisions: 92,
  // The database lets go of no younger month, whoever asks.
  event_log: 366,
}
