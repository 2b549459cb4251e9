import { createQueryId, type Expression, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'

const compiler = new PostgresQueryCompiler()

/**
 * A piece of a statement that holds no values, turned into text once. What the builder makes of it is the same each time, and for a
 * read of many columns making it takes longer than everything else that a request does here.
 */
export function fixedText<Value>(piece: Expression<Value>): RawBuilder<Value> {
  const { sql: text, parameters } = compiler.compileQuery(
    sql`${piece}`.toOperationNode() as never,
    createQueryId(),
  )
  if (parameters.length > 0) throw new Error(`A fixed piece of a statement holds values: ${text}`)
  return sql.raw(text)
}
