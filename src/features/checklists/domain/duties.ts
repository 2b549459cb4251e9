/** The deeds before which something may be due, in the order of a ticket's life. */
export const gates = ['accept', 'start', 'resolve', 'verify', 'close'] as const
export type Gate = (typeof gates)[number]

/** What a deed asks for: also what comes before those it does on the way. The customer’s own word is held up by nothing, so closing asks for it. */
const alongWith: Readonly<Record<Gate, readonly Gate[]>> = {
  accept: ['accept'],
  start: ['accept', 'start'],
  resolve: ['accept', 'start', 'resolve'],
  verify: ['verify'],
  close: ['verify', 'close'],
}

/** Whether what is due before one deed has to be there for another. */
export const isDueFor = (due: Gate | null, deed: Gate): boolean =>
  due !== null && alongWith[deed].includes(due)

/** What shows that an item was checked; `approval`: another person says so. */
export const evidences = ['none', 'words', 'file', 'either', 'approval'] as const
export type Evidence = (typeof evidences)[number]

/** Fields of every ticket that may be due; the organisation's own ones are called `custom:` and their key. */
export const standardFields = ['label', 'customer', 'cause'] as const

export interface Item {
  /** Stays the same through the versions of a list. */
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  /** Null reminds and holds nobody up. */
  readonly before: Gate | null
  readonly evidence: Evidence
}

export interface FieldDuty {
  readonly field: string
  readonly before: Gate
}

export interface Checklist {
  readonly id: string
  readonly items: readonly Item[]
  readonly fields: readonly FieldDuty[]
}

/** How a ticket stands towards its lists. */
export interface Standing {
  readonly isDone: (checklistId: string, item: string) => boolean
  readonly isFilled: (field: string) => boolean
}

export interface Duties {
  readonly items: readonly Item[]
  readonly fields: readonly string[]
}

/** Whether a list is for a ticket of a kind and under these labels: its own, those above it, and what these are called now. */
export const isFor = (
  list: { readonly labelId: string | null; readonly kinds: readonly string[] },
  ticket: { readonly labelPath: readonly string[]; readonly kind: string },
): boolean =>
  (list.labelId === null || ticket.labelPath.includes(list.labelId)) &&
  (list.kinds.length === 0 || list.kinds.includes(ticket.kind))

/** What is still due for a deed; a field that several lists ask for is named once. */
export function openDuties(lists: readonly Checklist[], { isDone, isFilled }: Standing, deed: Gate): Duties {
  const items = lists.flatMap((list) =>
    list.items.filter((item) => isDueFor(item.before, deed) && !isDone(list.id, item.key)),
  )
  const fields = lists.flatMap((list) =>
    list.fields
      .filter((duty) => isDueFor(duty.before, deed) && !isFilled(duty.field))
      .map(({ field }) => field),
  )
  return { items, fields: [...new Set(fields)] }
}

/** Whether what was given does not show yet that an item was checked. */
export function lacksEvidence(evidence: Evidence, given: { readonly words: string; readonly files: number }) {
  const [said, shown] = [given.words.trim() !== '', given.files > 0]
  return { none: false, words: !said, file: !shown, either: !said && !shown, approval: !said }[evidence]
}
