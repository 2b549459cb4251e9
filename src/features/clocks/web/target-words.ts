import type { TFunction } from 'i18next'
import type { ClockPolicy } from '../contract/policies.ts'

/** «4 小时», «1 个工作日», or that there is no limit. */
export function targetWords(t: TFunction<'clocks'>, target: ClockPolicy['target']): string {
  if (target === null) return t('policies.no_target')
  return t(`amount.${target.unit}`, { count: target.amount })
}
