import { useTranslation } from 'react-i18next'
import { PlacedRule } from './placed-rule.tsx'
import { StrategyWords } from './strategy-words.tsx'
import type { ReadVersion } from './version.ts'

type Content = ReadVersion['now']

/** What a version holds, in words; of an order the rules that stand elsewhere than in the `other`. */
export function VersionWords(props: { content: Content; other: Content; rules: ReadVersion['rules'] }) {
  const { t } = useTranslation('dispatch')
  const { content, other, rules } = props
  switch (content.what) {
    case 'rule':
      return <PlacedRule rule={content.is} />
    case 'order':
      return <Places order={content.is} other={other.what === 'order' ? other.is : []} rules={rules} />
    case 'strategy':
      return (
        <p>
          {content.is === null ? (
            t('screens.simulation.force.follows')
          ) : (
            <StrategyWords strategy={content.is} />
          )}
        </p>
      )
    case 'profile':
      return <Profile profile={content.is} />
  }
}

function Places(props: { order: readonly string[]; other: readonly string[]; rules: ReadVersion['rules'] }) {
  const { t } = useTranslation('dispatch')
  const { order, other, rules } = props
  const names = new Map(rules.map(({ id, name }) => [id, name]))
  const places = order.map((id, at) => ({ id, place: at + 1 }))
  return (
    <ol>
      {places
        .filter(({ id, place }) => other[place - 1] !== id)
        .map(({ id, place }) => (
          <li key={id}>{t('screens.simulation.force.place', { place, name: names.get(id) ?? '' })}</li>
        ))}
    </ol>
  )
}

function Profile({ profile }: { profile: (Content & { what: 'profile' })['is'] }) {
  const { t } = useTranslation(['dispatch', 'tickets'])
  if (profile === null) return <p>{t('screens.versions.noProfile')}</p>
  const levels = Object.entries(profile.levels).map(([skill, level]) =>
    t('screens.versions.level', { skill, level }),
  )
  const grade = t('screens.strategy.upTo', { tier: t(`tickets:tier.${profile.grade}`) })
  return <p>{[grade, ...levels].join(' · ')}</p>
}
