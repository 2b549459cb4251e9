import { nameKey } from './identity.ts'

/** What people are called and reached by. */
export interface Known {
  readonly name: string | null
  /** E.164. */
  readonly phone: string | null
  readonly email: string | null
  readonly externalId: string | null
}

/** A single character stands in too many words to name anybody; so do short codes of other systems. */
const leastName = 2
const leastCode = 4
/** Fewer digits than these are the end of many numbers. */
const leastDigits = 7

const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** Whether a text says who one of these people is: their name, number, mailbox or number in another system. */
export function namesOneOf(people: readonly Known[]): (text: string) => boolean {
  const names = people
    .flatMap(({ name }) => nameKey(name ?? '') ?? [])
    .filter((key) => key.length >= leastName)
  const phones = people.flatMap(({ phone }) => (phone === null ? [] : digitsOf(phone.replace(/^\+86/, ''))))
  const codes = people
    .flatMap(({ email, externalId }) => [email, externalId])
    .flatMap((code) => (code === null || code.length < leastCode ? [] : code.toLowerCase()))
  return (text) => {
    const [key, plain, digits] = [nameKey(text) ?? '', text.normalize('NFKC').toLowerCase(), digitsOf(text)]
    return (
      names.some((name) => key.includes(name)) ||
      codes.some((code) => plain.includes(code)) ||
      phones.some(
        (phone) =>
          phone.length >= leastDigits &&
          digits.length >= leastDigits &&
          (digits.includes(phone) || phone.includes(digits)),
      )
    )
  }
}
