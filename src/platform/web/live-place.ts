import type { LiveCursor } from '#platform/contract/live-cursor.ts'

let place: LiveCursor | null = null

/** Up to where in the log this page knows of everything; null before it read anything. */
export const livePlace = (): LiveCursor | null => place

/** Says up to where the server had heard when this page first read; what is read later says nothing of what was read before. */
export function beginAt(cursor: LiveCursor | null): void {
  place ??= cursor
}

/** Says how far the live stream came; null when there is none any more. */
export function moveTo(cursor: LiveCursor | null): void {
  place = cursor
}
