import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { timeAt } from '#platform/web/ui/hours-range.tsx'
import { askingAfterOrders } from '../../contract/after-orders.ts'
import { askingAfterClosure, type Following, readContactRule } from '../../contract/inviting.ts'
import type { Details } from '../details.ts'

const shown = (minute: number): string => timeAt(minute).format('HH:mm')

/** How each way stands, in one line, while it is folded. */
export function useStandings(details: Details) {
  const { t } = useTranslation('questionnaires')
  const survey = { questionnaireId: details.id }
  const closure = useRead(askingAfterClosure, survey, {}).data
  const orders = useRead(askingAfterOrders, survey, {}).data
  const rule = useRead(readContactRule, {}, {}).data
  const follows = (kept: Following | undefined) =>
    kept &&
    (kept.active
      ? t('following.standing', {
          hours: kept.delayHours,
          latest: kept.latestHours,
          percent: kept.percent,
          way: t(`asking.ways.${kept.way}`),
        })
      : t('following.off'))
  const { card, closesOn, expiresDays } = details
  return {
    closure: follows(closure),
    orders: follows(orders),
    card: card?.active ? t('card.standing', { count: card.sites.length }) : t('card.off'),
    lasting: t(closesOn === null ? 'sending.lastingOpen' : 'sending.lastingUntil', {
      day: closesOn,
      days: expiresDays,
    }),
    rule:
      rule &&
      [
        t('rule.standing', { days: rule.restDays }),
        ...(rule.quietFrom === rule.quietUntil
          ? []
          : [t('rule.standingQuiet', { from: shown(rule.quietFrom), until: shown(rule.quietUntil) })]),
        ...(rule.workingDaysOnly ? [t('rule.standingDays')] : []),
      ].join(t('rule.joint')),
  }
}
