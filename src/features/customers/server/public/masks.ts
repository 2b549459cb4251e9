import { maskEmail, maskPhone } from '../../domain/identity.ts'

/** A phone number as lists show it. */
export const shownPhone = (phone: string | null): string | null => (phone === null ? null : maskPhone(phone))

/** An e-mail address as lists show it. */
export const shownEmail = (email: string | null): string | null => (email === null ? null : maskEmail(email))
