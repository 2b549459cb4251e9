/** A place in the log as browsers hold it: `transaction:sequence`. */
export type LiveCursor = string

/** The header by which the server says how far it had heard when a request came. */
export const liveCursorHeader = 'live-cursor'

const form = /^-?\d{1,16}:\d{1,16}$/

/** Whether a text is a place in the log at all. */
export const isCursor = (text: string): boolean => form.test(text)

/** The cursor of a place. */
export const cursorOf = ({ tx, seq }: { readonly tx: number; readonly seq: number }): LiveCursor =>
  `${tx}:${seq}`

/** Whether one cursor comes after another. Both must be cursors. */
export function comesAfter(one: LiveCursor, other: LiveCursor): boolean {
  const [tx = 0, seq = 0] = one.split(':').map(Number)
  const [otherTx = 0, otherSeq = 0] = other.split(':').map(Number)
  return tx > otherTx || (tx === otherTx && seq > otherSeq)
}
