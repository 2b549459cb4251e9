import { maskEmail, maskPhone } from '../../domain/identity.ts'
import { maskedName } from '../../domain/masked-name.ts'

/** A phone number as lists show it. */
export const shownPhone = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone))

/** An e-mail address as lists show it. */
export const shownEmail = (email: string | null): string | null => (email === null ? null : maskEmail(email))

/** A customer's name in a file that leaves the house; on screens it stands as it is (docs/decisions, names are shown). */
export const shownName = (name: string | null): string | null => maskedName(name)
