import { type RawBuilder, sql } from 'kysely'

const usesBeforeName = 5
const mostNames = 300
const mostCounted = 2000

const mark = '/* planned for its values */'

/**
 * Stands in a statement whose values decide how it is best read (`modifyFront`): it is never prepared, and so always planned for the values it comes
 * with. Worth it where a plan for any values may read a thousand times as many rows.
 */
export const plannedForItsValues: RawBuilder<unknown> = sql.raw(mark)

/** Gives a statement's text its name once it has come often enough to be worth keeping prepared; undefined before that. */
export type NameStatement = (text: string) => string | undefined

/**
 * Names for the statements one pool prepares. A prepared statement is read and analysed once for each connection; most of the
 * cost of a short one. Whoever shares connections with others has a prefix of its own. Only what comes again and again gets a name, and no more than 300: lists of changing length make many texts.
 */
export function statementNames(prefix = 's'): NameStatement {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostNames || text.includes(mark)) return known
    const count = (uses.get(text) ?? 0) + 1
    if (count < usesBeforeName) {
      if (uses.size >= mostCounted) uses.clear()
      uses.set(text, count)
      return undefined
    }
    uses.delete(text)
    const name = `${prefix}${names.size}`
    names.set(text, name)
    return name
  }
}
