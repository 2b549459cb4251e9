import { z } from 'zod'
import { maxNameLength } from '../domain/tree.ts'

// PostgreSQL stores neither NUL nor half a surrogate pair.
const cleanText = (text: string) => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd')
const text = (max: number) => z.string().transform(cleanText).pipe(z.string().trim().max(max))

export const name: z.ZodType<string, string> = text(maxNameLength).pipe(z.string().min(1))

/** What an editor writes of a label besides its name. */
export const editable = {
  nameEn: text(maxNameLength).nullish(),
  description: text(1000).optional(),
  keywords: z
    .array(text(60).pipe(z.string().min(1)))
    .max(200)
    .optional(),
  examples: z
    .array(text(2000).pipe(z.string().min(1)))
    .max(50)
    .optional(),
  code: text(60).nullish(),
}
