import { query } from '#platform/server/command.ts'
import { listStrategies, listTeam } from '../contract/strategies.ts'
import { defaultStrategy, type Strategy } from '../domain/strategy.ts'
import { loadsOf } from './assignments.query.ts'
import { ownStrategies } from './strategies.ts'
import { membersUnder } from './team.query.ts'
import { latestVersions } from './versioned.ts'

const shown = ({ sizes, ...strategy }: Strategy) => ({
  ...strategy,
  sizes: [...sizes] as [number, number, number],
})

export const strategies = query(listStrategies, async ({ read }) => ({
  standard: shown(defaultStrategy),
  units: [...(await ownStrategies(read))].map(([unitId, strategy]) => ({
    unitId,
    strategy: shown(strategy),
  })),
  versions: Object.fromEntries(await latestVersions(read, 'strategy')),
}))

export const team = query(listTeam, async ({ read }, { unitId }) => {
  const members = await membersUnder(read, [unitId])
  const loads = await loadsOf(
    read,
    members.map((member) => member.personId),
  )
  const people = members.map(({ personId, name, unitId, skills, capacity, grade, levels }) => ({
    id: personId,
    name,
    unitId,
    skills: [...skills],
    load: loads.get(personId)?.load ?? 0,
    capacity,
    grade,
    levels: { ...levels },
  }))
  return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
})
