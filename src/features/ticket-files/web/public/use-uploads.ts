import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { upload } from '#platform/web/transport.ts'

/** A file that was uploaded, to go with what is being written. */
export interface Uploaded {
  readonly id: string
  readonly name: string
}

/** A file on its way; `share` is how much of it has arrived, 0 … 1. */
interface Sending {
  readonly key: number
  readonly name: string
  readonly share: number
}

interface Kept {
  readonly of: string
  readonly files: readonly Uploaded[]
  readonly sending: readonly Sending[]
  readonly problem: ProblemError | null
  /** How many were more than go with one text. */
  readonly leftOut: number
}

const most = 10
/** An upload waits a day on the server for something to belong to; here a little less. */
const keptForMs = 20 * 3_600_000
const keyOf = (of: string) => `huixiang.uploads.${of}`

/** What this browser kept of the files of a text, as it keeps the text. */
function readKept(of: string): readonly Uploaded[] {
  const stored = localStorage.getItem(keyOf(of))
  if (stored === null) return []
  try {
    const { at, files } = JSON.parse(stored) as { at: number; files: Uploaded[] }
    return Date.now() - at < keptForMs ? files : []
  } catch {
    return []
  }
}

function writeKept(of: string, files: readonly Uploaded[]): void {
  if (files.length === 0) localStorage.removeItem(keyOf(of))
  else localStorage.setItem(keyOf(of), JSON.stringify({ at: Date.now(), files }))
}

let lastKey = 0

/**
 * The files that go with one text, chosen, dropped or pasted; `of` names the text, and another one begins with its own. With `lasting` they
 * are there again after a look at something else, as a draft is.
 */
export function useUploads(of: string, { lasting = false } = {}) {
  const none: Kept = {
    of,
    files: lasting ? readKept(of) : [],
    sending: [],
    problem: null,
    leftOut: 0,
  }
  const [kept, keep] = useState<Kept>(none)
  const now = kept.of === of ? kept : none
  const change = (how: (had: Kept) => Partial<Kept>) =>
    keep((had) => {
      const known = had.of === of ? had : none
      const next = { ...known, ...how(known) }
      if (lasting) writeKept(of, next.files)
      return next
    })
  const send = async (file: File) => {
    lastKey += 1
    const key = lastKey
    const name = file.name.slice(-200)
    const form = new FormData()
    form.append('file', file)
    const onProgress = (share: number) =>
      change(({ sending }) => ({
        sending: sending.map((one) => (one.key === key ? { ...one, share } : one)),
      }))
    const done = ({ sending }: Kept) => sending.filter((one) => one.key !== key)
    change(({ sending }) => ({ sending: [...sending, { key, name, share: 0 }], problem: null, leftOut: 0 }))
    try {
      const { fileId } = await upload<{ fileId: string }>('/api/ticket-files', form, { onProgress })
      change((had) => ({ sending: done(had), files: [...had.files, { id: fileId, name }] }))
    } catch (error) {
      change((had) => ({ sending: done(had), problem: asProblem(error) }))
    }
  }
  const left = most - now.files.length - now.sending.length
  const sendAll = (files: Iterable<File>) => {
    const given = [...files]
    for (const file of given.slice(0, Math.max(left, 0))) void send(file)
    if (given.length > left) change(() => ({ leftOut: given.length - Math.max(left, 0) }))
  }
  return {
    files: now.files,
    sending: now.sending,
    problem: now.problem,
    leftOut: now.leftOut,
    loading: now.sending.length > 0,
    full: left <= 0,
    sendAll,
    remove: (id: string) => change(({ files }) => ({ files: files.filter((one) => one.id !== id) })),
    /** Puts files there that were uploaded before. */
    put: (files: readonly Uploaded[]) =>
      change((had) => {
        const all = [...had.files, ...files]
        return { files: all.slice(0, most), leftOut: Math.max(all.length - most, 0) }
      }),
    clear: () => change(() => ({ files: [], sending: [], problem: null, leftOut: 0 })),
  }
}

export type Uploads = ReturnType<typeof useUploads>

/** Handlers for a place into which files may be dropped or pasted. */
export function dropsInto({ sendAll }: Pick<Uploads, 'sendAll'>) {
  return {
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return
      event.preventDefault()
      sendAll(event.clipboardData.files)
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) return
      event.preventDefault()
      sendAll(event.dataTransfer.files)
    },
  }
}
