import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

/** Where statements are noted, a JSON text a line, in a file of each process; without it none is. */
const folder = process.env.HUIXIANG_TEST_STATEMENTS
const asks = /^\s*(with|select|insert|update|delete|merge|values)\b/i

/** Has every client of this process note what it asks, once. */
function noteStatements(file: string): void {
  const ask = Client.prototype.query as (...args: unknown[]) => unknown
  const noted = new Set<string>()
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [asked] = args as [string | { text?: unknown } | undefined]
    const text = typeof asked === 'string' ? asked : asked?.text
    if (typeof text === 'string' && asks.test(text) && !noted.has(text)) {
      noted.add(text)
      appendFileSync(file, `${JSON.stringify(text)}\n`)
    }
    return ask.apply(this, args)
  } as typeof Client.prototype.query
}

// This file is read again before each file of tests; what was put into the client stays.
const marked = Client as { noting?: true }
if (folder !== undefined && marked.noting === undefined) {
  marked.noting = true
  noteStatements(join(folder, `${process.pid}.jsonl`))
}
