/** What people may ask of their personal data: to see and take it, to have it put right, to have it erased (PIPL articles 45 to 47). */
export const rights = ['access', 'correction', 'erasure'] as const
export type Right = (typeof rights)[number]

/** Who may ask: the person, or somebody who acts for them. */
export const askers = ['customer', 'representative'] as const

/** How a request came to be: asked for, following from a consent taken back, or the organisation acting of its own accord. */
export const requestOrigins = [...askers, 'consent_withdrawn', 'organisation'] as const
export type RequestOrigin = (typeof requestOrigins)[number]

/** Why a colleague may refuse: who asks is not proven, a law forbids it, or there is nothing to it. */
export const refusalGrounds = ['identity', 'duty', 'unfounded'] as const

/** Every ground; a legal hold is found by Huixiang itself. */
export const grounds = [...refusalGrounds, 'held'] as const
export type Ground = (typeof grounds)[number]

/** Whether a deed here meets the request by itself: an export or an erasure does; that a correction is whole only a person can say. */
export const isMetByDeed = (right: Right): boolean => right !== 'correction'
