import { useTranslation } from 'react-i18next'
import { directory } from '#features/staff/contract.ts'
import { useRoleNames } from '#features/staff/web/public/role-names.ts'
import { useRead } from '#platform/web/api.ts'
import type { LadderStep } from '../contract/ladders.ts'

/** One step in a sentence: when, whom, how, and what follows from silence. */
export function StepWords({ step }: { step: LadderStep }) {
  const { t } = useTranslation('escalations')
  const { after, channels, acknowledgeWithin, repeat, waits } = step
  const when =
    after.kind === 'share'
      ? t(after.share === 100 ? 'when.overdue' : 'when.share', { share: after.share })
      : t(`when.${after.kind}`, { ms: after.kind === 'past' ? after.minutes * 60_000 : 0 })
  const how = channels.map((channel) => t(`channels.${channel}`)).join(t('and'))
  const asks = [
    ...(acknowledgeWithin === null ? [] : [t('words.acknowledge', { ms: acknowledgeWithin * 60_000 })]),
    ...(repeat === null ? [] : [t('words.repeat', { ms: repeat.every * 60_000, count: repeat.times })]),
    ...(waits ? [t('words.waits')] : []),
  ]
  return (
    <>
      <strong>{when}</strong>
      {t('words.colon')}
      <Whom who={step.who} />
      <span className="hx-soft">
        {' · '}
        {channels.length === 0 ? t('channels.chosen') : how}
        {asks.map((words) => ` · ${words}`)}
      </span>
    </>
  )
}

function Whom({ who }: Pick<LadderStep, 'who'>) {
  const { t } = useTranslation('escalations')
  const roleName = useRoleNames()
  const named = who.find((one) => one.to === 'person')
  const person = useRead(directory, {}, { personId: named?.personId ?? '' }, { enabled: named !== undefined })
    .data?.items[0]
  const wordOf = (one: LadderStep['who'][number]) => {
    if (one.to === 'person') return person?.name ?? t('whom.person')
    return one.to === 'role' ? roleName(one.roleId) : t(`whom.${one.to}`)
  }
  return <span>{who.map(wordOf).join(t('and'))}</span>
}
