import type { WeekYearRule } from '@huixiang/business-time/week-years.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { weekRuleOf } from '../../domain/axes.ts'
import { metricSettings } from '../settings.query.ts'

/** How the organisation's years are made of weeks; null where they are made of months. */
export const weekYearsInForce = async (read: ReadHandle): Promise<WeekYearRule | null> =>
  weekRuleOf(await metricSettings(read))
