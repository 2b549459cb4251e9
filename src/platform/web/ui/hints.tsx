import { Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import './hints.css'

const restMs = 100 // a pointer that only crosses a thing stays for less
const aboveDialogues = 2_000

interface Hint {
  readonly words: string
  readonly place: DOMRect
}

/**
 * Says what things add about themselves in `data-hint`, under the pointer and at the focus. One for the whole page: a list has hundreds of
 * such things, and a tooltip of its own around each of them costs more than what it stands around. Mount once.
 */
export function Hints() {
  const hint = useHint()
  if (hint === null) return null
  const { left, top, width, height } = hint.place
  return (
    <Tooltip open title={hint.words} zIndex={aboveDialogues}>
      <span className="hx-hinted" style={{ left, top, width, height }} />
    </Tooltip>
  )
}

function useHint(): Hint | null {
  const [hint, show] = useState<Hint | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let of: Element | null = null
    const turnTo = (next: Element | null) => {
      if (next === of) return
      of = next
      clearTimeout(timer)
      show(null)
      if (next !== null) timer = setTimeout(() => show(hintOf(next)), restMs)
    }
    const point = ({ target }: Event) => turnTo(hinted(target))
    const focus = ({ target }: Event) => turnTo(isByKey(target) ? hinted(target) : null)
    const leave = () => turnTo(null)
    const stop = listen({
      mouseover: point,
      focusin: focus,
      focusout: leave,
      pointerdown: leave,
      scroll: leave,
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return hint
}

function listen(ears: Readonly<Record<string, (event: Event) => void>>): () => void {
  for (const [name, hear] of Object.entries(ears)) addEventListener(name, hear, true)
  return () => {
    for (const [name, hear] of Object.entries(ears)) removeEventListener(name, hear, true)
  }
}

const hinted = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-hint]') : null

const isByKey = (target: EventTarget | null) => target instanceof Element && target.matches(':focus-visible')

function hintOf(element: Element): Hint | null {
  const words = element.getAttribute('data-hint') ?? ''
  return element.isConnected && words !== '' ? { words, place: element.getBoundingClientRect() } : null
}
