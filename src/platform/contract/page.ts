import { z } from 'zod'

/** Input of a keyset-paged list: an opaque cursor from the previous page and how many rows. */
export const pageInput = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Reply of a keyset-paged list; `next` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
