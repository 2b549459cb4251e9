import type { ServerModule } from '#platform/server/module.ts'
import {
  compensationEvents,
  compensationExported,
  compensationPermissions,
  compensationSet,
} from '../contract.ts'
import { exporting } from './exporting.command.ts'
import { followMovedUnits, forgetAfterErasure } from './follow-neighbours.reaction.ts'
import { list, settings, totals } from './ledger.query.ts'
import { check, ofTicket } from './of-ticket.query.ts'
import { offering } from './offering.command.ts'
import { savingKind, settingBudget, settingLimit, settingRule } from './settings.command.ts'
import { stepping } from './stepping.command.ts'

export const compensation: ServerModule = {
  name: 'compensation',
  permissions: compensationPermissions,
  events: [...compensationEvents, compensationSet, compensationExported],
  handlers: [
    ofTicket,
    check,
    list,
    totals,
    settings,
    offering,
    stepping,
    exporting,
    savingKind,
    settingLimit,
    settingBudget,
    settingRule,
  ],
  followers: [followMovedUnits, forgetAfterErasure],
}
