import { useTranslation } from 'react-i18next'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import type { Callback } from './callback.ts'
import { useSaid } from './names.ts'
import './scripts.css'

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
          {attempt.said !== null && <Asked said={attempt.said} />}
          {attempt.note !== null && attempt.note !== '' && <span className="hx-soft">：{attempt.note}</span>}
        </li>
      ))}
    </ol>
  )
}

/** What was asked along the script, and answered. */
function Asked({ said }: { said: NonNullable<Callback['attempts'][number]['said']> }) {
  const { t } = useTranslation('callbacks')
  const words = useSaid()
  if (said.length === 0) return null
  return (
    <details className="hx-script-asked">
      <summary>{t('screens.script.asked', { count: said.length })}</summary>
      <dl className="hx-script-passed">
        {said.map(({ asked, answer }) => (
          <div key={asked.zh}>
            <dt>{words(asked)}</dt>
            <dd>{words(answer) || '–'}</dd>
          </div>
        ))}
      </dl>
    </details>
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
