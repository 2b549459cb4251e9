import { maskedName } from '../../domain/masked-name.ts'

/** A customer's name as lists show it. */
export const shownName = (name: string | null): string | null => maskedName(name)
