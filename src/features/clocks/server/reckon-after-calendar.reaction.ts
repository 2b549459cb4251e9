import { reaction } from '#platform/server/followers.ts'
import { calendarSaved } from '../contract.ts'
import { reckonCalendar } from './calendar-reckoning.ts'

export const reckonAfterCalendar = reaction({
  name: 'clocks.reckon-after-calendar',
  on: [calendarSaved],
  react: async ({ enqueue }, events) => {
    const edited = events.filter(({ facts }) => facts.change === 'edited' || facts.change === 'holidays')
    for (const calendarId of new Set(edited.map(({ subjectId }) => subjectId)))
      await enqueue(reckonCalendar, { calendarId })
  },
})
