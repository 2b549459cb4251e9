import { organisationSetUp } from '#features/organisation/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { installDefaults } from './public/install-defaults.ts'

export const installDefaultsAfterSetUp = reaction({
  name: 'clocks.install-after-set-up',
  on: [organisationSetUp],
  react: async (context, [event]) => {
    if (event !== undefined) await installDefaults(context, { timeZone: event.facts.timeZone })
  },
})
