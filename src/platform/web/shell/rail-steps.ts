import { groundSteps, loopSteps, type MenuEntry, type Step, type WebModule } from '../module.ts'

/** An entry of the rail with the namespace its label is in. */
export interface RailEntry extends MenuEntry {
  readonly module: string
  /** This person's day begins here. */
  readonly begins: boolean
}

/** A step of the rail with what this person may open in it. */
export interface RailStep {
  readonly step: Step
  readonly entries: readonly RailEntry[]
  /** Pages exist, but not for this person. */
  readonly closed: boolean
}

/** The rail of a person: the whole loop always, the ground below it only where there is something to open. */
export function railOf(modules: readonly WebModule[], may: (permission: string) => boolean): RailStep[] {
  const all = modules.flatMap((one) =>
    (one.menu ?? []).map((entry) => ({
      ...entry,
      module: one.name,
      begins: entry.beginsFor !== undefined && may(entry.beginsFor),
    })),
  )
  const stepOf = (step: Step): RailStep => {
    const inStep = all.filter((entry) => entry.step === step).sort((a, b) => a.order - b.order)
    const entries = inStep.filter((entry) => entry.access === undefined || [entry.access].flat().some(may))
    return { step, entries, closed: inStep.length > 0 && entries.length === 0 }
  }
  return [...loopSteps.map(stepOf), ...groundSteps.map(stepOf).filter((one) => one.entries.length > 0)]
}

/** The entry a path belongs to: the one whose path it continues furthest. */
export function currentEntry(rail: readonly RailStep[], pathname: string): RailEntry | undefined {
  const holds = (entry: RailEntry) => pathname === entry.path || pathname.startsWith(`${entry.path}/`)
  return rail
    .flatMap((one) => one.entries)
    .filter(holds)
    .sort((a, b) => b.path.length - a.path.length)[0]
}

/** Where work begins for a person: the page that says so, else what is to be done, else the first thing they may open. */
export function startOf(rail: readonly RailStep[]): string | undefined {
  const entries = rail.flatMap((one) => one.entries)
  const start = entries.find((one) => one.begins) ?? entries.find((one) => one.step === 'act') ?? entries[0]
  return start?.path
}
