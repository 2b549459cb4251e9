import { useTranslation } from 'react-i18next'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import type { Callback } from './callback.ts'

/** Earlier attempts to reach the customer, so that nobody asks the same thing twice. */
export function Attempts({ attempts }: { attempts: Callback['attempts'] }) {
  const { t } = useTranslation('callbacks')
  if (attempts.length === 0) return null
  return (
    <ol className="hx-callback-attempts">
      {attempts.map((attempt) => (
        <li key={attempt.at}>
          <RelativeTime at={attempt.at} />{' '}
          {[t(`screens.channel.${attempt.channel}`), ...saidOf(attempt, t)].join(t('screens.separator'))}
          {attempt.note !== null && attempt.note !== '' && <span className="hx-soft">：{attempt.note}</span>}
        </li>
      ))}
    </ol>
  )
}

type Words = ReturnType<typeof useTranslation<'callbacks'>>['t']

function saidOf({ result, solved, missing }: Callback['attempts'][number], t: Words): string[] {
  return [
    t(`screens.attempt.${result}`),
    ...(solved === null ? [] : [t(solved ? 'screens.attempt.solved' : 'screens.attempt.unsolved')]),
    ...(missing === null ? [] : [t('screens.attempt.missing', { missing })]),
  ]
}
