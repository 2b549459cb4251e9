/** How a voice reaches us. */
export const channels = ['web_form', 'phone', 'api', 'import', 'email', 'counter', 'survey', 'alert'] as const
export type Channel = (typeof channels)[number]

/** What colleagues write about an alert of a figure: no customer said it, and no metric counts it. */
export const ofColleagues: Channel = 'alert'

/** Whether a colleague writes down what a customer says. */
export const isSpoken = (channel: Channel): boolean => channel === 'phone' || channel === 'counter'

/** What a voice is. */
export const kinds = ['complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other'] as const
export type Kind = (typeof kinds)[number]

/** How somebody sounds who says it, as far as a list can be filtered by. */
export const emotions = [
  'angry',
  'disappointed',
  'anxious',
  'sad',
  'surprised',
  'pleased',
  'neutral',
] as const

/** Live voices start clocks and messages; history is kept with its own times and starts nothing. */
export const modes = ['live', 'history'] as const
export type Mode = (typeof modes)[number]

/** Longest text, in UTF-16 code units, as browsers count. */
export const maxTextLength = 10_000
/** Files that come at once, those of a voice with all that was added to it, and the bytes of each. */
export const maxFiles = 5
export const maxFilesOfVoice = 50
export const maxFileBytes = 20 * 1024 * 1024
