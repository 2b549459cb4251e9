import { idBehind, tokenFor } from '#platform/server/signed-links.ts'

const purpose = 'survey invitation'

/** The token of an invitation's link: its id, and a proof that only the organisation's key can make. */
export const tokenOf = (key: Buffer, invitationId: string): string => tokenFor({ key, purpose }, invitationId)

/** The invitation a token was made for; null for a token that is not ours. */
export const invitationOf = (key: Buffer, token: string): string | null => idBehind({ key, purpose }, token)
