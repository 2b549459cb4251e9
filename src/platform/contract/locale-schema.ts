import { z } from 'zod'
import { locales } from './locale.ts'

/** Schema of an interface language. */
export const locale = z.enum(locales)
