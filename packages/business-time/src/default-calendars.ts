import type { CalendarDefinition, WorkingWindow } from './calendar-definition.ts'
import { CHINESE_HOLIDAYS } from './chinese-holidays.ts'

const OFFICE_HOURS: readonly WorkingWindow[] = [{ start: 540, end: 1080 }]
const WHOLE_DAY: readonly WorkingWindow[] = [{ start: 0, end: 1440 }]

/** Monday to Friday 09:00–18:00 in China, with public holidays and make-up working days. */
export const CHINESE_BUSINESS_HOURS: CalendarDefinition = {
  id: 'cn-business-hours',
  timeZone: 'Asia/Shanghai',
  weekly: { mon: OFFICE_HOURS, tue: OFFICE_HOURS, wed: OFFICE_HOURS, thu: OFFICE_HOURS, fri: OFFICE_HOURS },
  holidays: CHINESE_HOLIDAYS,
}

/** Calendar time: every moment counts, so clocks in real hours need no code of their own. */
export const AROUND_THE_CLOCK: CalendarDefinition = {
  id: 'around-the-clock',
  timeZone: 'UTC',
  weekly: {
    mon: WHOLE_DAY,
    tue: WHOLE_DAY,
    wed: WHOLE_DAY,
    thu: WHOLE_DAY,
    fri: WHOLE_DAY,
    sat: WHOLE_DAY,
    sun: WHOLE_DAY,
  },
}
