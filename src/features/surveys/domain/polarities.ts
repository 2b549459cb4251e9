/** How what somebody wrote may sound, in the words of the analysis. */
export const polarities = ['negative', 'neutral', 'positive'] as const
export type Polarity = (typeof polarities)[number]
