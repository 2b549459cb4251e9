import { afterDeed, isAwaited, isOver } from '../domain/letters.ts'
import { mayBeAppealed, mayDecide, shareLeft } from '../domain/responsibility.ts'
import type {
  causesOf,
  NamedAnswer,
  NamedCase,
  NamedLetter,
  NamedResponsibility,
} from './case-parts.query.ts'

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
const timeOrNull = (at: Date | null) => at?.toISOString() ?? null

export const shownCause = ({
  id,
  cause,
  about,
  words,
  at,
  by,
  by_name,
}: Awaited<ReturnType<typeof causesOf>>[number]) => ({
  id,
  cause,
  about,
  words,
  at: at.toISOString(),
  by: named(by, by_name),
})

/** What lists show of a letter. */
export const shownRow = (row: NamedLetter) => ({
  id: row.id,
  caseId: row.case_id,
  ticketId: row.ticket_id,
  position: row.position,
  unit: { id: row.org_unit_id, name: row.unit_name ?? '' },
  person: named(row.person_id, row.person_name),
  demand: row.demand,
  state: row.state,
  version: row.version,
  sentAt: row.sent_at.toISOString(),
  sentBy: named(row.sent_by, row.sender_name),
  receivedAt: timeOrNull(row.received_at),
  receivedBy: named(row.received_by, row.receiver_name),
  dueAt: row.due_at.toISOString(),
  overdue: row.breached_at !== null && isAwaited(row.state),
  escalation: row.escalation,
  endedAt: timeOrNull(row.ended_at),
})

const shownAnswer = (answer: NamedAnswer) => ({
  id: answer.id,
  text: answer.text,
  onTime: answer.on_time,
  at: answer.at.toISOString(),
  by: named(answer.by, answer.by_name),
  verdict:
    answer.verdict === null || answer.verdict_at === null
      ? null
      : {
          verdict: answer.verdict,
          words: answer.verdict_words,
          at: answer.verdict_at.toISOString(),
          by: named(answer.verdict_by, answer.judge_name),
        },
})

/** Who may do what with a letter, beside what its state allows. */
export interface LetterRights {
  readonly answers: boolean
  readonly supervises: boolean
}

export function shownLetter(
  row: NamedLetter,
  { answers, supervises }: LetterRights,
  all: readonly NamedAnswer[],
) {
  const allowed = (deed: Parameters<typeof afterDeed>[1]) => afterDeed(row.state, deed) !== null
  return {
    ...shownRow(row),
    withdrawnWhy: row.withdrawn_why,
    answers: all.filter(({ letter_id }) => letter_id === row.id).map(shownAnswer),
    can: {
      receive: answers && allowed('receive'),
      answer: answers && allowed('answer'),
      review: supervises && allowed('accept'),
      withdraw: supervises && allowed('withdraw'),
    },
  }
}

/** Who may do what with a responsibility, beside what its appeal allows. */
export interface NotedRights {
  /** Whether the ticket is open to the reader; else what is noted of them is shown without it. */
  readonly sees: boolean
  readonly appeals: boolean
  readonly decides: boolean
  readonly personId: string | null
  readonly now: number
}

export function shownResponsibility(row: NamedResponsibility, rights: NotedRights) {
  const appealed = row.appeal_id !== null
  const open = appealed && row.decided_at === null
  const sides = { notedBy: row.noted_by, personId: row.person_id, appealedBy: row.by }
  const standing = { share: row.share, appealUntil: row.appeal_until.getTime(), appealed }
  return {
    id: row.id,
    caseId: row.case_id,
    ticket: rights.sees ? { id: row.ticket_id, number: row.number, title: row.title } : null,
    unit: { id: row.org_unit_id, name: row.unit_name ?? '' },
    person: named(row.person_id, row.person_name),
    kind: row.kind,
    share: row.share,
    reason: row.reason,
    notedAt: row.noted_at.toISOString(),
    notedBy: named(row.noted_by, row.noter_name),
    appealUntil: row.appeal_until.toISOString(),
    appeal: shownAppeal(row),
    can: {
      appeal: rights.appeals && mayBeAppealed(standing, rights.now),
      decide: rights.decides && open && mayDecide(sides, rights.personId),
    },
  }
}

function shownAppeal(row: NamedResponsibility) {
  if (row.appeal_id === null || row.at === null) return null
  const { verdict, share_after, decided_at } = row
  return {
    words: row.words ?? '',
    at: row.at.toISOString(),
    by: named(row.by, row.by_name),
    shareBefore: row.share_before ?? row.share,
    decision:
      verdict === null || decided_at === null
        ? null
        : {
            verdict,
            shareAfter: share_after ?? row.share,
            reason: row.decision ?? '',
            at: decided_at.toISOString(),
            by: named(row.decided_by, row.decider_name),
          },
  }
}

interface Parts {
  readonly causes: ReturnType<typeof shownCause>[]
  readonly letters: ReturnType<typeof shownLetter>[]
  readonly responsibilities: ReturnType<typeof shownResponsibility>[]
  readonly shares: readonly number[]
}

/** A case; `supervises`: whether its reader may act on it. */
export function shownCase(row: NamedCase, supervises: boolean, { shares, ...parts }: Parts) {
  const acts = supervises && row.closed_at === null
  const allOver =
    parts.letters.every(({ state }) => isOver(state)) &&
    parts.responsibilities.every(({ appeal }) => appeal === null || appeal.decision !== null)
  return {
    ...parts,
    id: row.id,
    openedAt: row.opened_at.toISOString(),
    closure:
      row.closed_at === null || row.result === null
        ? null
        : {
            result: row.result,
            conclusion: row.conclusion ?? '',
            at: row.closed_at.toISOString(),
            by: named(row.closed_by, row.closer_name),
          },
    can: { send: acts, note: acts && shareLeft(shares) > 0, close: acts && allOver },
    shareLeft: shareLeft(shares),
  }
}
