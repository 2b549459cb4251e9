import type { ServerModule } from '#platform/server/module.ts'
import {
  supervisionEvents,
  supervisionExported,
  supervisionPermissions,
  supervisionRuleSet,
} from '../contract.ts'
import { answering, receiving } from './answering.command.ts'
import { details as caseDetails, ofTicket } from './case-details.query.ts'
import { closing } from './closing.command.ts'
import { counts, desk } from './desk.query.ts'
import { exporting } from './exporting.command.ts'
import { followCalendars, followMovedUnits, forgetAfterErasure } from './follow-neighbours.reaction.ts'
import { details as letterDetails, list } from './letters.query.ts'
import { opening } from './opening.command.ts'
import { responsibilities } from './responsibilities.query.ts'
import { appealing, deciding, noting } from './responsibility.command.ts'
import { settingRule } from './rule.command.ts'
import { standingRule } from './rule.query.ts'
import { reviewing, sending, withdrawing } from './sending.command.ts'
import { superviseAfterSigns } from './supervise-after-signs.reaction.ts'
import { wakeLetters } from './wake-letters.timer.ts'

export const supervision: ServerModule = {
  name: 'supervision',
  permissions: supervisionPermissions,
  events: [...supervisionEvents, supervisionExported, supervisionRuleSet],
  handlers: [
    desk,
    counts,
    caseDetails,
    ofTicket,
    list,
    letterDetails,
    responsibilities,
    standingRule,
    opening,
    sending,
    receiving,
    answering,
    reviewing,
    withdrawing,
    noting,
    appealing,
    deciding,
    closing,
    exporting,
    settingRule,
  ],
  followers: [superviseAfterSigns, followCalendars, followMovedUnits, forgetAfterErasure],
  timers: [wakeLetters],
}
