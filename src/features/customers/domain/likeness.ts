/** What two rows tell of whom they stand for. */
export interface Trait {
  readonly nameKey: string | null
  readonly phoneKey: string | null
  readonly emailKey: string | null
}

export type Likeness = 'same_name_near_phone' | 'same_name_same_mailbox'

/** Whether two numbers differ as a slip of the finger makes them: one digit wrong, or two neighbours swapped. */
export function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const wrong = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]))
  if (wrong.length === 1) return true
  const [first = 0, second = 0] = wrong
  return (
    wrong.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
  )
}

const mailbox = (email: string) => email.slice(0, email.lastIndexOf('@'))

/** Why two rows with one name may be one person; null when a name is all they share, for many people are called 王伟. */
export function likenessOf(one: Trait, other: Trait): Likeness | null {
  if (one.nameKey === null || one.nameKey !== other.nameKey) return null
  if (one.phoneKey !== null && other.phoneKey !== null && isSlip(one.phoneKey, other.phoneKey)) {
    return 'same_name_near_phone'
  }
  if (one.emailKey !== null && other.emailKey !== null && mailbox(one.emailKey) === mailbox(other.emailKey)) {
    return 'same_name_same_mailbox'
  }
  return null
}
