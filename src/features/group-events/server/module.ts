import type { ServerModule } from '#platform/server/module.ts'
import { groupEventEvents, groupEventPermissions } from '../contract.ts'
import { answering, takingAnswerBack } from './answering/answering.command.ts'
import { answersOfEvent, previewing } from './answering/answers.query.ts'
import { sendAnswers } from './answering/send-answers.timer.ts'
import { compareAfterAnalysis } from './compare-after-analysis.reaction.ts'
import { compareWaiting } from './comparing-waiting.ts'
import { closing, noting, puttingBack, reopening, takingOut } from './deeds.command.ts'
import { eventDetails, voicesOfEvent } from './event-details.query.ts'
import { eventList } from './event-list.query.ts'
import { eventOfVoice, eventsOfTicket } from './events-beside.query.ts'
import { exporting } from './exporting.command.ts'
import { forgetOldVoices } from './forget-old-voices.timer.ts'
import { leaveAfterErasure } from './leave-after-erasure.reaction.ts'
import { standingRule } from './rule.query.ts'
import { settingRule } from './setting-rule.command.ts'

export const groupEvents: ServerModule = {
  name: 'group-events',
  permissions: groupEventPermissions,
  events: groupEventEvents,
  handlers: [
    eventList,
    eventDetails,
    voicesOfEvent,
    eventOfVoice,
    eventsOfTicket,
    standingRule,
    closing,
    reopening,
    noting,
    takingOut,
    puttingBack,
    answering,
    takingAnswerBack,
    answersOfEvent,
    previewing,
    settingRule,
    exporting,
  ],
  followers: [compareAfterAnalysis, leaveAfterErasure],
  jobs: [compareWaiting],
  timers: [forgetOldVoices, sendAnswers],
}
