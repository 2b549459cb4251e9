import { command } from '#platform/server/command.ts'
import { removeStrategy, setProfile, setStrategy } from '../contract/strategies.ts'
import { putProfile, putStrategy } from './putting-strategies.ts'
import { refuseUnseen } from './versioned.ts'
import { lockVersions } from './versions.store.ts'

export const settingStrategy = command(setStrategy, async (context, { unitId, seen, ...strategy }) => {
  await lockVersions(context.db)
  await refuseUnseen(context.db, unitId, seen)
  return { ...strategy, version: await putStrategy(context, { unitId, strategy }) }
})

export const removingStrategy = command(removeStrategy, async (context, { unitId, seen }) => {
  await lockVersions(context.db)
  await refuseUnseen(context.db, unitId, seen)
  return { version: await putStrategy(context, { unitId, strategy: null }) }
})

export const settingProfile = command(setProfile, async (context, { personId, grade, levels }) => {
  await lockVersions(context.db)
  await putProfile(context, { personId, profile: { grade, levels } })
  return {}
})
