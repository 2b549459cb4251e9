/** What a service outside is for: it hears speech, or it writes. */
export const purposes = ['speech', 'language'] as const
export type Purpose = (typeof purposes)[number]

/** What a language model may be asked for. */
export const uses = ['summary', 'reply', 'label'] as const
export type Use = (typeof uses)[number]

/** Why a service outside gave nothing that could be used. */
export const faults = [
  'unreachable',
  'key_refused',
  'unknown',
  'busy',
  'rejected',
  'server_failed',
  'slow',
  'not_understood',
  'no_usable_answer',
  'key_lost',
  'stopped',
] as const
export type Fault = (typeof faults)[number]
