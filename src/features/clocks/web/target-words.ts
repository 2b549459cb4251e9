import type { TFunction } from 'i18next'
import type { Target } from '../domain/calendars.ts'

/** «4 小时», «7 个工作日（从次日起算）», or that there is no limit. */
export function targetWords(t: TFunction<'clocks'>, target: Target | null): string {
  if (target === null) return t('policies.no_target')
  const length = t(`amount.${target.unit}`, { count: target.amount })
  return target.fromNextDay === true ? t('amount.from_next_day', { length }) : length
}
