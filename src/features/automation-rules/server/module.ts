import type { ServerModule } from '#platform/server/module.ts'
import { automationEvents, automationPermissions, ruleSaved, rulesOrdered } from '../contract.ts'
import { adding, changing, ordering, removing, switching } from './keeping.command.ts'
import { ruleList, runList, webhookNames } from './rules.query.ts'
import { runRules } from './running-rules.ts'
import { setRulesGoing } from './set-rules-going.reaction.ts'
import { trying } from './trying.query.ts'
import { forgetRuns, reviveRuns } from './upkeep.timer.ts'

export const automationRules: ServerModule = {
  name: 'automation-rules',
  permissions: automationPermissions,
  events: [ruleSaved, rulesOrdered, ...automationEvents],
  handlers: [ruleList, runList, webhookNames, trying, adding, changing, switching, removing, ordering],
  followers: [setRulesGoing],
  jobs: [runRules],
  timers: [reviveRuns, forgetRuns],
}
