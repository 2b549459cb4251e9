import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead } from '#platform/web/api.ts'
import { questionnaireThemes } from '../../contract/what-people-gave.ts'
import { useWordsIn } from '../language.ts'
import type { Choosing } from './use-choice.ts'

type Theme = ItemOf<typeof questionnaireThemes>

/** What people speak of, with how it sounds; each leads to the comments that speak of it. */
export function Themes({ id, choosing }: { id: string; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const { filters, choice } = choosing
  const { question } = filters.chosen
  const read = useRead(
    questionnaireThemes,
    { questionnaireId: id },
    { ...choice, ...(question !== undefined && { question }) },
    { every: 30_000, keepPrevious: true },
  )
  const { items = [], without = 0 } = read.data ?? {}
  if (items.length === 0) return null
  const largest = Math.max(...items.map(countOf))
  const chosen = filters.values.label
  return (
    <section className="hx-themes" aria-label={t('themes.title')}>
      <h3>{t('themes.title')}</h3>
      <ul>
        {items.map((theme) => (
          <One
            key={theme.labelId}
            theme={theme}
            largest={largest}
            chosen={chosen === theme.labelId}
            choose={() => filters.set({ label: chosen === theme.labelId ? '' : theme.labelId })}
          />
        ))}
      </ul>
      <p className="hx-soft">{t('themes.hint', { count: without })}</p>
    </section>
  )
}

const countOf = ({ positive, neutral, negative }: Theme): number => positive + neutral + negative

function One(props: { theme: Theme; largest: number; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation('questionnaires')
  const { say } = useWordsIn()
  const { theme, largest, chosen, choose } = props
  const { positive, negative } = theme
  return (
    <li>
      <button type="button" className="hx-result-open" aria-pressed={chosen} onClick={choose}>
        {say(theme.words)}
      </button>
      <meter min={0} max={largest} value={countOf(theme)} aria-label={say(theme.words)} />
      <span>
        {countOf(theme)} <small className="hx-soft">{t('themes.sounds', { positive, negative })}</small>
      </span>
    </li>
  )
}
