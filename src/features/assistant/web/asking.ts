import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useLocale } from '#platform/web/i18n.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { answerLines } from '#platform/web/transport.ts'
import type { answerLine } from '../contract.ts'
import type { Use } from '../domain/uses.ts'

/** What may be asked about. */
export type About = { readonly ticketId: string } | { readonly feedbackId: string }
type Line = z.output<typeof answerLine>
/** An answer as it came. */
export type Answered = Exclude<Line, { written: number } | { fault: unknown }>

/** How far asking has come: nothing asked, so many characters written, an answer, or a sentence why there is none. */
export type Standing =
  | { readonly is: 'idle' }
  | { readonly is: 'writing'; readonly written: number }
  | { readonly is: 'answered'; readonly answer: Answered }
  | { readonly is: 'failed'; readonly why: string }

const pathOf = (about: About) =>
  'ticketId' in about
    ? `/api/tickets/${about.ticketId}/assistance`
    : `/api/feedback/${about.feedbackId}/assistance`

/** Asks the language model and follows its answer; leaving the page ends the asking, and so does `stop`. */
export function useAsking() {
  const { t } = useTranslation('assistant')
  const { locale } = useLocale()
  const [standing, setStanding] = useState<Standing>({ is: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const failed = ({ fault, retryAfterSeconds }: Extract<Line, { fault: unknown }>): Standing => {
    const again = retryAfterSeconds === null ? '' : ` ${t('ask.retryAfter', { count: retryAfterSeconds })}`
    return { is: 'failed', why: t('ask.failed', { why: t(`faults.${fault}`) }) + again }
  }
  const follow = async (about: About, use: Use, signal: AbortSignal): Promise<Answered | null> => {
    setStanding({ is: 'writing', written: 0 })
    for await (const line of answerLines<Line>(pathOf(about), { use, language: locale }, signal)) {
      if ('written' in line) setStanding({ is: 'writing', written: line.written })
      else if ('fault' in line) setStanding(failed(line))
      else {
        setStanding({ is: 'answered', answer: line })
        return line
      }
    }
    return null
  }
  return {
    standing,
    /** Gives the answer, or null when there is none. */
    async ask(about: About, use: Use): Promise<Answered | null> {
      running.current?.abort()
      const asked = new AbortController()
      running.current = asked
      try {
        return await follow(about, use, asked.signal)
      } catch (error) {
        if (asked.signal.aborted) setStanding({ is: 'idle' })
        else setStanding({ is: 'failed', why: refusalSentence(asProblem(error)) })
        return null
      }
    },
    stop() {
      running.current?.abort()
      setStanding({ is: 'idle' })
    },
  }
}
