import { organisationSetUp } from '#features/organisation/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { installDefaults } from './public/install-defaults.ts'

export const installDefaultRule = reaction({
  name: 'dispatch.install-default-rule',
  on: [organisationSetUp],
  react: async (context, events) => {
    for (const { facts } of events) await installDefaults(context, facts)
  },
})
