import type { ServerModule } from '#platform/server/module.ts'
import { rosterEvents } from '../contract/roster.ts'
import { simulationEvents } from '../contract/simulations.ts'
import { strategyEvents } from '../contract/strategies.ts'
import { dispatchEvents, dispatchPermissions, dispatchRuleEvents } from '../contract.ts'
import { assigning, claiming, returning } from './assigning.command.ts'
import { bringingBack } from './bringing-back.command.ts'
import { changeShifts } from './change-shifts.timer.ts'
import { dispatchAfterMove, dispatchAfterRaise, dispatchOnOpen } from './dispatch-on-open.reaction.ts'
import { dispatchWaiting } from './dispatch-waiting.reaction.ts'
import { fairnessQuery, portionQuery } from './fairness.query.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { handOnFromAway } from './hand-on-from-away.timer.ts'
import {
  forgetAfterPersonErased,
  handOnAfterRaise,
  handOverAfterShift,
  lookAfterCalendar,
} from './hand-over.reaction.ts'
import { installDefaultRule } from './install-default-rule.reaction.ts'
import { offerAgain } from './offer-again.timer.ts'
import { addingShiftChange, notingHandover, removingShiftChange, settingShift } from './roster.command.ts'
import { rosterQuery } from './roster.query.ts'
import { addingRule, changingRule, orderingRules, removingRule } from './rules.command.ts'
import { rules } from './rules.query.ts'
import { settleOffers } from './settle-offers.reaction.ts'
import { askingSimulation } from './simulating.command.ts'
import { simulate } from './simulation-work.ts'
import { simulation, simulations } from './simulations.query.ts'
import { removingStrategy, settingProfile, settingStrategy } from './strategies.command.ts'
import { strategies, team } from './team-settings.query.ts'
import { assignable, assignment, trial } from './ticket-assignment.query.ts'
import { decisions } from './ticket-decisions.query.ts'
import { tryQuotasAgain } from './try-quotas-again.timer.ts'
import { versionQuery, versions } from './versions.query.ts'
import { deskQuery, queueQuery } from './wall-tickets.query.ts'
import { wallboardQuery } from './wallboard.query.ts'

export const dispatch: ServerModule = {
  name: 'dispatch',
  permissions: dispatchPermissions,
  events: [...dispatchEvents, ...dispatchRuleEvents, ...strategyEvents, ...rosterEvents, ...simulationEvents],
  handlers: [
    rules,
    addingRule,
    changingRule,
    removingRule,
    orderingRules,
    trial,
    assignment,
    assignable,
    claiming,
    assigning,
    returning,
    strategies,
    settingStrategy,
    removingStrategy,
    team,
    settingProfile,
    decisions,
    rosterQuery,
    settingShift,
    addingShiftChange,
    removingShiftChange,
    notingHandover,
    fairnessQuery,
    portionQuery,
    askingSimulation,
    simulations,
    simulation,
    versions,
    versionQuery,
    bringingBack,
    wallboardQuery,
    queueQuery,
    deskQuery,
  ],
  followers: [
    dispatchOnOpen,
    dispatchAfterMove,
    dispatchAfterRaise,
    dispatchWaiting,
    installDefaultRule,
    forgetAfterErasure,
    settleOffers,
    handOverAfterShift,
    handOnAfterRaise,
    lookAfterCalendar,
    forgetAfterPersonErased,
  ],
  jobs: [simulate],
  timers: [offerAgain, tryQuotasAgain, changeShifts, handOnFromAway],
}
