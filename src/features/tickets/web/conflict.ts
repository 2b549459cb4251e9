import type { ProblemError } from '#platform/web/problem.ts'
import type { Ticket } from './ticket.ts'

/** Somebody changed the ticket between reading and writing; what was entered is still there. */
export interface Conflict {
  readonly by: string | null
  readonly at: string
  /** The version that stands now. */
  readonly version: number
  /** The ticket as the person saw it. */
  readonly seen: Ticket
}

/** The conflict a refusal tells of; null for every other refusal. */
export function conflictOf(problem: ProblemError, seen: Ticket): Conflict | null {
  if (problem.code !== 'tickets.changedMeanwhile') return null
  const { by, at, version } = problem.facts
  return {
    by: typeof by === 'string' ? by : null,
    at: String(at),
    version: Number(version),
    seen,
  }
}

const compared = ['title', 'state', 'kind', 'urgency', 'tier'] as const
/** What a colleague may have changed that one should know of before going on. */
export type ChangedField = (typeof compared)[number] | 'label' | 'unit' | 'assignee' | 'hold'

/** Which fields differ, with their codes or names before and now; labels are named by `labelName`. */
export function changesBetween(
  seen: Ticket,
  now: Ticket,
  labelName: (label: NonNullable<Ticket['label']>) => string,
): { field: ChangedField; from: string | null; to: string | null }[] {
  const pairs: [ChangedField, string | null, string | null][] = [
    ...compared.map((field): [ChangedField, string, string] => [
      field,
      String(seen[field]),
      String(now[field]),
    ]),
    ['label', seen.label && labelName(seen.label), now.label && labelName(now.label)],
    ['unit', seen.unit.name, now.unit.name],
    ['assignee', seen.assignee?.name ?? null, now.assignee?.name ?? null],
    ['hold', seen.hold?.reason ?? null, now.hold?.reason ?? null],
  ]
  return pairs.filter(([, from, to]) => from !== to).map(([field, from, to]) => ({ field, from, to }))
}
