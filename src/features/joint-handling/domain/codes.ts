/** RACI: who answers for the whole, who does it, who is asked, who is told. */
export const raciRoles = ['accountable', 'responsible', 'consulted', 'informed'] as const
export type RaciRole = (typeof raciRoles)[number]

export const taskStates = ['waiting', 'sent', 'accepted', 'answered', 'returned', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]

export const returnReasons = ['not_ours', 'incomplete', 'duplicate', 'beyond_powers', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]

export const cancelCauses = ['requester', 'ticket_ended', 'ruling'] as const
export type CancelCause = (typeof cancelCauses)[number]

export const sendingCauses = ['first', 'again', 'ruling'] as const
export type SendingCause = (typeof sendingCauses)[number]
