import { useEffect, useRef, useState } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { call, useRead } from '#platform/web/api.ts'
import { type draftKinds, keepDraft, readDrafts } from '../../contract.ts'

type What = (typeof draftKinds)[number]
type Drafts = CallerReply<typeof readDrafts>['drafts']

/** How long nobody types before what was written is kept on the server, in milliseconds. */
const pauseMs = 800

/** What this browser kept of a text, and whether the server was told. */
interface Local {
  readonly text: string
  readonly told: boolean
}

const keyOf = (ticketId: string, what: What) => `huixiang.draft.${ticketId}.${what}`

function readLocal(key: string): Local | null {
  const stored = localStorage.getItem(key)
  if (stored === null) return null
  try {
    return JSON.parse(stored) as Local
  } catch {
    return null
  }
}

function writeLocal(key: string, local: Local): void {
  if (local.text === '' && local.told) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(local))
}

/** Tells the server what was written; without it, the text stays in this browser and is told at the next stroke or visit. */
async function tell(ticketId: string, what: What, text: string): Promise<void> {
  try {
    await call(keepDraft, { ticketId }, { what, text })
  } catch {
    return
  }
  const key = keyOf(ticketId, what)
  // Whoever typed on meanwhile has a later text to tell.
  if (readLocal(key)?.text === text) writeLocal(key, { text, told: true })
}

/**
 * A text that survives a reload, a crash and a look at another ticket, and is there on the person's other devices. It is kept in this
 * browser at every stroke and on the server when typing rests; what the server has not been told yet counts for more than what it has.
 */
export function useDraft(ticketId: string, what: What): [string, (text: string) => void, () => void] {
  const key = keyOf(ticketId, what)
  const [typed, setTyped] = useState<{ key: string; text: string } | null>(null)
  const onServer = useRead(readDrafts, { ticketId }, {}).data?.drafts
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const local = readLocal(keyOf(ticketId, what))
    if (local !== null && !local.told) void tell(ticketId, what, local.text)
  }, [ticketId, what])
  const keep = (text: string, after: number) => {
    writeLocal(key, { text, told: false })
    setTyped({ key, text })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void tell(ticketId, what, text), after)
  }
  const text = typed?.key === key ? typed.text : textOf(readLocal(key), onServer, what)
  return [text, (next) => keep(next, pauseMs), () => keep('', 0)]
}

/** Before anything is typed here: what this browser could not tell, else what the server has. */
function textOf(local: Local | null, onServer: Drafts | undefined, what: What): string {
  if (local !== null && (!local.told || onServer === undefined)) return local.text
  return onServer?.find((one) => one.what === what)?.text ?? ''
}
