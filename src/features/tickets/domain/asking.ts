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
