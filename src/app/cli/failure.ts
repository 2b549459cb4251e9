import { NoPlace } from '#app/server/place.ts'
import { loadWords, sentencesFrom } from '#app/server/words.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { isDatabaseGone, isDiskFull } from '#platform/server/database/connection.ts'
import { MigrationMismatch } from '#platform/server/migrate.ts'
import { CommandFailure } from './command-line.ts'

/** What a database server says when it does not let us in: no such role, database or password (PostgreSQL appendix A, classes 28 and 3D). */
const isNotLetIn = ({ code = '' }: NodeJS.ErrnoException): boolean =>
  /^(28\w{3}|3D000|ENOTFOUND|EAI_AGAIN)$/.test(code)

/** A file or folder that cannot be used as asked; the system says which and why. */
const isOfFiles = ({ code, path }: NodeJS.ErrnoException): boolean => code !== undefined && path !== undefined

// Of several addresses that were tried the error itself says nothing.
const messageOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map((one: Error) => one.message).join('; ') : error.message

/** What the person can mend, in words and with its exit code; null for a bug, which deserves its stack. */
export function failureOf(error: unknown): CommandFailure | null {
  if (error instanceof CommandFailure) return error
  if (error instanceof Refusal) {
    const sentence = sentencesFrom(loadWords())('en', error.code, error.facts)
    return new CommandFailure(sentence, error.kind === 'unavailable' ? 1 : 2)
  }
  if (error instanceof NoPlace || error instanceof MigrationMismatch) return new CommandFailure(error.message)
  if (!(error instanceof Error)) return null
  if (isDiskFull(error))
    return new CommandFailure(`The disk is full: ${error.message}. Free some space and try again.`)
  if (isDatabaseGone(error) || isNotLetIn(error))
    return new CommandFailure(
      `The database cannot be reached: ${messageOf(error)}. huixiang doctor says more.`,
    )
  return isOfFiles(error) ? new CommandFailure(error.message) : null
}
