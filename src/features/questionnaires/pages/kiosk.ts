import type { VNode } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { html } from '#platform/pages/html.ts'
import { say } from '#platform/pages/say.ts'
import { inLanguage } from '../domain/piping.ts'
import type { Answers } from '../domain/questionnaire.ts'
import { AnswerForm } from './answer-form.ts'
import type { AnswerProps } from './answer-props.ts'
import { allWaiting, keepWaiting, sendNow, sendWaiting } from './kiosk-queue.ts'
import { useStanding } from './kiosk-standing.ts'

/** What a kiosk's page is made of. */
export type KioskProps = AnswerProps & { readonly version: number; readonly locale: string }

const thanksMs = 6000
const leftAloneMs = 60_000
const beatMs = 15_000

const drawn = (): string =>
  [...crypto.getRandomValues(new Uint8Array(24))].map((one) => one.toString(16).padStart(2, '0')).join('')

/** Keeps the page and what it loads, so that the kiosk opens without a line, too. */
async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/q/kiosk-worker.js', { scope: '/q/' })
  const kept = await caches.open('huixiang-kiosk')
  const parts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
  await kept.addAll([location.pathname, ...parts])
  // Else a browser that needs room may throw away what waits.
  await navigator.storage?.persist?.()
}

function useWaiting() {
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState(0)
  const look = useCallback(async () => {
    const found = await sendWaiting().catch(() => null)
    if (found !== null) setRefused(found)
    setWaiting((await allWaiting()).length)
  }, [])
  useEffect(() => {
    const again = () => void look().catch(() => undefined)
    keepPage().catch(() => undefined)
    again()
    const beat = setInterval(again, beatMs)
    addEventListener('online', again)
    return () => {
      clearInterval(beat)
      removeEventListener('online', again)
    }
  }, [look])
  return { waiting, refused, look, setWaiting }
}

/** Begins anew when whoever stood here went away. */
function useLeftAlone(leave: () => void): void {
  useEffect(() => {
    let waiting = setTimeout(leave, leftAloneMs)
    const touched = () => {
      clearTimeout(waiting)
      waiting = setTimeout(leave, leftAloneMs)
    }
    for (const sign of ['pointerdown', 'keydown', 'input'] as const) addEventListener(sign, touched)
    return () => {
      clearTimeout(waiting)
      for (const sign of ['pointerdown', 'keydown', 'input'] as const) removeEventListener(sign, touched)
    }
  }, [leave])
}

function One({
  props,
  send,
  leave,
}: {
  props: KioskProps
  send: (answers: Answers, tookMs: number) => void
  leave: () => void
}): VNode {
  const begun = useRef(Date.now())
  useLeftAlone(leave)
  return html`<${AnswerForm} ...${props} seed=${String(begun.current)} send=${(answers: Answers) => send(answers, Date.now() - begun.current)} />`
}

function Start({ props, begin }: { props: KioskProps; begin: () => void }): VNode {
  const { words, language, questionnaire } = props
  return html`<div class="kiosk-start">
    <h1>${inLanguage(questionnaire.title, language)}</h1>
    ${questionnaire.intro === null ? null : html`<p class="lead">${inLanguage(questionnaire.intro, language)}</p>`}
    <p class="soft">${say(words, questionnaire.anonymousAlarms ? 'anonymousAlarms' : 'anonymous')}</p>
    <button class="primary" type="button" onClick=${begin}>${say(words, 'kiosk.begin')}</button>
  </div>`
}

/** A survey for whoever stands before a device: full screen, one after the other, with or without a line. */
export function Kiosk(props: KioskProps): VNode {
  const { words, language, questionnaire, token, version, locale } = props
  const [stage, setStage] = useState<'start' | 'asking' | 'thanks'>('start')
  const { waiting, refused, look, setWaiting } = useWaiting()
  const [failed, setFailed] = useState(false)
  const start = useCallback(() => setStage('start'), [])
  const standing = useStanding(token, version)
  const between = stage === 'start'
  useEffect(() => {
    if (between && standing === 'newer') location.reload()
  }, [between, standing])
  useEffect(() => {
    document.documentElement.classList.add('kiosk')
  }, [])
  const begin = () => {
    document.documentElement.requestFullscreen?.().catch(() => undefined)
    setStage('asking')
  }
  const send = async (answers: Answers, tookMs: number) => {
    const answer = { key: drawn(), token, version, answers, locale, tookMs }
    const kept = await keepWaiting(answer).then(
      () => true,
      () => false,
    )
    // A device without room may have a line.
    const taken = kept || (await sendNow(answer)) === 'taken'
    setFailed(!taken)
    if (!taken) return
    if (kept) setWaiting((before) => before + 1)
    setStage('thanks')
    setTimeout(start, thanksMs)
    void look().catch(() => undefined)
  }
  return html`<div>
    ${failed ? html`<p class="notice" role="alert">${say(words, 'kiosk.notKept')}</p>` : null}
    ${between && standing !== 'over' ? html`<${Start} props=${props} begin=${begin} />` : null}
    ${
      between && standing === 'over'
        ? html`<div class="kiosk-start">
            <h1>${say(words, 'closed.title')}</h1>
            <p class="lead">${say(words, 'closed.text')}</p>
          </div>`
        : null
    }
    ${stage === 'asking' ? html`<${One} props=${props} leave=${start} send=${send} />` : null}
    ${
      stage === 'thanks'
        ? html`<section class="card ending" role="status">
            <span class="done" aria-hidden="true">✓</span>
            <h1>${say(words, 'answered.title')}</h1>
            <p class="lead">${inLanguage(questionnaire.thanks, language)}</p>
          </section>`
        : null
    }
    <p class="soft kiosk-waiting" aria-live="polite">
      ${waiting > refused ? say(words, 'kiosk.waiting', { count: waiting - refused }) : refused === 0 ? say(words, 'kiosk.allSent') : null}
      ${refused > 0 ? html` ${say(words, 'kiosk.refused', { count: refused })}` : null}
    </p>
  </div>`
}
