/** What doctor found in one place. `advice` says what to do, where there is something to do. */
export interface Finding {
  readonly check: string
  readonly state: 'good' | 'attention' | 'bad'
  readonly says: string
  readonly advice?: string
}

/** Nothing to do. */
export const good = (check: string, says: string): Finding => ({ check, state: 'good', says })
/** Works, but not for ever. */
export const attention = (check: string, says: string, advice: string): Finding => ({
  check,
  state: 'attention',
  says,
  advice,
})
/** Does not work. */
export const bad = (check: string, says: string, advice: string): Finding => ({
  check,
  state: 'bad',
  says,
  advice,
})
