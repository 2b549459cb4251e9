import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Keeper, type Kept } from './keeper.ts'
import { asProblem } from './problem.ts'
import { refusalSentence } from './sentences.ts'

const pauseMs = 700
const retryMs = 5_000
const mostSteps = 100

/** Something that is changed in the browser and keeps itself: every change a moment later; each can be taken back. */
export interface KeptDraft<T> {
  readonly value: T
  /** Of what was kept last. */
  readonly revision: number
  readonly saving: 'saved' | 'waiting' | 'failed'
  readonly canUndo: boolean
  change(next: T): void
  undo(): void
}

interface Keeping<T> {
  /** Keeps a value upon the revision it was made from; refused where somebody else has changed it meanwhile. */
  save(value: T, revision: number): Promise<{ readonly revision: number }>
  saved(): void
}

/** Keeps what is current whenever it differs from what was kept. */
function useKeeping<T>(
  first: Kept<T>,
  now: T,
  keeping: Keeping<T>,
): Pick<KeptDraft<T>, 'revision' | 'saving'> {
  const { message } = App.useApp()
  const [keeper] = useState(() => new Keeper(first, keeping.save))
  const [revision, setRevision] = useState(first.revision)
  const [missed, setMissed] = useState(0)
  const [refused, setRefused] = useState(false)
  const keep = async () => {
    try {
      setRevision(await keeper.keep(now))
      setMissed(0)
      keeping.saved()
    } catch (error) {
      const problem = asProblem(error)
      const again = problem.kind === 'unavailable'
      if (!again) keeper.refuse()
      setRefused(!again)
      setMissed((count) => count + 1)
      // Said once, however often it is tried without a connection.
      if (!again || missed === 0) void message.error(refusalSentence(problem))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `missed` begins the next try after one that failed.
  useEffect(() => {
    if (refused || keeper.has(now)) return
    const timer = setTimeout(keep, missed > 0 ? retryMs : pauseMs)
    return () => clearTimeout(timer)
  }, [now, missed, refused])
  useOnLeaving(() => void keeper.keep(now).catch(() => undefined))
  return { revision, saving: refused ? 'failed' : keeper.has(now) ? 'saved' : 'waiting' }
}

function useOnLeaving(leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => () => latest.current(), [])
}

/** A draft that begins as it was kept; what has not been kept when one leaves is kept then. */
export function useKeptDraft<T>(first: Kept<T>, keeping: Keeping<T>): KeptDraft<T> {
  const [{ value, past }, keep] = useState<{ value: T; past: readonly T[] }>({ value: first.value, past: [] })
  const standing = useKeeping(first, value, keeping)
  return {
    value,
    ...standing,
    canUndo: past.length > 0,
    change: (next) =>
      keep((before) =>
        next === before.value
          ? before
          : { value: next, past: [...before.past, before.value].slice(-mostSteps) },
      ),
    undo: () =>
      keep((before) => {
        const last = before.past.at(-1)
        return last === undefined ? before : { value: last, past: before.past.slice(0, -1) }
      }),
  }
}
