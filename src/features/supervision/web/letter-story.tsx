import { useTranslation } from 'react-i18next'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Letter } from './parts.ts'
import { LetterStateTag } from './words.tsx'

const soonMs = 4 * 3_600_000

/** How a letter stands: state, clock, who was told of its silence. */
export function LetterFacts({ letter }: { letter: Letter }) {
  const { t } = useTranslation('supervision')
  const awaited = letter.state === 'sent' || letter.state === 'received'
  return (
    <span className="hx-supervision-tags">
      <LetterStateTag letter={letter} />
      {awaited && <ClockTag clock={{ dueAt: letter.dueAt }} soonMs={soonMs} plain />}
      {awaited && letter.escalation > 0 && (
        <StatusTag
          tone="breached"
          plain
          word={t(letter.escalation > 1 ? 'letter.escalated2' : 'letter.escalated1')}
        />
      )}
    </span>
  )
}

/** What came of a letter: receipt, each answer, and what was made of it. */
export function LetterStory({ letter }: { letter: Letter }) {
  const { t } = useTranslation('supervision')
  const { locale } = useLocale()
  const at = (moment: string) => formatMoment(moment, locale)
  const nameOf = (person: { name: string } | null) => person?.name ?? t('case.system')
  if (letter.receivedAt === null && letter.withdrawnWhy === null)
    return <p className="hx-soft">{t('letter.noProgress')}</p>
  return (
    <ol className="hx-supervision-story">
      {letter.receivedAt !== null && (
        <li>{t('letter.received', { name: nameOf(letter.receivedBy), at: at(letter.receivedAt) })}</li>
      )}
      {letter.answers.map((answer) => (
        <li key={answer.id}>
          <p className="hx-soft">
            {t('letter.answer')} · {nameOf(answer.by)} · {at(answer.at)} ·{' '}
            {t(answer.onTime ? 'letter.onTime' : 'letter.late')}
          </p>
          <p className="hx-supervision-words">{answer.text}</p>
          {answer.verdict !== null && (
            <p>
              <strong>{t('letter.verdict', { verdict: t(`deed.${answer.verdict.verdict}`) })}</strong>{' '}
              <span className="hx-soft">
                {nameOf(answer.verdict.by)} · {at(answer.verdict.at)}
              </span>
              {answer.verdict.words !== null && (
                <span className="hx-supervision-words"> {answer.verdict.words}</span>
              )}
            </p>
          )}
        </li>
      ))}
      {letter.withdrawnWhy !== null && <li>{t('letter.withdrawn', { why: letter.withdrawnWhy })}</li>}
    </ol>
  )
}
