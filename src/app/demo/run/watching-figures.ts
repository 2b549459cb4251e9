import { addAlertRule, listAlertRules, switchAlertRule } from '#features/alerts/contract/rules.ts'
import { staffWords } from '../texts/staff-words.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'
import { codeOf } from './sharing.ts'

const { alertRules: names } = staffWords

/** What the analyst wants to be told of; each is tried on what came before. */
const rules = [
  { name: names.complaints, watched: 'complaints', split: 'unit', minimumN: 10 },
  { name: names.labels, watched: 'complaints', split: 'label', windowDays: 7, minimumN: 15 },
  { name: names.silence, watched: 'silence', split: 'channel', minimumN: 5 },
  { name: names.nps, watched: 'nps', split: 'unit', windowDays: 7 },
  { name: names.solved, watched: 'first_contact_resolution', split: 'none', windowDays: 28, goal: 0.85 },
] as const

/** On the last evening but one the analyst lays down what is watched: everywhere, and in the east for its regional manager. */
export async function watchFigures(
  desk: Desk,
  { people, units }: Pick<Opened, 'people' | 'units'>,
): Promise<void> {
  const analyst = codeOf(people, 'analyst')
  for (const rule of rules) await desk.call(addAlertRule, rule, analyst)
  const east = { name: names.east, watched: 'complaints', split: 'unit', minimumN: 8 } as const
  await desk.call(addAlertRule, { ...east, unitId: codeOf(units, 'E') }, analyst)
}

/** The day after, what was tried goes live. */
export async function switchOnWatch(desk: Desk, people: ReadonlyMap<string, string>): Promise<void> {
  const analyst = codeOf(people, 'analyst')
  for (const { id, backTest } of (await desk.call(listAlertRules, {}, analyst)).rules)
    if (backTest?.state === 'done')
      await desk.call(switchAlertRule, { alertRuleId: id, active: true }, analyst)
}
