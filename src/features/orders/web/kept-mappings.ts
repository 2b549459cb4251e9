import { z } from 'zod'
import { type OrderFile, type OrderMapping, orderMapping } from '../contract/files.ts'

const stored = 'orders.mappings'
/** A shop has a handful of exports; the least used goes. */
const mostKept = 20

const kept = z.array(z.object({ headings: z.array(z.string()), mapping: orderMapping }))
type Kept = z.output<typeof kept>
type Store = Pick<Storage, 'getItem' | 'setItem'>

function readAll(store: Store): Kept {
  try {
    const read = kept.safeParse(JSON.parse(store.getItem(stored) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

const headingsOf = ({ columns }: Pick<OrderFile, 'columns'>) => columns.map(({ name }) => name)
const isSame = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b)

/** How a file with these very headings was read the last time on this browser; null for headings that are new. */
export function mappingKept(store: Store, file: Pick<OrderFile, 'columns'>): OrderMapping | null {
  const headings = headingsOf(file)
  return readAll(store).find((one) => isSame(one.headings, headings))?.mapping ?? null
}

/** Keeps how a file was read for the next one with the same headings. */
export function keepMapping(store: Store, file: Pick<OrderFile, 'columns'>, mapping: OrderMapping): void {
  const headings = headingsOf(file)
  const others = readAll(store).filter((one) => !isSame(one.headings, headings))
  store.setItem(stored, JSON.stringify([{ headings, mapping }, ...others].slice(0, mostKept)))
}
