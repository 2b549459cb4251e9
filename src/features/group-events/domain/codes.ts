/** Why a group event was closed. */
export const closeReasons = ['handled', 'calmed', 'planned', 'mistaken'] as const
export type CloseReason = (typeof closeReasons)[number]
