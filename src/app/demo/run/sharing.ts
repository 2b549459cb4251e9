import { roster, setShift } from '#features/dispatch/contract/roster.ts'
import { askSimulation } from '#features/dispatch/contract/simulations.ts'
import { setProfile, setStrategy } from '#features/dispatch/contract/strategies.ts'
import { addRule, listRules } from '#features/dispatch/contract.ts'
import { aroundTheClock, grades, officeHours, sharingRules, sharingWays, triedRule } from '../plan/staff.ts'
import type { Desk } from './desk.ts'

/** The id that a code or login of the plan has. */
export const codeOf = (map: ReadonlyMap<string, string>, code: string): string => {
  const id = map.get(code)
  if (id === undefined) throw new Error(`The plan names ${code}, which is nowhere`)
  return id
}

/** Lays the dispatch rules down. */
export async function shareOut(
  desk: Desk,
  by: string,
  ids: { units: Map<string, string>; labels: Map<string, string> },
) {
  for (const rule of sharingRules) {
    await desk.call(
      addRule,
      {
        name: rule.name,
        toUnitId: codeOf(ids.units, rule.to),
        kinds: [...(rule.kinds ?? [])],
        urgencies: [...(rule.urgencies ?? [])],
        languages: [...(rule.languages ?? [])],
        labelIds: (rule.labels ?? []).map((code) => codeOf(ids.labels, code)),
        unitIds: (rule.units ?? []).map((code) => codeOf(ids.units, code)),
        vip: rule.vip ?? null,
        toTier: rule.toTier ?? null,
      },
      by,
    )
  }
}

/** Says how units share their tickets among their people, and who handles more than the front line. */
export async function shareWithin(
  desk: Desk,
  by: string,
  ids: { units: Map<string, string>; people: Map<string, string> },
): Promise<void> {
  for (const { unit, overflow, ...way } of sharingWays)
    await desk.call(
      setStrategy,
      {
        unitId: codeOf(ids.units, unit),
        ...{ sticky: false, byTier: false, vipToSenior: false },
        ...{ sizes: [1, 1, 1], urgentExtra: 0, greenExtra: 0 },
        ...way,
        overflowUnitId: overflow === undefined ? null : codeOf(ids.units, overflow),
      },
      by,
    )
  for (const [login, grade] of Object.entries(grades))
    await desk.call(setProfile, { personId: codeOf(ids.people, login), grade, levels: {} }, by)
}

/** On the last evening a roster is drawn up: who came and went by themselves has hours from now on. */
export async function drawUpRoster(desk: Desk, people: ReadonlyMap<string, string>): Promise<void> {
  const by = codeOf(people, 'lead')
  const { calendars } = await desk.call(roster, {}, by)
  const [office, always] = calendars
  for (const [hours, logins] of [
    [office, officeHours],
    [always, aroundTheClock],
  ] as const)
    for (const login of hours === undefined ? [] : logins)
      await desk.call(setShift, { personId: codeOf(people, login), calendarId: hours?.id ?? null }, by)
}

/** On the last evening somebody wonders what another rule would have done last month, and has it tried. */
export async function tryRule(
  desk: Desk,
  { units, administratorId: by }: { units: ReadonlyMap<string, string>; administratorId: string },
): Promise<void> {
  const { rules } = await desk.call(listRules, {}, by)
  const tried = rules.find(({ name }) => name === triedRule.name)
  if (tried === undefined) throw new Error(`The plan names the rule ${triedRule.name}, which is nowhere`)
  const { id: ruleId, position: _, ...rule } = tried
  const draft = {
    kind: 'rule',
    ruleId,
    rule: { ...rule, toUnitId: codeOf(units, triedRule.to) },
  } as const
  await desk.call(askSimulation, { days: 30, draft }, by)
}
