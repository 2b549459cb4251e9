import type { TicketState } from './lifecycle.ts'

/** What is known of the customer since the resolution. */
export interface Asked {
  readonly hasCustomer: boolean
  /** They were reached, or said something by themselves. */
  readonly heard: boolean
}

/** Whether a person may judge that the customer agrees: only who was heard can agree. Where nobody is known, nobody can be asked. */
export function mayJudgeAgreement({ hasCustomer, heard }: Asked): boolean {
  return heard || !hasCustomer
}

/** Whether a person may say that the customer asks for a ticket to begin anew, which gives it a whole new time: while it waits for their verdict, only who was heard has asked. */
export function mayReopenAsAsked(state: TicketState, asked: Asked): boolean {
  return state !== 'resolved' || mayJudgeAgreement(asked)
}
