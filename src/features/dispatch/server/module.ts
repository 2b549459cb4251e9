import type { ServerModule } from '#platform/server/module.ts'
import { dispatchEvents, dispatchPermissions, dispatchRuleEvents } from '../contract.ts'
import { assigning, claiming, returning } from './assigning.command.ts'
import { dispatchAfterMove, dispatchAfterRaise, dispatchOnOpen } from './dispatch-on-open.reaction.ts'
import { dispatchWaiting } from './dispatch-waiting.reaction.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { installDefaultRule } from './install-default-rule.reaction.ts'
import { addingRule, changingRule, orderingRules, removingRule } from './rules.command.ts'
import { rules } from './rules.query.ts'
import { assignable, assignment, trial } from './ticket-assignment.query.ts'

export const dispatch: ServerModule = {
  name: 'dispatch',
  permissions: dispatchPermissions,
  events: [...dispatchEvents, ...dispatchRuleEvents],
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
  ],
  followers: [
    dispatchOnOpen,
    dispatchAfterMove,
    dispatchAfterRaise,
    dispatchWaiting,
    installDefaultRule,
    forgetAfterErasure,
  ],
}
