import { useState } from 'react'
import { askedAt } from '../domain/finding.ts'
import type { Field } from './field.ts'

/** What is asked for after a «/», and which of what was found is under the cursor. */
export function useAsked(field: Field) {
  const [caret, setCaret] = useState(0)
  const [dismissed, dismiss] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const asked = field.on ? askedAt(field.text, caret) : null
  return {
    /** Null while nobody asks, or after Escape. */
    asked: asked === null || asked.from === dismissed ? null : asked,
    caret,
    at,
    setAt,
    dismiss: () => dismiss(asked?.from ?? null),
    /** To be told whenever the caret moves. */
    follow: (next: number) => {
      if (next === caret) return
      setCaret(next)
      setAt(0)
      dismiss(null)
    },
  }
}
