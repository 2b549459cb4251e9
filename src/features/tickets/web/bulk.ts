import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import type { TicketRow } from './ticket-row.ts'

/** How a deed on one of several tickets went; `problem` says why it did not. */
export interface BulkOutcome {
  readonly row: TicketRow
  readonly problem: ProblemError | null
}

/** A deed on several tickets, as far as it has come. */
export interface BulkRun {
  /** Key of the words in `screens.bulk.done`. */
  readonly deed: 'claim' | 'assign' | 'label' | 'macro'
  readonly total: number
  readonly outcomes: readonly BulkOutcome[]
}

const atOnce = 4

/** Does one deed to each ticket for itself: a refusal stops no other, and each is told in the result; a single one's at once. */
export function useBulk(options: { onOne: (outcome: BulkOutcome, deed: BulkRun['deed']) => void }): {
  readonly run: BulkRun | null
  start(
    deed: BulkRun['deed'],
    rows: readonly TicketRow[],
    act: (row: TicketRow) => Promise<unknown>,
  ): Promise<void>
  close(): void
} {
  const client = useQueryClient()
  const [run, setRun] = useState<BulkRun | null>(null)
  return {
    run,
    close: () => setRun(null),
    start: async (deed, rows, act) => {
      const outcomes: BulkOutcome[] = []
      const tell = () => setRun({ deed, total: rows.length, outcomes: [...outcomes] })
      tell()
      const waiting = [...rows]
      const work = async () => {
        for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
          outcomes.push({ row, problem: await problemOf(act(row)) })
          tell()
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      await client.invalidateQueries()
      const [one] = outcomes
      if (rows.length === 1 && one !== undefined) options.onOne(one, deed)
    },
  }
}

async function problemOf(deed: Promise<unknown>): Promise<ProblemError | null> {
  try {
    await deed
    return null
  } catch (error) {
    return asProblem(error)
  }
}
