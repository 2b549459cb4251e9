import { useState } from 'react'

/** A text that survives a reload, a crash and a look at another ticket; kept in this browser only. */
export function useDraft(
  ticketId: string,
  what: 'reply' | 'note' | 'heard' | 'solution',
): [string, (text: string) => void, () => void] {
  const stored = `huixiang.draft.${ticketId}.${what}`
  const [kept, keep] = useState({ stored, text: localStorage.getItem(stored) ?? '' })
  const text = kept.stored === stored ? kept.text : (localStorage.getItem(stored) ?? '')
  const put = (next: string) => {
    if (next === '') localStorage.removeItem(stored)
    else localStorage.setItem(stored, next)
    keep({ stored, text: next })
  }
  return [text, put, () => put('')]
}
