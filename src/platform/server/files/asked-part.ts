import type { Part } from './file-store.ts'

/**
 * The part of a file of so many bytes that a Range header asks for (RFC 9110, section 14). Undefined where the whole is to be sent: nothing
 * asked, several parts at once, or a header nobody understands; null where the file has no such part.
 */
export function askedPart(header: string | undefined, bytes: number): Part | null | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  const part =
    from === ''
      ? { first: Math.max(bytes - Number(to), 0), last: bytes - 1 }
      : { first: Number(from), last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) }
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  return part.first > part.last ? null : part
}
